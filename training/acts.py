"""Writes the ordinary sentences, and the fitted acts of the rubrics in the repository. Run: make train."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from assessment.language.cleaning import clean
from assessment.language.meaning import WIDTH, Vectors, encoder
from assessment.language.respelling import respell
from assessment.language.segments import clauses, sentences
from assessment.marking.acts import (
    DATA,
    DEFAULT_CUT,
    KEPT,
    Lesson,
    examples_of,
    forget,
    key_of,
    lesson_of,
    logistic,
    patterns,
    rows_of,
)
from assessment.marking.case import prepare
from assessment.marking.left_out import keep_left_out
from assessment.model.rubric import Act, Rubric
from assessment.model.scenario import Scenario
from training.cases import folder_of

PAIRS = sorted(Path("training/data").glob("pairs-*.jsonl"))
LABELS = Path("training/data/labels.txt")
HEAD = "# Sentences and labels that do no act of language: from training/data. Written by `make train`.\n"


def ordinary(most: int) -> list[str]:
    """Sentences and clauses that speak of a customer, an issue or something done, from the pairs."""
    found: set[str] = set()
    for row in (json.loads(line) for path in PAIRS for line in path.read_text("utf-8").splitlines() if line):
        if row["part"] not in ("customer", "issue", "action_taken") or row["weight"] == "distractor":
            continue
        for stretch in row["stretches"]:
            for sentence in sentences(clean(stretch["text"]).text):
                found.add(sentence.text)
                if len(sentence.text.split()) >= 11:
                    found.update(c.text for c in clauses(sentence))
    return random.Random(1).sample(sorted(found), min(most, len(found)))


# What the labels of training/data/acts are called where the rubrics' checks have another name.
LABEL_OF = {
    "reason_tied": "tied",
    "tailored": "method_tailored",
    "points_to_record": "written",
    "left_outside_record": "left_outside",
    "spoken_briefing": "spoken",
    "task_given": "owner",
    "task_timed": "deadline",
}
WEIGHT = 2.0  # of the labelled sentences, beside the rubric's own examples


@dataclass(frozen=True)
class Sentences:
    """The labelled sentences, read once: where they come from, their clean text, vector and acts."""

    sources: np.ndarray
    texts: tuple[str, ...]
    vectors: Vectors
    acts: tuple[frozenset[str], ...]


def labelled_sentences() -> Sentences:
    """Every sentence of training/data/acts, misspellings put right as the engine reads them."""
    sources, texts, acts = [], [], []
    for path in sorted(Path("training/data/acts").glob("*.jsonl")):
        folder = folder_of(path.stem)
        words: frozenset[str] = frozenset()
        if folder is not None:
            scenario = yaml.safe_load((folder / "scenario.yaml").read_text("utf-8"))
            words = prepare(Scenario.model_validate(scenario)).vocabulary
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            sources.append(path.stem)
            texts.append(respell(clean(row["text"]), words).text)
            acts.append(frozenset(row["acts"]))
    vectors = encoder().encode(texts)[0] if texts else np.zeros((0, WIDTH), np.float32)
    return Sentences(np.array(sources), tuple(texts), vectors, tuple(acts))


def taught(sentences: Sentences, rows: np.ndarray, act: str, scale: float, without: str = "") -> Lesson:
    """The labelled sentences as a lesson for one act, those of one case left out."""
    label = LABEL_OF.get(act, act)
    does = np.array([label in acts for acts in sentences.acts], dtype=float)
    keep = sentences.sources != without
    yes = float(does[keep].sum()) or 1.0
    no = float(keep.sum()) - yes
    weight = np.where(does == 1, 1 / yes, 1 / no) * WEIGHT * scale
    return Lesson(rows[keep], does[keep], weight[keep])


def main() -> int:
    """Writes assessment/marking/data/ordinary.txt and acts.json."""
    labels = [line for line in LABELS.read_text("utf-8").splitlines() if line]
    (DATA / "ordinary.txt").write_text(HEAD + "\n".join([*ordinary(500), *labels]) + "\n", "utf-8")
    kept = {}
    KEPT.unlink(missing_ok=True)
    sentences = labelled_sentences()
    cases = [case for case in sorted(set(sentences.sources)) if folder_of(case) is not None]
    without: dict[str, dict[str, dict[str, object]]] = {case: {} for case in cases}
    for path in sorted(Path("rubrics").glob("*.yaml")):
        rubric = Rubric.model_validate(yaml.safe_load(path.read_text("utf-8")))
        for check in rubric.checks:
            if not hasattr(check, "phrasings"):
                continue
            words = getattr(check, "words", ())
            act = Act(id=check.id, kind="act", phrasings=check.phrasings, near_misses=check.near_misses, words=words)
            groups = patterns(words)
            examples = lesson_of(act.phrasings, act.near_misses, groups)
            rows = rows_of(sentences.texts, sentences.vectors, groups)
            scale = (len(act.phrasings) + len(act.near_misses)) / 2
            whole = logistic(examples.with_(taught(sentences, rows, check.id, scale)))
            kept[key_of(examples_of(act))] = {
                "act": check.id,
                "words": [list(g) for g in words],
                "weights": _short(whole),
                "cut": DEFAULT_CUT,
            }
            for case in cases:
                lesson = examples.with_(taught(sentences, rows, check.id, scale, case))
                without[case][key_of(examples_of(act))] = {"weights": _short(logistic(lesson, start=whole))}
            print(check.id, flush=True)
            forget()
    KEPT.write_text(json.dumps(kept, separators=(",", ":")) + "\n", "utf-8")
    keep_left_out(KEPT.name, without)
    forget()
    print(f"Written: {len(kept)} acts, {KEPT.stat().st_size / 1e6:.2f} MB")
    return 0


def _short(weights: np.ndarray) -> list[float]:
    return [round(float(w), 4) for w in weights]


if __name__ == "__main__":
    raise SystemExit(main())

"""Writes the ordinary sentences, and the fitted acts of the rubrics in the repository. Run: make train."""

from __future__ import annotations

import json
import random
from pathlib import Path

import yaml

from assessment.language.cleaning import clean
from assessment.language.segments import clauses, sentences
from assessment.marking.acts import DATA, DEFAULT_CUT, KEPT, examples_of, forget, key_of, prepare_act
from assessment.model.rubric import Act, Rubric

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


def main() -> int:
    """Writes assessment/marking/data/ordinary.txt and acts.json."""
    labels = [line for line in LABELS.read_text("utf-8").splitlines() if line]
    (DATA / "ordinary.txt").write_text(HEAD + "\n".join([*ordinary(500), *labels]) + "\n", "utf-8")
    kept = {}
    for path in sorted(Path("rubrics").glob("*.yaml")):
        rubric = Rubric.model_validate(yaml.safe_load(path.read_text("utf-8")))
        for check in rubric.checks:
            if not hasattr(check, "phrasings"):
                continue
            words = getattr(check, "words", ())
            act = Act(id=check.id, kind="act", phrasings=check.phrasings, near_misses=check.near_misses, words=words)
            kept[key_of(examples_of(act))] = {
                "weights": [round(float(w), 5) for w in prepare_act(act).weights],
                "cut": DEFAULT_CUT,
                "without": {},
            }
            forget()
    KEPT.write_text(json.dumps(kept, separators=(",", ":")) + "\n", "utf-8")
    forget()
    print(f"Written: {len(kept)} acts, {KEPT.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

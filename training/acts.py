"""Writes the ordinary sentences, and the fitted acts of the rubrics in the repository. Run: make train."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from assessment.marking.acts import DATA, KEPT, _model, key_of, prepare_act
from assessment.model.rubric import Act, Rubric
from training.language_model import LABELS, ordinary

HEAD = "# Sentences and labels that do no act of language: from training/data. Written by `make train`.\n"


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
            act = Act(
                id=check.id,
                kind="act",
                phrasings=check.phrasings,
                near_misses=check.near_misses,
                words=getattr(check, "words", ()),
            )
            examples = json.dumps([act.phrasings, act.near_misses, act.words])
            kept[key_of(examples)] = [round(float(w), 5) for w in prepare_act(act).weights]
            _model.cache_clear()
    KEPT.write_text(json.dumps(kept, separators=(",", ":")) + "\n", "utf-8")
    print(f"Written: {len(kept)} acts, {KEPT.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

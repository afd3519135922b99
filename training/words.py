"""Writes the words of handovers that a misspelling may stand for: those that the rubrics' phrasings and the pairs use
often and the language model knows as whole words. Run: make train."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import yaml

DATA = Path("assessment/language/data")
HEAD = (
    "# Words of handovers that a misspelling may stand for: from training/data and rubrics. Written by `make train`.\n"
)
_OFTEN = 3


def main() -> int:
    """Counts and writes."""
    known = {w for w in json.loads((DATA / "tokenizer.json").read_text("utf-8"))["model"]["vocab"] if w.isalpha()}
    count: Counter[str] = Counter()
    for path in sorted(Path("training/data").glob("pairs-*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            for text in [row["says"], *(s["text"] for s in row["stretches"])]:
                count.update(re.findall(r"(?<![\w'])[a-z]{4,}(?![\w'])", text))
    for path in sorted(Path("rubrics").glob("*.yaml")):
        for check in yaml.safe_load(path.read_text("utf-8"))["checks"]:
            for text in check.get("phrasings", []) + check.get("near_misses", []):
                count.update(re.findall(r"(?<![\w'])[a-z]{4,}(?![\w'])", text))
    chosen = sorted(w for w, n in count.items() if n >= _OFTEN and w in known)
    (DATA / "handover_words.txt").write_text(HEAD + "\n".join(chosen) + "\n", "utf-8")
    print(f"Written: {len(chosen)} words")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

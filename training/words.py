"""Writes the words of handovers, each with how many in a thousand texts have it: words that the rubrics' phrasings and
the pairs use more than once or twice and that the language model knows as whole words. A misspelling may stand for one of
them, and a word that many handovers have tells little. Run: make train."""

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
_WORD = re.compile(r"(?<![\w'])[a-z]{3,}(?![\w'])")


def main() -> int:
    """Counts and writes."""
    known = {w for w in json.loads((DATA / "tokenizer.json").read_text("utf-8"))["model"]["vocab"] if w.isalpha()}
    count: Counter[str] = Counter()
    texts = 0
    for path in sorted(Path("training/data").glob("pairs-*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            for text in [row["says"], *(s["text"] for s in row["stretches"])]:
                count.update(set(_WORD.findall(text)))
                texts += 1
    for path in sorted(Path("rubrics").glob("*.yaml")):
        for check in yaml.safe_load(path.read_text("utf-8"))["checks"]:
            for text in check.get("phrasings", []) + check.get("near_misses", []):
                count.update(set(_WORD.findall(text)))
                texts += 1
    chosen = sorted(w for w, n in count.items() if n >= _OFTEN and w in known)
    (DATA / "handover_words.txt").write_text(
        HEAD + "\n".join(f"{w} {1000 * count[w] / texts:.1f}" for w in chosen) + "\n", "utf-8"
    )
    print(f"Written: {len(chosen)} words")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

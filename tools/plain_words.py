"""Writes `assessment/feedback/data/plain_words.txt`: words that at least two of our cases use, in their briefs, facts or
handovers, written small and spelt as the language model knows them. Run: python -m tools.plain_words, then read the diff."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

OUT = Path("assessment/feedback/data/plain_words.txt")
CASES = 2
NAMES = Path("assessment/feedback/data/given_names.txt")
TOKENIZER = Path("assessment/language/data/tokenizer.json")
_WORD = re.compile(r"(?<![\w'’.@-])[a-z]{2,}(?:['’][a-z]{1,2})?(?![\w'’@-])")
# The language of examining and of machines has no place in a suggestion, however common it is in our files.
_NOT = re.compile(
    r"met|mark|score|grade|exam|assess|criteri|pass(?!eng|word)|fail|award|prompt|instruct|system|learner|tutor|json|http"
)


def main() -> int:
    """Counts and writes."""
    known = {word for word in json.loads(TOKENIZER.read_text("utf-8"))["model"]["vocab"] if word.isalpha()}
    cases: Counter[str] = Counter()
    for path in sorted(Path("scenarios").glob("*.yaml")):
        texts = [path.read_text("utf-8")]
        for folder in ("marked-handovers", "our-handovers"):
            file = Path("benchmarks") / folder / path.stem / "handovers.jsonl"
            texts += (
                [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()] if file.exists() else []
            )
        cases.update({word.replace("’", "'") for text in texts for word in _WORD.findall(text)})
    chosen = sorted(
        word for word, n in cases.items() if n >= CASES and word.split("'")[0] in known and not _NOT.match(word)
    )
    head = f"# Plain words of work: at least {CASES} of our cases use them. Written by tools/plain_words.py.\n"
    OUT.write_text(head + "\n".join(chosen) + "\n", "utf-8")
    print(f"Written: {len(chosen)} words")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

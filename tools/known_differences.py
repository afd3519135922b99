"""Writes tests/content/known_differences.yaml anew: where the engine differs from an exemplar's expected marking.

Read the diff before committing it: a new line is something that got worse.
"""

from pathlib import Path

import yaml

from assessment.marking import mark
from assessment.model.response import Response
from assessment.review.exemplars import compare_exemplar
from assessment.services.marking_files import ready

OUT = Path("tests/content/known_differences.yaml")
HEAD = "# Where the engine differs from an exemplar's expected marking. Written by tools/known_differences.py.\n"


def main() -> None:
    """Marks every exemplar and writes the list."""
    known, total = {}, 0
    for path in sorted(Path("scenarios").glob("*.yaml")):
        case = ready(path, Path("rubrics"))
        for number, exemplar in enumerate(case.scenario.exemplars, start=1):
            total += len(exemplar.points) + len(exemplar.facts) + len(exemplar.flags)
            marking = mark(case.scenario, case.rubrics, Response(exemplar.text))
            found = sorted({d.what for d in compare_exemplar(exemplar, marking)})
            if found:
                known[f"{path.stem}/{number}"] = found
    body = "".join(f"{key}: [{', '.join(found)}]\n" for key, found in known.items())
    assert yaml.safe_load(body or "{}") == known
    OUT.write_text(HEAD + body, encoding="utf-8")
    print(f"{sum(map(len, known.values()))} differences of {total} expectations, in {len(known)} exemplars")


if __name__ == "__main__":
    main()

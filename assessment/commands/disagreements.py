"""`disagreements`: every difference between the engine and the settled marks, grouped by cause."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from tqdm import tqdm

from assessment.commands.counting import processes
from assessment.services.disagreeing import Disagreement, disagreements
from assessment.services.marking_files import read_cases

HELP = "list where the engine and the settled marks differ, grouped by cause"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser("disagreements", help=HELP, description=f"{HELP[0].upper()}{HELP[1:]}.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder of case folders, or one case folder")
    parser.add_argument("--rubrics", type=Path, default=Path("rubrics"), metavar="DIR", help="default: rubrics")
    parser.add_argument("--of", default="", metavar="NAME", help="only these: C1, fact, conveyed, wrong, tone …")
    parser.add_argument("--counts", action="store_true", help="only how many have each cause")
    parser.add_argument("--jobs", type=processes, default=1, metavar="N", help="processes to mark with (default: 1)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints them, the most frequent cause first."""
    cases = read_cases(args.folder, args.rubrics)
    with tqdm(total=len(cases), file=sys.stderr, unit="case", leave=False) as bar:
        found = disagreements(cases, args.jobs, bar.update)
    groups: dict[str, list[Disagreement]] = defaultdict(list)
    for one in found:
        if args.of in ("", one.of, one.of.split()[0], one.expected):
            groups[f"{one.of.split()[0]}: {one.expected}, proposed {one.proposed}: {one.cause}"].append(one)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    for cause, some in ordered:
        print(f"{len(some):4}  {cause}" if args.counts else f"\n## {cause} ({len(some)})\n")
        if not args.counts:
            print("\n".join(_as_text(one) for one in some))
    print(f"\n{sum(map(len, groups.values()))} differences in {sum(len(c.handovers) for c in cases)} handovers.")
    return 0


def _as_text(one: Disagreement) -> str:
    lines = [f"- {one.handover} {one.of}" + (f": {one.says}" if one.says else "")]
    lines += [f"  > {' '.join(quote.split())}" for quote in one.quotes]
    if one.reason:
        lines.append(f"  {one.reason}")
    return "\n".join(lines)

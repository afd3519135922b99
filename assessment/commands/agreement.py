"""`agreement`: the engine against settled marks, beside the two markers' own agreement and a baseline."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from assessment.commands.counting import processes
from assessment.reports.agreement import as_text
from assessment.services.agreeing import by_baseline, by_engine, by_markers, figures
from assessment.services.marking_files import read_cases

HELP = "mark every case under a folder and compare with its settled marks"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser("agreement", help=HELP, description=f"{HELP[0].upper()}{HELP[1:]}.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder of case folders, or one case folder")
    parser.add_argument("--rubrics", type=Path, default=Path("rubrics"), metavar="DIR", help="default: rubrics")
    parser.add_argument("--jobs", type=processes, default=1, metavar="N", help="processes to mark with (default: 1)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the tables."""
    cases = read_cases(args.folder, args.rubrics)
    with tqdm(total=len(cases), file=sys.stderr, unit="case", leave=False) as bar:
        engine = by_engine(cases, args.jobs, bar.update)
    markers = by_markers(cases)
    print(
        as_text(
            [(case.name, len(case.handovers)) for case in cases],
            figures(engine),
            figures(by_baseline(cases)),
            figures(markers) if markers else None,
        )
    )
    return 0

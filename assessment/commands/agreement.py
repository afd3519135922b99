"""`agreement`: the engine against settled marks, beside the two markers' own agreement and a baseline."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assessment.commands.counting import processes
from assessment.errors import ContentProblem
from assessment.reports.agreement import as_text
from assessment.reports.more_figures import damaged_text, evidence_text, gamed_text, sure_text, whole
from assessment.services.agreeing import Sureness, by_baseline, by_engine, by_markers, figures, how_sure
from assessment.services.marking_files import MarkedCase, read_cases
from assessment.services.more_figures import as_people_judged, damaged, evidence_read, gamed, rows_of

ABOUT = (
    "Written by `make agreement`; a test fails if a figure here is not what the command gives. Weights, cuts and thresholds that "
    "are fitted were fitted without the case under test, and the language model that reads statement and stretch was never "
    "shown a handover of the five cases of the first table. What was written by hand (rules, word lists) was written by "
    "people who had read those five cases, so expect somewhat less on a case that nobody has seen. What is open: "
    "[open causes](open-causes.md). Speed: `make bench`."
)
OURS = (
    "Thirteen cases made for Baton, also left out one at a time, but for one thing: the language model has seen the handovers "
    "of eight of them, so read the first table as the measure and this one as a check."
)
HELP = "mark every case under a folder and compare with its settled marks"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser("agreement", help=HELP, description=f"{HELP[0].upper()}{HELP[1:]}.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder of case folders, or one case folder")
    parser.add_argument("--rubrics", type=Path, default=Path("rubrics"), metavar="DIR", help="default: rubrics")
    parser.add_argument("--jobs", type=processes, default=1, metavar="N", help="processes to mark with (default: 1)")
    parser.add_argument(
        "--all",
        action="store_true",
        help="also the sets that stand beside DIR: our own cases, gaming, poor English, evidence",
    )
    parser.add_argument(
        "--people", type=Path, metavar="FILE", help="only: texts with points and people's votes (JSON lines), as kappa"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="write what is printed to this file too")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prints the tables."""
    if args.write is not None and not args.write.parent.is_dir():
        raise ContentProblem(f"{args.write}: there is no folder {args.write.parent}. Make it, or name another file.")
    if args.people is not None:
        kappa, count = as_people_judged(rows_of(args.people), args.jobs)
        print(f"Conveyed or not, against the majority of people's votes: kappa {kappa:.2f} over {count:,} judgements.")
        return 0
    text = (
        every_figure(args.folder, args.rubrics, args.jobs) if args.all else tables(args.folder, args.rubrics, args.jobs)
    )
    print(text)
    if args.write is not None:
        args.write.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    return 0


def tables(folder: Path, rubrics: Path, jobs: int) -> str:
    """The agreement tables of the cases of a folder."""
    return _tables(read_cases(folder, rubrics), jobs)[0]


def _tables(cases: Sequence[MarkedCase], jobs: int) -> tuple[str, Sureness]:
    with tqdm(total=len(cases), file=sys.stderr, unit="case", leave=False) as bar:
        engine = by_engine(cases, jobs, bar.update)
    markers = by_markers(cases)
    text = as_text(
        [(case.name, len(case.handovers)) for case in cases],
        figures(engine),
        figures(by_baseline(cases)),
        figures(markers) if markers else None,
    )
    return text, how_sure(engine)


def every_figure(folder: Path, rubrics: Path, jobs: int) -> str:
    """The tables of the folder and of the sets beside it, as a page."""
    cases = read_cases(folder, rubrics)
    text, sure = _tables(cases, jobs)
    parts = [("Settled marks", text), ("How sure is sure", sure_text(sure))]
    known = {case.ready.scenario.id: case.ready for case in cases}
    ours = folder.parent / "our-handovers"
    if ours.is_dir():
        own = read_cases(ours, rubrics)
        known |= {case.ready.scenario.id: case.ready for case in own}
        text, sure = _tables(own, jobs)
        parts.append(("Our own cases", f"{OURS}\n\n{text}\n\n{sure_text(sure)}"))
    beside: tuple[tuple[str, str, Callable[[list[dict[str, Any]]], str]], ...] = (
        ("gaming/texts.jsonl", "Gaming", lambda rows: gamed_text(gamed(rows, known, jobs))),
        ("poor-english/pairs.jsonl", "Poor English", lambda rows: damaged_text(damaged(rows, known, jobs))),
        ("evidence/read.jsonl", "Evidence", lambda rows: evidence_text(*evidence_read(rows))),
    )
    for name, heading, report in beside:
        path = folder.parent / name
        if path.is_file():
            parts.append((heading, report(rows_of(path))))
    return whole("How well the engine marks", [("What this is", ABOUT), *parts])

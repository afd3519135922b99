"""`library`: what stands in the library; the library as files; files and packs into the library."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from assessment.services.centre import Centre, open_centre
from assessment.services.files import FROM_THE_FILES
from assessment.services.library_files import (
    FileStep,
    Incoming,
    export_files,
    import_files,
    incoming,
    library_rows,
)
from assessment.services.pack_plans import PackItem
from assessment.services.words import day_and_time

HELP = "the library of this installation: list it, write it as files, import files and packs"
DIFFERS = "the file and the app differ: a tutor chooses on the library page"
WORD = {"new": "new", "same": "the same"}


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command to the command line."""
    about = f"{HELP[0].upper()}{HELP[1:]}. The database is that of BATON_DATABASE_URL or BATON_DATA_DIR, else data/."
    parser = subparsers.add_parser("library", help=HELP, description=about)
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    listing = steps.add_parser("list", help="every scenario and rubric, with its state")
    out = steps.add_parser("export", help="write every published scenario and rubric as a file")
    out.add_argument("folder", type=Path, metavar="DIR", help="gets scenarios/ and rubrics/")
    into = steps.add_parser("import", help="publish scenarios and rubrics from files, folders or packs")
    into.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a .zip pack, a .yaml file, or a folder")
    for each in (out, into):
        each.add_argument("--replace", action="store_true", help="replace what differs, too")
        each.add_argument("--dry-run", action="store_true", help="show what would be done, and do nothing")
    for each in (listing, out, into):
        each.add_argument("--scenarios", type=Path, default=Path("scenarios"), metavar="DIR", help="default: scenarios")
        each.add_argument("--rubrics", type=Path, default=Path("rubrics"), metavar="DIR", help="default: rubrics")


def run(args: argparse.Namespace) -> int:
    """Runs the step; 1 where something that differs was left alone, or can't be used."""
    centre = open_centre(scenarios_dir=args.scenarios, rubrics_dir=args.rubrics, take_files=False)
    try:
        steps = {"list": _list, "export": _export, "import": _import}
        return steps[args.step](centre, args)
    finally:
        centre.store.close()


def _list(centre: Centre, _: argparse.Namespace) -> int:
    rows = library_rows(centre)
    wide = max(len(row.id) for row in rows)
    for row in rows:
        print(f"{row.kind:8}  {row.id:{wide}}  {row.state:9}  version {row.number}, {row.by}, {day_and_time(row.at)}")
        if row.note not in ("", FROM_THE_FILES):
            print(f"{'':8}  {'':{wide}}  {row.note}")
        if row.differs_from_file:
            print(f"{'':8}  {'':{wide}}  {DIFFERS}")
    return 0


def _export(centre: Centre, args: argparse.Namespace) -> int:
    steps = export_files(centre, args.folder, replace=args.replace, dry_run=args.dry_run)
    left = [step for step in steps if step.what == "differs" and not args.replace]
    for step in steps:
        print(f"{_done(step, args)}: {step.path.as_posix()}")
    for row in library_rows(centre):
        if row.state != "published":
            print(f"not exported: the {row.kind} {row.id} is {row.state}")
    if left:
        print(f"{_count(len(left), 'file')} left alone: add --replace to write over what differs.")
    if args.dry_run:
        print("Nothing was written: this was a dry run.")
    return 1 if left else 0


def _done(step: FileStep, args: argparse.Namespace) -> str:
    if step.what == "same":
        return "the same"
    if step.what == "differs" and not args.replace:
        return "differs, left alone"
    verb = "would be written" if args.dry_run else "written"
    return f"{verb}, in place of another" if step.what == "differs" else verb


def _import(centre: Centre, args: argparse.Namespace) -> int:
    library_rows(centre)  # says so where the library is empty, and every scenario would lack its rubrics
    found = incoming(centre, args.paths)
    for item in found.plan.items:
        for line in _about(item):
            print(line)
    if any(item.state == "refused" for item in found.plan.items):
        print("Nothing was imported. Put right what is listed above, and import again.")
        return 1
    take = [item for item in found.plan.items if item.state == "new" or (item.state == "changes" and args.replace)]
    left = [item for item in found.plan.items if item.state == "changes" and not args.replace]
    if args.dry_run:
        print("Nothing was imported: this was a dry run.")
    elif take:
        _take(centre, found, take, args.paths)
    if left:
        print(f"{_count(len(left), 'item')} left alone: add --replace to import what differs from the library.")
    return 1 if left else 0


def _take(centre: Centre, found: Incoming, take: Sequence[PackItem], paths: Sequence[Path]) -> None:
    source = ", ".join(path.name for path in paths)
    note = f"imported from {source}"[:500]
    for version in import_files(centre, found, [(item.kind, item.id) for item in take], note=note, source=source):
        print(f"imported: the {version.kind} {version.content_id}, version {version.number}")


def _about(item: PackItem) -> list[str]:
    if item.state == "refused":
        return [f"refused: the {item.kind} {item.id}", *(f"  {problem}" for problem in item.problems)]
    if item.state == "changes":
        removed, added = (sum(line.kind == kind for line in item.lines) for kind in ("removed", "added"))
        stands = "" if item.stands == "published" else f", which is {item.stands}"
        return [f"changes: the {item.kind} {item.id}{stands}: {added} lines added, {removed} removed"]
    return [f"{WORD[item.state]}: the {item.kind} {item.id}"]


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{' was' if number == 1 else 's were'}"

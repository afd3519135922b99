"""`mark`: marks a file of handovers; one JSON object a handover."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tqdm import tqdm

from assessment.commands.counting import processes
from assessment.content.handovers import read_handovers
from assessment.errors import Mistake
from assessment.services.marking_files import as_line, mark_all, ready

HELP = "mark a file of handovers against a scenario; one JSON object a handover"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser("mark", help=HELP, description=f"{HELP[0].upper()}{HELP[1:]}.")
    parser.add_argument("--scenario", type=Path, required=True, metavar="FILE", help="the scenario's YAML file")
    parser.add_argument(
        "--handovers", type=Path, required=True, metavar="FILE", help=".jsonl (id, text), .csv (id, text) or .txt (one)"
    )
    parser.add_argument("--rubrics", type=Path, default=Path("rubrics"), metavar="DIR", help="default: rubrics")
    parser.add_argument("--out", type=Path, metavar="FILE.jsonl", help="write here and not to the screen")
    parser.add_argument("--jobs", type=processes, default=1, metavar="N", help="processes to mark with (default: 1)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Marks the handovers in order. The output appears whole or, with --out, not at all."""
    case = ready(args.scenario, args.rubrics)
    handovers = read_handovers(args.handovers)
    few = len(handovers) < 10
    lines = []
    with tqdm(total=len(handovers), file=sys.stderr, unit="handover", disable=few, leave=False) as bar:
        for handover, marking in mark_all(case, handovers, args.jobs):
            lines.append(json.dumps(as_line(handover, marking), ensure_ascii=False))
            bar.update()
    text = "".join(line + "\n" for line in lines)
    if args.out:
        _write_whole(args.out, text)
    else:
        sys.stdout.write(text)
    return 0


def _write_whole(out: Path, text: str) -> None:
    part = out.with_name(out.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Mistake(f"{out}: can't be written ({error.strerror}). Check the folder and the name.") from error

"""The command line: `python -m assessment COMMAND`, one module per command.

Exit codes: 0 fine, 1 a mistake of the user's (the message, no traceback), 2 a command line that can't be read,
3 our bug (the traceback goes to a log file, whose place is said).
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

from assessment.errors import Mistake

COMMANDS = ("check", "mark", "agreement", "disagreements", "library", "feedback")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; what it returns is the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        args = _parser(given).parse_args(given)
        code: int = args.run(args)
    except Mistake as mistake:
        print(mistake, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output has gone (`… | head`), which is no failure of ours; nothing more can be printed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except Exception:
        print(_log_bug(given), file=sys.stderr)
        return 3
    return code


def _parser(given: list[str]) -> argparse.ArgumentParser:
    """A parser with the command that is asked for (only that one is loaded: the engine takes a while), or with all
    of them for whoever asks what there is."""
    parser = argparse.ArgumentParser(prog="python -m assessment", description="Baton's command line.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in given[:1] if given and given[0] in COMMANDS else COMMANDS:
        command = importlib.import_module(f"assessment.commands.{name}")
        command.add_to(subparsers)
        subparsers.choices[name].set_defaults(run=command.run)
    return parser


def _speak_utf8() -> None:
    """A terminal that can't show a character shows a stand-in, rather than ending the command (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _log_bug(given: list[str]) -> str:
    """Keeps the traceback for whoever mends it, and says where it is."""
    name = f"baton-error-{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}.log"
    report = f"python -m assessment {' '.join(given)}\n\n{traceback.format_exc()}"
    for folder in (Path(os.environ.get("BATON_DATA_DIR", "data")), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(report, encoding="utf-8")
        except OSError:
            continue
        return f"This is a fault in Baton, not in what you did. Please send us the log: {folder / name}"
    return f"This is a fault in Baton, not in what you did, and no log could be written.\n{report}"


if __name__ == "__main__":
    sys.exit(main())

"""`feedback check`: whether the configured AI service answers, and how."""

from __future__ import annotations

import argparse
import os
import sys
import tomllib
from pathlib import Path

from assessment.errors import Mistake
from assessment.services import Centre, FeedbackSettings, ServerCheck, check_server, feedback_settings, open_centre

HELP = "comments on phrasing: check whether the AI service that is configured answers"
SECRETS = Path(".streamlit/secrets.toml")


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds the command to the command line."""
    parser = subparsers.add_parser("feedback", help=HELP, description=f"{HELP[0].upper()}{HELP[1:]}.")
    parser.add_argument("what", choices=("check",), help="check: ask once, with a handover made up for it")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Says how the service is set, asks it once, and says how it answered. Never shows the key."""
    settings = feedback_settings(os.environ, secrets())
    if settings is None:
        print("Comments on phrasing are off: neither BATON_LLM_BASE_URL nor BATON_LLM_MODEL is set.")
        return 1
    print(f"Service: {settings.base_url}, model {settings.model}, key {'set' if settings.key else 'not set'}.")
    if _in_the_clear(settings):
        print("Careful: the address is http and not of this machine, so key and handovers go unencrypted.")
    sys.stdout.flush()
    found = check_server(settings, _centre())
    print(_said(found))
    return 1 if found.fault else 0


def secrets(path: Path = SECRETS) -> dict[str, object]:
    """The table [llm] of Streamlit's secrets, read without Streamlit; empty where there is none."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("llm", {})
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Mistake(
            f"{path}: can't be read as TOML. Mend the file, or set BATON_LLM_… in the environment."
        ) from error
    return table if isinstance(table, dict) else {}


def _in_the_clear(settings: FeedbackSettings) -> bool:
    return settings.base_url.startswith("http://") and settings.place not in ("localhost", "127.0.0.1", "::1")


def _centre() -> Centre | None:
    """The centre's database, to remember how the service can be asked; None where it can't be opened."""
    try:
        return open_centre()
    except Mistake as mistake:
        print(f"What is found out can't be remembered. {mistake}", file=sys.stderr)
        return None


def _said(found: ServerCheck) -> str:
    if found.fault:
        return f"{found.fault} ({_requests(found)}, {found.seconds:.1f} s)"
    about = "about " if found.estimated else ""
    return (
        f"It answers, by {found.form} ({_requests(found)}, {found.seconds:.1f} s, {about}{found.tokens_in:,} tokens in and "
        f"{found.tokens_out:,} out). Comments that passed Baton's checks: {found.shown}, dropped: {found.dropped}."
    )


def _requests(found: ServerCheck) -> str:
    return f"{found.requests} request{'' if found.requests == 1 else 's'}"

"""Whether the configured server answers, and how: for the command line, with a handover made up for it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime

from assessment.feedback import (
    FORM_WORDS,
    Checked,
    Fault,
    Settings,
    ask,
    check_answer,
    hide,
    prompt_for,
    read_answer,
    sentence_of,
)
from assessment.model.scenario import Fact, Recipient, Scenario
from assessment.services.centre import Centre
from assessment.services.feedback_work import remember_way

_TEXT = """\
Sam, I finish at three so this one is for you. Mrs Hill rang about her parcel, ref AB-1042. It was supposed to be here \
yesterday, but it was not, and she was not happy about it, and so I have promised to her that somebody will give her a call.
Ring the depot before four. Then call her by half past. Sort it ASAP. If they have not found it, ask Jo."""


@dataclass(frozen=True, slots=True)
class ServerCheck:
    """How the server answered; `fault` is the sentence of what went wrong, "" where nothing did."""

    fault: str
    form: str
    requests: int
    seconds: float
    tokens_in: int
    tokens_out: int
    estimated: bool
    shown: int
    dropped: int


def check_server(settings: Settings, centre: Centre | None = None) -> ServerCheck:
    """Ask once, as if for the first time, and remember in the centre's database how it could be asked."""
    scenario = _made_up()
    sent = hide(_TEXT, scenario)
    started = time.monotonic()
    try:
        answer = ask(settings, prompt_for(sent, scenario.level), read=read_answer)
        checked = check_answer(read_answer(answer.text), sent, scenario.now)
    except Fault as fault:
        return ServerCheck(
            sentence_of(fault.code).split(". ")[0] + ".",
            "",
            fault.requests,
            time.monotonic() - started,
            0,
            0,
            True,
            0,
            0,
        )
    if centre is not None and answer.learnt is not None:
        remember_way(centre.store, settings, answer.learnt, centre.now())
    return ServerCheck(
        "",
        FORM_WORDS[answer.way.form],
        answer.requests,
        time.monotonic() - started,
        answer.tokens_in,
        answer.tokens_out,
        answer.estimated,
        len(checked.comments),
        _dropped(checked),
    )


def _dropped(checked: Checked) -> int:
    return sum(checked.drops.values())


def _made_up() -> Scenario:
    return Scenario(
        id="made-up",
        title="A parcel",
        sector="retail",
        level="basic",
        now=datetime(2026, 4, 21, 14, 30),
        you="Adviser",
        recipient=Recipient(name="Sam Lee", role="Adviser", takes_over="15:00", context="New to the case."),
        trigger="The shift ends.",
        procedure="In writing.",
        brief="A parcel is late.",
        facts=(Fact(id="f01", part="customer", weight="essential", says="The customer is Mrs Hill."),),
    )

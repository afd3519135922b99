"""What tests of the store, the services and the screens share: a small library, a clock that stands still,
an engine that does as the text says, and people."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assessment import services
from assessment.errors import Conflict
from assessment.model.marking import Judgement, Marking, Pins
from assessment.model.people import Actor, Role
from assessment.model.response import Response
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.services import (
    AttemptView,
    Centre,
    ContentVersion,
    DecisionView,
    Declaration,
    PointAward,
    decide,
    mark_attempt,
    open_centre,
    sign_in_locally,
    start_attempt,
    submit_handover,
)

RUBRIC = """\
id: {id}
title: {title}
level: Level 2
source: Made up for the tests.
checks:
  - {{id: record, kind: record}}
  - {{id: layout, kind: layout}}
points:
  - id: {first}
    title: First point
    wording: The record is named.
    why: It has to be found again.
    needs: {{met: record, partly: layout}}
    advice: {{not_yet: Name the record., partly: Name the record too., met: Keep naming the record.}}
  - id: {second}
    title: Second point
    wording: The text is laid out.
    why: It has to be read fast.
    needs: {{met: layout, partly: record}}
    advice: {{not_yet: Lay it out., partly: Lay it out better., met: Keep laying it out.}}
"""

SCENARIO = """\
id: {id}
title: {title}
sector: {sector}
level: basic
now: 2026-04-21T13:35:00
you: Early-turn adviser at the desk
recipient:
  name: Sunita Rawal
  role: Late-turn adviser
  takes_over: 14:00 today
  context: Knows nothing of this case.
trigger: The early turn ends before the parcel arrives.
procedure: |
  A case that is open at a change of turn is passed on in the log and face to face.
brief: |
  Mrs Whitlock waits for a parcel that comes at three. Somebody has to ring her when it is here.
facts:
  - {{id: f01, part: customer, weight: essential, says: The customer is Mrs Whitlock.}}
  - {{id: f02, part: issue, weight: essential, says: She waits for a parcel that comes at three.}}
  - {{id: f03, part: outstanding, weight: essential, says: Somebody has to ring her when the parcel is here.}}
units: [carry-out, maintain]
accepts: [The log, Face to face]
steps: {steps}
{minutes}
exemplars:
  - text: "Sunita, Mrs Whitlock waits for her parcel. C1=2 C2=2 M1=2 M2=2"
    points: {{C1: 2, C2: 2, M1: 2, M2: 2}}
    note: A strong one.
  - text: "Sunita, ring Mrs Whitlock. C1=2 C2=1 M1=0 M2=2"
    points: {{C1: 2, C2: 1, M1: 1, M2: 2}}
    note: A middling one.
"""


def scenario_yaml(
    id: str = "late-parcel",
    title: str = "A late parcel",
    sector: str = "retail",
    minutes: int | None = 30,
    steps: str = "[write, result]",
) -> str:
    """A scenario that is in order, as a tutor would paste it."""
    limit = f"minutes: {minutes}" if minutes else ""
    return SCENARIO.format(id=id, title=title, sector=sector, minutes=limit, steps=steps)


def published_yaml(id: str = "late-parcel", title: str = "A late parcel", sector: str = "retail") -> str:
    """The same with exemplars that the engine of these tests marks as their author expects, as publishing asks for."""
    return scenario_yaml(id, title, sector).replace("C1: 2, C2: 1, M1: 1, M2: 2", "C1: 2, C2: 1, M1: 0, M2: 2")


def put_into_the_library(centre: Centre, who: Actor, text: str) -> ContentVersion:
    """Published by that tutor, over whatever stands there."""
    draft = services.start_content_draft(centre, who, "scenario", text=text)
    try:
        return services.publish_draft(centre, who, draft.id, note="For a test.", revision=draft.revision)
    except Conflict:
        there = services.versions_of(centre, who, "scenario", services.text_at(services.data_of(text), "id"))[0]
        return services.publish_draft(
            centre, who, draft.id, note="For a test.", revision=draft.revision, over=there.hash
        )


def mark_as_told(scenario: Scenario, rubrics: tuple[Rubric, ...], response: Response, pins: Pins) -> Marking:
    """An engine that reads the levels from the text: "C1=2 C2=1"; a level with "?" after it is unsure."""
    told = {point: (int(level), unsure) for point, level, unsure in re.findall(r"([A-Z]\d)=(\d)(\??)", response.text)}
    judgements = []
    for rubric in rubrics:
        for point in rubric.points:
            level, unsure = told.get(point.id, (0, ""))
            judgements.append(
                Judgement(
                    point=point.id,
                    unit=rubric.id,
                    level=level,  # type: ignore[arg-type]
                    reason=f"Reason for {point.id}.",
                    advice=f"Advice for {point.id}.",
                    sure=0.4 if unsure else 0.96,
                )
            )
    return Marking(
        scenario=pins.scenario,
        rubrics=dict(pins.rubrics),
        engine="told 1",
        judgements=tuple(judgements),
        facts=(),
        flags=(),
        summary="Marked as told.",
        words=len(response.text.split()),
    )


@dataclass
class Clock:
    """A clock that moves only when told."""

    at: datetime = field(default_factory=lambda: datetime(2026, 10, 15, 14, 5, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **step: float) -> None:
        self.at += timedelta(**step)


@dataclass
class Journey:
    """The usual steps in one line each, for tests that are about a later one."""

    centre: Centre

    def person(self, name: str, role: Role) -> Actor:
        return sign_in_locally(self.centre, name=name, role=role, from_address="127.0.0.1")[0]

    def submit(self, attempt: AttemptView, who: Actor, text: str = "C1=2 C2=2 M1=2 M2=1") -> AttemptView:
        return submit_handover(
            self.centre,
            who,
            attempt.id,
            text=text,
            recipient="Sunita Rawal",
            method="The log",
            declaration=Declaration(own_work=True, ai_used=False, ai_how=""),
        )

    def submitted(
        self,
        who: Actor,
        text: str = "C1=2 C2=2 M1=2 M2=1",
        mode: str = "assessment",
        scenario: str = "late-parcel",
    ) -> AttemptView:
        started = start_attempt(self.centre, who, scenario, mode)  # type: ignore[arg-type]
        return self.submit(started, who, text)

    def marked(self, who: Actor, text: str = "C1=2 C2=2 M1=2 M2=1", mode: str = "assessment") -> AttemptView:
        attempt = self.submitted(who, text, mode)
        mark_attempt(self.centre, who, attempt.id)
        return attempt

    def decided(self, attempt: AttemptView, who: Actor, version: int = 0, **levels: int) -> DecisionView:
        given = {"C1": 2, "C2": 2, "M1": 2, "M2": 1, **levels}
        awards = [
            PointAward(point, level, "It is all there.")  # type: ignore[arg-type]
            for point, level in given.items()
        ]
        return decide(self.centre, who, attempt.id, awards=awards, feedback="Well done.", version=version)


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = [name for name in os.environ if name.startswith("BATON_LLM_")]
    for name in ("BATON_DATABASE_URL", "BATON_DATA_DIR", *ours):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library_dirs(tmp_path: Path) -> dict[str, Path]:
    """Two scenarios and the two rubrics that mark them, as files."""
    folders = {"scenarios_dir": tmp_path / "scenarios", "rubrics_dir": tmp_path / "rubrics"}
    for folder in folders.values():
        folder.mkdir()
    (folders["scenarios_dir"] / "late-parcel.yaml").write_text(scenario_yaml(), "utf-8")
    (folders["scenarios_dir"] / "wet-room.yaml").write_text(
        scenario_yaml("wet-room", "The wet room", "hotels", minutes=None), "utf-8"
    )
    for unit, title, first, second in (
        ("carry-out", "Carry out handovers", "C1", "C2"),
        ("maintain", "Maintain service", "M1", "M2"),
    ):
        text = RUBRIC.format(id=unit, title=title, first=first, second=second)
        (folders["rubrics_dir"] / f"{unit}.yaml").write_text(text, "utf-8")
    return folders


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """SQLite; the tests under store/ run on PostgreSQL too."""
    return f"sqlite:///{tmp_path / 'baton.sqlite'}"


@pytest.fixture
def centre(database_url: str, library_dirs: dict[str, Path], clock: Clock) -> Iterator[Centre]:
    opened = open_centre(database_url=database_url, now=clock, mark=mark_as_told, **library_dirs)
    yield opened
    opened.store.close()


@pytest.fixture
def journey(centre: Centre) -> Journey:
    return Journey(centre)


@pytest.fixture
def learner(journey: Journey) -> Actor:
    return journey.person("Amira Khan", "learner")


@pytest.fixture
def other_learner(journey: Journey) -> Actor:
    return journey.person("Ben Okoro", "learner")


@pytest.fixture
def assessor(journey: Journey) -> Actor:
    return journey.person("Jo Marsh", "assessor")


@pytest.fixture
def other_assessor(journey: Journey) -> Actor:
    return journey.person("Lee Park", "assessor")


@pytest.fixture
def tutor(journey: Journey) -> Actor:
    return journey.person("Tess Vale", "tutor")

"""A centre in a folder of its own, and pages as somebody signed in sees them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assessment import services
from assessment.model.people import Actor, Role
from assessment.services import AttemptView, Centre
from tests.pages.stand_in import HANDOVER, stand_in_mark
from ui import session

ROOT = Path(__file__).parents[2]
Visit = Callable[..., AppTest]


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    """The project's own scenarios and rubrics, an empty database, and a marking that is always the same."""
    opened = services.open_centre(
        data_dir=tmp_path,
        scenarios_dir=ROOT / "scenarios",
        rubrics_dir=ROOT / "rubrics",
        mark=stand_in_mark,
        environment={},
    )
    services.ensure_example(opened)
    return opened


@pytest.fixture
def sign_in(centre: Centre) -> Callable[[str, Role], tuple[Actor, str]]:
    """Somebody of that name and role, with their cookie's token."""

    def signed_in(name: str, role: Role) -> tuple[Actor, str]:
        return services.sign_in_locally(centre, name=name, role=role, from_address="127.0.0.1")

    return signed_in


@pytest.fixture
def learner(sign_in: Callable[[str, Role], tuple[Actor, str]]) -> tuple[Actor, str]:
    """Somebody who writes."""
    return sign_in("Aisha Okonkwo-Featherstonehaugh", "learner")


@pytest.fixture
def assessor(sign_in: Callable[[str, Role], tuple[Actor, str]]) -> tuple[Actor, str]:
    """Somebody who decides."""
    return sign_in("Bernadette Quill", "assessor")


@pytest.fixture
def tutor(sign_in: Callable[[str, Role], tuple[Actor, str]]) -> tuple[Actor, str]:
    """Somebody who writes scenarios."""
    return sign_in("Dev Rattan", "tutor")


@pytest.fixture
def visit(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """Opens the application as the holder of that cookie, at that page."""

    def opened(person: tuple[Actor, str] | None, page: str = "", **query: str) -> AppTest:
        monkeypatch.setattr(session, "centre", lambda: centre)
        monkeypatch.setattr(session, "token", lambda: person[1] if person else None)
        test = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=30).run()
        if page:
            test.switch_page(page)
        for name, value in query.items():
            test.query_params[name] = value
        return test.run() if page or query else test

    return opened


@pytest.fixture
def scenario_id(centre: Centre, learner: tuple[Actor, str]) -> str:
    """Any scenario with a time limit."""
    return next(card.id for card in services.scenario_cards(centre, learner[0]) if card.minutes)


@pytest.fixture
def handed_in(centre: Centre, learner: tuple[Actor, str], scenario_id: str) -> AttemptView:
    """An assessment, handed in and marked."""
    return hand_in(centre, learner[0], scenario_id, "assessment")


ANSWER = "Yes, that is right, thank you."


def hand_in(centre: Centre, who: Actor, scenario_id: str, mode: services.Mode, text: str = HANDOVER) -> AttemptView:
    """Starts, hands in and marks one attempt, with every step that comes after it."""
    attempt = services.start_attempt(centre, who, scenario_id, mode)
    recipient = services.read_scenario(centre, who, scenario_id).recipient.name
    if services.story(centre, who, attempt.id).at == "decide":
        services.decide_first(
            centre,
            who,
            attempt.id,
            needed="now",
            recipient=recipient,
            methods=["Spoken briefing"],
            why="My shift ends.",
        )
    declaration = services.Declaration(own_work=True, ai_used=False, ai_how="")
    services.submit_handover(
        centre, who, attempt.id, text=text, recipient=recipient, method="Spoken briefing", declaration=declaration
    )
    services.mark_attempt(centre, who, attempt.id)
    for step in (services.answer_colleague, services.plan_next_step):
        if services.story(centre, who, attempt.id).at in ("reply", "check_in"):
            step(centre, who, attempt.id, text=ANSWER)
            services.mark_attempt(centre, who, attempt.id)
    return services.attempt(centre, who, attempt.id)


def shown(test: AppTest) -> str:
    """Everything on the page that is HTML of ours, as one text."""
    assert not test.exception, test.exception
    return "\n".join(body for element in test.get("html") if not (body := element.proto.body).startswith("<style>"))

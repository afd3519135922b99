"""Every page in light and dark: readable by everybody (axe), and no wider than a telephone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assessment import services
from assessment.model.people import Actor, Role
from tests.browser import steps
from tests.browser.axe import serious
from tests.browser.conftest import ROOT, Server
from tests.pages.conftest import hand_in
from tests.pages.stand_in import stand_in_mark
from ui.session import COOKIE

pytestmark = pytest.mark.xdist_group("everybody")

LONGEST = "Wolfeschlegelsteinhausenbergerdorff-Okonkwo-Featherstonehaugh, Aisha Maria"
WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft " * 2


class Seeded:
    """People and attempts in the server's database, made past the server."""

    def __init__(self, server: Server) -> None:
        self.address = server.address
        self.centre = services.open_centre(
            data_dir=server.data,
            scenarios_dir=ROOT / "scenarios",
            rubrics_dir=ROOT / "rubrics",
            mark=stand_in_mark,
            environment={},
        )
        self.tokens: dict[Role, str] = {}
        people: dict[Role, Actor] = {}
        for role, name in (("learner", LONGEST), ("assessor", "Bernadette Quill"), ("tutor", "Dev Rattan")):
            people[role], self.tokens[role] = services.sign_in_locally(
                self.centre, name=name, role=role, from_address="127.0.0.1"
            )
        learner = self.learner = people["learner"]
        self.draft = services.start_attempt(self.centre, learner, "broadband-dropouts", "assessment").id
        services.decide_first(
            self.centre, learner, self.draft, needed="now", recipient="Marek Dudek", methods=["Chat"], why=WORD
        )
        text = f"{steps.handover()}\n\n{WORD}"
        hand_in(self.centre, learner, steps.SCENARIO, "practice", text)
        self.practised = hand_in(self.centre, learner, steps.SCENARIO, "practice", text.upper()).id
        self.assessed = hand_in(self.centre, learner, steps.SCENARIO, "assessment", text).id
        self.deciding = services.start_attempt(self.centre, learner, "bank-bsl-customer", "practice").id
        self.replying = self.handed_over("room-booked-twice", text)
        self.looking = self.handed_over("boiler-out", text)
        services.answer_colleague(self.centre, learner, self.looking, text=WORD)
        services.mark_attempt(self.centre, learner, self.looking)

    def handed_over(self, scenario: str, text: str) -> str:
        """A practice attempt whose colleague waits for an answer."""
        attempt = services.start_attempt(self.centre, self.learner, scenario, "practice").id
        to = services.read_scenario(self.centre, self.learner, scenario).recipient.name
        services.submit_handover(
            self.centre, self.learner, attempt, text=text, recipient=to, method="Chat", declaration=None
        )
        services.mark_attempt(self.centre, self.learner, attempt)
        return attempt

    def open(self, browser: Browser, role: Role | None, path: str, *, scheme: str, width: int) -> Page:
        """That page as that person, in a window of that width."""
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
        if role:
            context.add_cookies([{"name": COOKIE, "value": self.tokens[role], "url": self.address}])
        page = context.new_page()
        page.set_default_timeout(steps.PATIENCE)
        page.goto(self.address + path.format(**vars(self)))
        page.locator("h1").wait_for()
        page.wait_for_timeout(700)
        steps.settle(page)
        return page


PAGES: list[tuple[Role | None, str, str]] = [
    (None, "/", "Sign in"),
    ("learner", "/", "Scenarios"),
    ("learner", f"/rules?scenario={steps.SCENARIO}", "Before you start"),
    ("learner", "/write?attempt={draft}", "Every evening from half past six"),
    ("learner", "/decide?attempt={deciding}", "Decide: Two payments, a joint account and a brother who answers first"),
    ("learner", "/reply?attempt={replying}", "Beth has answered"),
    ("learner", "/check-in?attempt={looking}", "You look again: No heat at Weaver House and the line shuts at five"),
    ("learner", "/result?attempt={practised}", "Result: The bag that was scanned in and is not there"),
    ("learner", "/compare?later={practised}", "Compare attempts"),
    ("learner", "/attempts", "My attempts"),
    ("assessor", "/", "Waiting for a decision"),
    ("assessor", "/review?attempt={assessed}", f"Review: {LONGEST}"),
    ("tutor", "/", "Library"),
    ("tutor", "/new", "Write something new"),
    ("tutor", "/share", "Share"),
    ("tutor", f"/versions?kind=scenario&id={steps.SCENARIO}", "Versions"),
]


@pytest.fixture(scope="module")
def seeded(server: Server) -> Iterator[Seeded]:
    """Once for all of these pages."""
    return Seeded(server)


@pytest.mark.parametrize(("role", "path", "title"), PAGES)
def test_everybody_can_read_the_page_and_its_tab(
    seeded: Seeded, browser: Browser, role: Role | None, path: str, title: str
) -> None:
    page = seeded.open(browser, role, path, scheme="light", width=1280)
    expect(page).to_have_title(f"{title} · Baton")
    expect(page.locator("h1")).to_have_count(1)
    found = serious(page)
    page.emulate_media(color_scheme="dark")
    steps.settle(page)
    found += serious(page)
    page.context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("role", "path", "title"), PAGES)
def test_everybody_can_read_the_page_on_a_telephone_in_the_dark(
    seeded: Seeded, browser: Browser, role: Role | None, path: str, title: str
) -> None:
    page = seeded.open(browser, role, path, scheme="dark", width=390)
    expect(page).to_have_title(f"{title} · Baton")
    assert steps.sideways(page) <= 0, steps.widest(page)
    found = serious(page)
    page.context.close()
    assert not found, "\n".join(found)


def test_on_a_telephone_the_brief_comes_first_and_keeps_its_place(seeded: Seeded, browser: Browser) -> None:
    page = seeded.open(browser, "learner", "/write?attempt={draft}", scheme="light", width=390)
    main = page.locator("[data-testid=stMain]")
    expect(page.locator(".scene")).to_be_visible()
    expect(page.get_by_label("Your handover")).to_be_hidden()
    main.evaluate("e => e.scrollTo(0, 400)")
    page.get_by_role("button", name="Write", exact=True).click()
    expect(page.get_by_label("Your handover")).to_be_visible()
    page.get_by_role("button", name="Read the brief").click()
    page.wait_for_timeout(200)
    assert main.evaluate("e => e.scrollTop") == 400
    page.context.close()


def test_the_time_left_is_quiet_words_until_the_last_five_minutes(seeded: Seeded, browser: Browser) -> None:
    page = seeded.open(browser, "learner", "/", scheme="light", width=1280)
    scenario = next(card.id for card in services.scenario_cards(seeded.centre, seeded.learner) if card.minutes)
    steps.open_assessment(page, scenario)
    left = page.locator(".left")
    assert left.inner_text().endswith(" minutes left")
    assert "soon" not in (left.get_attribute("class") or "")
    page.clock.install()
    page.reload()
    page.locator(".left").wait_for()
    page.clock.fast_forward("59:00")
    page.locator(".left.soon", has_text="Time is up. Hand over what you have.").wait_for()
    page.context.close()

"""A whole attempt with the colleague: a slip that is put right, one that is let pass, a reload in the middle of each step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from assessment import services
from assessment.model.people import Actor
from assessment.services import Centre
from assessment.simulation.chance import pick
from assessment.simulation.slips import ONE_IN
from tests.browser import steps
from tests.browser.conftest import ROOT, Server
from ui.session import COOKIE

pytestmark = pytest.mark.xdist_group("the_colleague")

RIGHT = "No: she was promised a call by 17:00, not six."
WAVED_THROUGH = "Yes, that is right, thank you."


def slipping(name: str) -> str:
    """An attempt's id for which the colleague slips."""
    return next(f"{name}{n}" for n in range(100) if not pick(f"{name}{n}", "slip", ONE_IN))


@pytest.fixture
def centre(server: Server) -> Centre:
    """The server's database, past the server."""
    return services.open_centre(
        data_dir=server.data, scenarios_dir=ROOT / "scenarios", rubrics_dir=ROOT / "rubrics", environment={}
    )


def signed_in(page: Page, server: Server, centre: Centre, name: str) -> Actor:
    """A learner who has made one attempt before, so that the colleague may slip."""
    steps.sign_in(page, server.address, name, "learner")
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == COOKIE)
    who = services.who_is(centre, token)
    assert who is not None
    services.start_attempt(centre, who, "lost-pushchair", "practice")
    return who


def at_the_reply(page: Page, server: Server, centre: Centre, name: str, scenario: str = steps.SCENARIO) -> str:
    """The colleague has read a strong handover and reads it back with a slip."""
    who = signed_in(page, server, centre, name)
    chosen = replace(centre, new_id=lambda: slipping(name.split()[0].lower()))
    attempt = services.start_attempt(chosen, who, scenario, "practice").id
    page.goto(f"{server.address}/write?attempt={attempt}")
    page.get_by_label("Your handover").wait_for()
    steps.settle(page)
    steps.answer(page, to=steps.recipient(scenario))
    steps.write(page, steps.handover(1, scenario))
    steps.wait_until_saved(page)
    page.get_by_role("button", name="Hand over").click()
    page.wait_for_url("**/reply?attempt=*")
    steps.settle(page)
    return attempt


def write_by_keyboard(page: Page, label: str, text: str, button: str) -> None:
    """With the Tab key to the text, then to the button: no mouse."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement?.getAttribute('aria-label') || ''").startswith(label):
            break
    page.keyboard.type(text)
    steps.wait_until_saved(page)
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement?.innerText || ''") == button:
            break
    page.keyboard.press("Enter")


def test_a_slip_that_is_put_right_is_told_so(page: Page, server: Server, centre: Centre) -> None:
    at_the_reply(page, server, centre, "Nia Rowe")
    expect(page.locator(".read-back")).to_contain_text("six")
    write_by_keyboard(page, "Your answer to Tomasz", RIGHT, "Send your answer")
    page.locator(".marking").wait_for()
    expect(page.locator(".talked")).to_contain_text("You noticed, and put it right.")
    expect(page.locator(".sums")).to_contain_text("1 of 1")
    assert not page.locator(".timeline").get_by_text("your answer let it pass").count()


def test_a_slip_that_is_let_pass_plays_out(page: Page, server: Server, centre: Centre) -> None:
    at_the_reply(page, server, centre, "Olu Bright")
    page.reload()
    page.get_by_label("Your answer to Tomasz").wait_for()
    expect(page.locator(".read-back")).to_contain_text("six")
    steps.answer_the_colleague(page, WAVED_THROUGH)
    expect(page.locator(".talked")).to_contain_text("It slipped through.")
    expect(page.locator(".timeline")).to_contain_text("The read-back had it wrong, and your answer let it pass.")
    expect(page.locator(".sums")).to_contain_text("0 of 1")


def test_a_reload_in_the_middle_of_each_step_loses_nothing_and_doubles_nothing(
    page: Page, server: Server, centre: Centre
) -> None:
    attempt = at_the_reply(page, server, centre, "Pia Stone", "boiler-out")
    for label, words, button, then in (
        (
            "Your answer to Ijaz",
            "Half past seven for the heaters, not half past eight.",
            "Send your answer",
            "check-in",
        ),
        ("Your next step", "I ring Ms Lund now and check the tab at noon.", "Send your next step", "result"),
    ):
        area = page.get_by_label(label)
        area.click()
        page.keyboard.insert_text(words)
        steps.wait_until_saved(page)
        page.reload()
        area.wait_for()
        steps.settle(page)
        expect(area).to_have_value(words)
        page.keyboard.press("End")
        page.get_by_role("button", name=button).dblclick()
        page.wait_for_url(f"**/{then}?attempt=*")
        steps.settle(page)
    page.locator(".marking").wait_for()
    page.reload()
    page.locator(".marking").wait_for()
    steps.settle(page)
    expect(page.locator(".talked .mine")).to_have_count(2)
    with centre.store.reading() as data:
        kept = data.turns.of(attempt)
    assert set(kept) == {"colleague", "answer", "came_back", "next_step", "finished"}


def test_two_tabs_with_two_answers_keep_the_first_and_tell_the_second(
    page: Page, server: Server, centre: Centre
) -> None:
    attempt = at_the_reply(page, server, centre, "Rhys Ward")
    other = page.context.new_page()
    other.set_default_timeout(steps.PATIENCE)
    other.goto(page.url)
    other.get_by_label("Your answer to Tomasz").wait_for()
    steps.settle(other)
    steps.answer_the_colleague(page, RIGHT)
    other.get_by_label("Your answer to Tomasz").click()
    other.keyboard.insert_text("Something else.")
    other.get_by_role("button", name="Send your answer").click()
    other.locator(".marking").wait_for()
    steps.settle(other)
    expect(other.locator(".talked .mine")).to_contain_text(RIGHT)
    assert other.url.endswith(attempt)

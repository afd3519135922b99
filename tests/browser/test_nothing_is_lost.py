"""The server is killed in mid-draft and after a handover; everything is found again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from assessment import services
from tests.browser import steps
from tests.browser.conftest import ROOT, Server
from ui.session import COOKIE

pytestmark = pytest.mark.xdist_group("nothing_is_lost")


def state_in_the_database(server: Server, page: Page, attempt: str) -> services.AttemptView:
    """What the database has, past the server."""
    centre = services.open_centre(
        data_dir=server.data, scenarios_dir=ROOT / "scenarios", rubrics_dir=ROOT / "rubrics", environment={}
    )
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == COOKIE)
    who = services.who_is(centre, token)
    assert who is not None
    return services.attempt(centre, who, attempt)


def test_after_a_session_has_run_out_signing_in_leads_back_to_the_page(page: Page, server: Server) -> None:
    steps.sign_in(page, server.address, "Ines Duarte", "learner")
    attempt = steps.open_practice(page)
    steps.write(page, "Half a sentence that took me a while")
    steps.wait_until_saved(page)
    page.context.clear_cookies()
    page.reload()
    page.get_by_label("Your name").fill("Ines Duarte")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Your handover").wait_for()
    assert page.url.endswith(f"/write?attempt={attempt}")
    expect(page.get_by_label("Your handover")).to_have_value("Half a sentence that took me a while")


def test_a_kill_in_mid_draft_loses_nothing_that_was_typed(server: Server, page: Page) -> None:
    steps.sign_in(page, server.address, "Kofi Mensah", "learner")
    attempt = steps.open_practice(page)
    steps.answer(page)
    steps.write(page, "Tomasz, please ring Mrs Whitlock by five.")
    steps.wait_until_saved(page)
    page.keyboard.type(" Initial it.", delay=5)
    server.kill()
    assert state_in_the_database(server, page, attempt).text == "Tomasz, please ring Mrs Whitlock by five."
    page.goto("about:blank")  # while nobody can hear the page's last words
    server.start()
    page.goto(f"{server.address}/write?attempt={attempt}")
    page.get_by_label("Your handover").wait_for()
    steps.settle(page)
    expect(page.get_by_label("Your handover")).to_have_value("Tomasz, please ring Mrs Whitlock by five.")
    page.get_by_role("button", name="Bring it back").click()
    steps.wait_until_saved(page)
    expect(page.get_by_label("Your handover")).to_have_value(re.compile(r"by five\. Initial it\.$"))
    kept = state_in_the_database(server, page, attempt)
    assert kept.text.endswith("by five. Initial it.")
    assert (kept.recipient, kept.method) == (steps.recipient(), "Spoken briefing")


def test_typing_on_while_it_is_being_saved_loses_nothing(server: Server, page: Page) -> None:
    steps.sign_in(page, server.address, "Ada Quick", "learner")
    attempt = steps.open_practice(page)
    area = page.get_by_label("Your handover")
    area.click()
    typed = ""
    for number in range(12):
        word = f"word{number} "
        page.keyboard.type(word, delay=30)
        typed += word
        page.wait_for_timeout(200 * (number % 6))  # pauses shorter and longer than the quiet before a save
    expect(area).to_have_value(typed)
    page.keyboard.press("Control+Home")
    page.keyboard.type("First, ", delay=30)
    steps.wait_until_saved(page)
    page.keyboard.type("then: ", delay=30)
    steps.wait_until_saved(page)
    assert state_in_the_database(server, page, attempt).text == f"First, then: {typed}"


def test_the_last_words_go_by_beacon_when_the_page_is_left(server: Server, page: Page) -> None:
    steps.sign_in(page, server.address, "Lena Hart", "learner")
    attempt = steps.open_practice(page)
    steps.write(page, "Tomasz, the first words.")
    steps.wait_until_saved(page)
    page.keyboard.type(" And the last.", delay=1)
    page.goto("about:blank")
    page.wait_for_timeout(1_000)
    assert state_in_the_database(server, page, attempt).text == "Tomasz, the first words. And the last."


def test_a_kill_after_handing_over_finds_the_handover_and_its_result(server: Server, page: Page) -> None:
    steps.sign_in(page, server.address, "Priya Nair", "learner")
    attempt = steps.open_practice(page)
    steps.answer(page)
    steps.write(page, steps.handover())
    steps.wait_until_saved(page)
    page.get_by_role("button", name="Hand over").click()
    for _ in range(100):
        if state_in_the_database(server, page, attempt).state != "drafting":
            break
        page.wait_for_timeout(50)
    server.kill()
    found = state_in_the_database(server, page, attempt)
    assert found.state in ("submitted", "talking")
    assert found.text == steps.handover()
    server.start()
    page.goto(f"{server.address}/result?attempt={attempt}")
    steps.stop_there(page)
    expect(page.locator("details.point")).to_have_count(7)
    assert state_in_the_database(server, page, attempt).state == "marked"


def test_pressing_twice_hands_over_once(server: Server, page: Page) -> None:
    steps.sign_in(page, server.address, "Omar Siddiqui", "learner")
    attempt = steps.open_practice(page)
    steps.answer(page)
    steps.write(page, steps.handover(1))
    steps.wait_until_saved(page)
    page.get_by_role("button", name="Hand over").dblclick()
    steps.stop_there(page)
    page.get_by_text("My attempts").click()
    page.get_by_text("All of them").wait_for()
    expect(page.get_by_text("Open the result")).to_have_count(1)
    assert state_in_the_database(server, page, attempt).state == "marked"

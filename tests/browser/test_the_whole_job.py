"""A learner writes, is marked, an assessor amends and decides, the learner sees it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import steps
from tests.browser.conftest import Server

pytestmark = pytest.mark.xdist_group("the_whole_job")


def test_a_learner_writes_is_marked_an_assessor_amends_and_the_learner_sees_it(
    server: Server, browser: Browser, page: Page
) -> None:
    steps.sign_in(page, server.address, "Aisha Okonkwo", "learner")
    attempt = steps.open_assessment(page)
    steps.answer(page)
    steps.write(page, steps.handover())
    steps.wait_until_saved(page)
    steps.declare_and_hand_in(page)
    expect(page.locator(".verdict .says")).not_to_be_empty()
    expect(page.locator("details.point")).to_have_count(7)
    assert "proposed" in page.locator(".unit-head").first.inner_text()
    _evidence_lights_up(page)

    assessor = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    assessor.set_default_timeout(steps.PATIENCE)
    steps.sign_in(assessor, server.address, "Bernadette Quill", "assessor")
    assessor.get_by_text("Review", exact=True).click()
    assessor.locator(".st-key-review").wait_for()
    steps.settle(assessor)
    _amend_the_first_point(assessor)
    _confirm_the_others_with_the_keys(assessor)
    assessor.get_by_label("Feedback to the learner").fill("You kept her promise safe. Good work.")
    assessor.get_by_role("button", name="Send to the learner").click()
    assessor.get_by_text("Press N for the next attempt.").wait_for()
    assessor.context.close()

    page.reload()
    page.get_by_text("Awarded by Bernadette Quill").wait_for()
    expect(page.locator(".decided")).to_contain_text("You kept her promise safe. Good work.")
    page.locator("details.point", has_text="awarded").first.wait_for()
    assert "Your assessor says: I heard the briefing myself." in page.locator(".marking").text_content()  # type: ignore[operator]
    assert page.url.endswith(attempt)


def _evidence_lights_up(page: Page) -> None:
    """Opening a point lights its words in the text, and only its own."""
    point = page.locator("details.point", has=page.locator("blockquote")).first
    number = point.get_attribute("data-n")
    mark = page.locator(f"mark.e{number}").first
    dark = mark.evaluate("e => getComputedStyle(e).boxShadow")
    point.locator("summary").click()
    assert mark.evaluate("e => getComputedStyle(e).boxShadow") != dark


def _amend_the_first_point(page: Page) -> None:
    card = page.locator("[class*='st-key-point_row_now_']")
    badge = card.locator(".badge:not(.unsure)").inner_text()
    page.keyboard.press("1" if "Met" in badge and "Partly" not in badge else "2")
    reason = page.get_by_label("Why do you amend it?")
    reason.fill("I heard the briefing myself.")
    page.get_by_role("button", name="Confirm the amendment").click()
    steps.settle(page)


def _confirm_the_others_with_the_keys(page: Page) -> None:
    page.locator("h1").click()
    for done in range(2, 8):
        page.keyboard.press("Enter")
        expect(page.locator(".settled")).to_have_count(done)
        steps.settle(page)

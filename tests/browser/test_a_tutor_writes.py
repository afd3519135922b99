"""A tutor in a real browser: from an idea to what a learner opens, nothing lost on the way, and pages for everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import authoring, steps
from tests.browser.axe import serious
from tests.browser.conftest import Server

pytestmark = pytest.mark.xdist_group("tutor")


def the_file(page: Page) -> str:
    """What stands in the file, read in the plain box."""
    authoring.part(page, "File")
    page.get_by_text("Plain text box").click()
    steps.settle(page)
    box = page.locator("textarea[aria-label='The file']")
    expect(box).not_to_have_value("")  # Streamlit's box is there a moment before its text
    text = box.input_value()
    page.get_by_text("Plain text box").click()
    steps.settle(page)
    return text


def test_a_tutor_goes_from_an_idea_to_a_scenario_that_a_learner_opens(
    server: Server, page: Page, browser: Browser
) -> None:
    steps.sign_in(page, server.address, "Dev Rattan", "tutor")
    authoring.start(page, server.address)
    expect(page.get_by_text("Still to be written")).to_be_visible()
    expect(page.locator(".problems .at"), "nobody needs the file's lines to fill in the form").to_have_count(0)
    authoring.setting_people_and_procedure(page)
    authoring.fill(page, "The brief: everything that the learner reads", authoring.BRIEF)
    for words, part, weight in (authoring.FACTS[at] for at in (0, 1, 3, 9, 13)):
        authoring.make_fact(page, words, part, weight)
    expect(page.locator(".baton-brief mark").nth(4)).to_be_attached()
    page.get_by_role("button", name="Done").click()
    steps.settle(page)  # a press that comes while the page changes is one that a person would repeat
    authoring.part(page, "Facts")
    authoring.edit_cell(page, 2, 450, "The lab made reading lenses and not distance ones.")
    authoring.part(page, "File")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("# An idea of a Sunday evening.\n")
    page.wait_for_timeout(1_200)
    authoring.part(page, "Form")
    page.get_by_test_id("stDataFrame").wait_for()  # the part of the form is the one that was left
    authoring.part(page, "Setting")
    authoring.fill(page, "Title", "Glasses before the driving test")
    authoring.attempt(page, authoring.STRONG)
    authoring.keep(page, "Complete")
    expect(page.get_by_label("A handover to try"), "keeping one leaves the tab open for the next").to_be_visible()
    written = the_file(page)
    assert written.startswith("# An idea of a Sunday evening.\n")
    assert "The lab made reading lenses and not distance ones." in written
    assert 'title: "Glasses before the driving test"' in written
    authoring.publish(page, "First version")
    learner = browser.new_context().new_page()
    learner.set_default_timeout(steps.PATIENCE)
    steps.sign_in(learner, server.address, "Aisha Okonkwo", "learner")
    steps.open_practice(learner, authoring.ID)
    expect(learner.get_by_text("could not read the clock across the room").first).to_be_attached()
    learner.context.close()


def test_a_reload_in_the_middle_of_writing_loses_nothing(server: Server, page: Page) -> None:
    steps.sign_in(page, server.address, "Eilidh Strang", "tutor")
    authoring.start(page, server.address, "Lost in the post")
    authoring.fill(page, "Why does it have to be handed over?", authoring.TRIGGER, rest=True)
    page.reload()
    authoring.at_the_bench(page)
    expect(authoring.field(page, "Why does it have to be handed over?")).to_have_value(authoring.TRIGGER)
    authoring.part(page, "File")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("# Typed just before: [")  # no rest after it
    page.reload()
    authoring.at_the_bench(page)
    authoring.part(page, "File")
    page.locator(".cm-content", has_text="# Typed just before: [").wait_for()
    page.wait_for_timeout(1_200)
    steps.settle(page)
    assert the_file(page).startswith("# Typed just before: [")


@pytest.fixture(scope="module")
def tutor(server: Server, browser: Browser) -> Iterator[Page]:
    """Somebody with a scenario of the library open as a draft."""
    window = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    window.set_default_timeout(steps.PATIENCE)
    steps.sign_in(window, server.address, "Precious Adeyemi-Featherstonehaugh", "tutor")
    window.get_by_role("button", name="Open", exact=True).first.click()
    window.wait_for_url("**/bench?draft=*")
    authoring.at_the_bench(window)
    yield window
    window.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_everybody_can_use_the_pages_of_a_tutor(server: Server, tutor: Page, width: int, scheme: str) -> None:
    bench = tutor.url if "/bench" in tutor.url else tutor.evaluate("sessionStorage.bench")
    tutor.evaluate("(url) => { sessionStorage.bench = url; }", bench)
    tutor.set_viewport_size({"width": width, "height": 900})
    tutor.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        steps.settle(tutor)
        tutor.wait_for_timeout(400)
        found[name] = serious(tutor)
        if steps.sideways(tutor) > 0:
            found[name].append(f"wider than the window:\n{steps.widest(tutor)}")

    tutor.goto(bench)
    authoring.at_the_bench(tutor)
    look("form")
    authoring.part(tutor, "Facts")
    look("facts")
    authoring.part(tutor, "File")
    tutor.locator(".cm-content").wait_for()
    look("file")
    authoring.attempt(tutor, authoring.POOR)
    look("try")
    for address in ("", "new", "share", "versions?kind=scenario&id=wrong-meal"):
        tutor.goto(f"{server.address}/{address}")
        tutor.locator("h1").wait_for()
        look(address or "library")
    assert not {name: faults for name, faults in found.items() if faults}

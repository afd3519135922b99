"""Choosing words of the brief, by mouse, finger and keyboard, on a page of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import steps
from tests.browser.axe import serious
from tests.browser.conftest import Server
from tests.browser.editor_texts import TEXTS

pytestmark = pytest.mark.xdist_group("editor")
BUTTON = "Make these words a fact"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The page of the components, not Baton itself."""
    running = Server(tmp_path_factory.mktemp("picker"), app="tests.browser.editor_app:app")
    running.start()
    yield running
    running.kill()


def opened(server: Server, page: Page, more: str = "") -> Page:
    page.set_default_timeout(20_000)
    page.goto(f"{server.address}/?show=picker{more}")
    page.locator(".baton-brief .words").wait_for()
    page.wait_for_function("() => document.querySelector('.baton-brief .words').textContent")
    steps.settle(page)
    return page


def select(page: Page, words: str) -> None:
    """As a finger or a mouse would leave it: these words, selected."""
    page.evaluate(
        """(words) => {
          const box = document.querySelector('.baton-brief .words');
          const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at >= 0) document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
          }
        }""",
        words,
    )


def picks(page: Page) -> list[dict[str, Any]]:
    steps.settle(page)
    told: list[dict[str, Any]] = json.loads(page.get_by_test_id("stText").text_content() or "[]")
    return told


def test_the_brief_is_shown_as_it_is_and_can_do_nothing(server: Server, page: Page) -> None:
    opened(server, page)
    words = page.locator(".baton-brief .words")
    assert words.text_content() == TEXTS["brief"]
    expect(words.locator("b")).to_have_count(0)


def test_selected_words_come_to_python_once_with_their_place(server: Server, page: Page) -> None:
    opened(server, page)
    expect(page.get_by_role("button", name=BUTTON)).to_be_hidden()
    select(page, " by Friday & not later")
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_text('"by Friday').wait_for()
    [picked] = picks(page)
    assert picked["text"] == picked["cut"] == "by Friday & not later"
    expect(page.get_by_role("button", name=BUTTON)).to_be_hidden()
    page.get_by_role("button", name="Run again").click()
    assert len(picks(page)) == 1


def test_a_mouse_that_is_drawn_over_words_brings_the_button_near_them(server: Server, page: Page) -> None:
    opened(server, page)
    box = page.locator(".baton-brief .words").bounding_box()
    assert box
    y = box["y"] + box["height"] - 30
    page.mouse.move(box["x"] + 21, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 130, y, steps=4)
    page.mouse.up()
    button = page.get_by_role("button", name=BUTTON)
    place = button.bounding_box()
    assert place
    assert 0 < place["y"] - y < 60
    button.click()
    page.get_by_text('"Her number').wait_for()


def test_the_same_words_can_be_picked_twice_and_differ_by_their_token(server: Server, page: Page) -> None:
    opened(server, page)
    for count in (1, 2):
        select(page, "14:20")
        page.get_by_role("button", name=BUTTON).click()
        page.wait_for_function(
            f"() => JSON.parse(document.querySelector('[data-testid=stText]').textContent).length === {count}"
        )
    one, two = picks(page)
    assert one["text"] == two["text"] == "14:20"
    assert one["token"] < two["token"]


def test_words_that_are_in_a_fact_are_underlined_and_counted_as_python_counts(server: Server, page: Page) -> None:
    opened(server, page)
    covered = page.locator(".baton-brief .covered")
    assert covered.text_content() == TEXTS["brief"][0:9]  # the second half of it an emoji's first parts
    assert "underline" in covered.evaluate("e => getComputedStyle(e).textDecorationLine")


def test_a_line_that_was_only_full_flows_on_and_its_break_is_still_counted(server: Server, page: Page) -> None:
    opened(server, page, "&long=1")
    soft = page.locator(".baton-brief .soft").first
    assert soft.text_content() == "\n"
    assert soft.evaluate("e => getComputedStyle(e).whiteSpaceCollapse") == "collapse"
    page.evaluate(
        """() => { const at = document.querySelector('.baton-brief .soft');
             document.getSelection().setBaseAndExtent(at.previousSibling.firstChild, at.previousSibling.textContent.length - 3,
               at.nextSibling.firstChild, 4); }"""
    )
    page.get_by_role("button", name=BUTTON).click()
    page.wait_for_function("() => JSON.parse(document.querySelector('[data-testid=stText]').textContent).length === 1")
    [picked] = picks(page)
    assert picked["text"] == picked["cut"]
    assert "\n" in picked["text"]


def test_the_keyboard_does_it_all(server: Server, page: Page) -> None:
    opened(server, page)
    page.locator(".baton-brief .words").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.locator(".baton-brief .aloud", has_text="rings").wait_for(state="attached")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()
    page.keyboard.press("Enter")
    page.get_by_text('"rings at 14:20"').first.wait_for()
    assert picks(page)[0]["cut"] == "rings at 14:20"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    expect(page.get_by_role("button", name=BUTTON)).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_telephone_a_finger_picks_and_nothing_is_too_wide(server: Server, browser: Browser, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, color_scheme=scheme)  # type: ignore[arg-type]
    page = opened(server, context.new_page(), "&long=1")
    select(page, "14:2")
    first = page.locator(".baton-brief .words").evaluate("e => e.textContent.trim().split(/\\s+/)[0]")
    select(page, first)
    button = page.get_by_role("button", name=BUTTON)
    button.wait_for()
    assert not serious(page)
    assert steps.sideways(page) <= 0, steps.widest(page)
    button.tap()
    page.wait_for_function("() => JSON.parse(document.querySelector('[data-testid=stText]').textContent).length === 1")
    assert picks(page)[0]["text"] == first
    context.close()

"""The YAML editor in a real browser, on a page of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import steps
from tests.browser.axe import serious
from tests.browser.conftest import Server
from tests.browser.editor_texts import SCENARIO, SMALL, TEXTS

pytestmark = pytest.mark.xdist_group("editor")
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The page of the components, not Baton itself."""
    running = Server(tmp_path_factory.mktemp("editor"), app="tests.browser.editor_app:app")
    running.start()
    yield running
    running.kill()


@pytest.fixture
def opened(server: Server, page: Page) -> Open:
    """Opens the test page with these wishes and waits for the editor."""
    page.set_default_timeout(20_000)

    def open_it(**wanted: str) -> Page:
        page.goto(f"{server.address}/?{'&'.join(f'{name}={value}' for name, value in wanted.items())}")
        content(page).wait_for()
        steps.settle(page)
        return page

    return open_it


def content(page: Page) -> Locator:
    return page.locator(".cm-content")


def kept(page: Page) -> dict[str, Any]:
    """What Python has."""
    told: dict[str, Any] = json.loads(page.get_by_test_id("stText").text_content() or "")
    return told


def python_has(page: Page, text: str) -> None:
    """Waits until Python has exactly this text."""
    for _ in range(100):
        steps.settle(page)
        if kept(page)["text"] == text:
            return
    assert kept(page)["text"] == text


def at_end(page: Page) -> None:
    content(page).click()
    page.keyboard.press("Control+End")


def options(page: Page) -> list[str]:
    page.locator(".cm-tooltip-autocomplete").wait_for()
    return page.locator(".cm-tooltip-autocomplete .cm-completionLabel").all_inner_texts()


def leave(page: Page) -> None:
    page.locator("h1").click()


def test_what_is_typed_arrives_after_a_quiet_moment_and_once(opened: Open) -> None:
    page = opened(text="small")
    at_end(page)
    page.keyboard.type("# rich cars recur, it's here", delay=15)
    assert kept(page)["told"] == 0
    python_has(page, SMALL + "# rich cars recur, it's here")
    assert kept(page)["told"] == 1


def test_leaving_the_editor_sends_at_once(opened: Open, page: Page) -> None:
    never = "const set = window.setTimeout; window.setTimeout = (what, wait, ...more) => wait === 700 ? 0 : set(what, wait, ...more);"
    page.add_init_script(never)  # the quiet moment never ends
    opened(text="small")
    at_end(page)
    page.keyboard.type("# so")
    page.wait_for_timeout(1000)
    assert kept(page)["text"] == SMALL
    leave(page)
    python_has(page, f"{SMALL}# so")


def test_a_late_answer_never_overwrites_what_is_being_typed(opened: Open) -> None:
    page = opened(text="small", slow="1")
    at_end(page)
    page.keyboard.type("# one")
    page.wait_for_timeout(1000)  # sent by now; the answer takes a second and a half
    page.keyboard.type(" two")
    page.wait_for_timeout(300)
    page.keyboard.type(" three", delay=250)
    assert content(page).inner_text().rstrip().endswith("# one two three")
    python_has(page, f"{SMALL}# one two three")
    assert content(page).inner_text().rstrip().endswith("# one two three")


def test_a_new_epoch_brings_pythons_text_and_keeps_the_cursor(opened: Open) -> None:
    page = opened(text="small")
    at_end(page)
    page.keyboard.type("# mine")
    page.get_by_role("button", name="New title").click()
    page.locator(".cm-line", has_text="title: NEW A small one").wait_for()
    content(page).focus()
    page.keyboard.type(" still here")
    python_has(page, f"{SMALL}# mine still here".replace("title: ", "title: NEW "))


def test_undo_goes_back_over_pythons_change_in_one_step(opened: Open) -> None:
    page = opened(text="small")
    at_end(page)
    page.keyboard.type("# mine")
    leave(page)
    python_has(page, f"{SMALL}# mine")
    page.get_by_role("button", name="New title").click()
    page.locator(".cm-line", has_text="title: NEW A small one").wait_for()
    content(page).focus()
    page.keyboard.press("Control+z")
    python_has(page, f"{SMALL}# mine")
    page.keyboard.press("Control+z")
    python_has(page, SMALL)
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+y")
    python_has(page, f"{SMALL}# mine".replace("title: ", "title: NEW "))


def test_undo_over_a_text_with_other_line_ends_gives_the_old_ones_back(opened: Open) -> None:
    page = opened(text="small")
    page.get_by_role("button", name="Windows text").click()
    page.locator(".cm-line", has_text="id: windows").wait_for()
    at_end(page)
    page.keyboard.type("sector: shop")
    python_has(page, "id: windows\r\ntitle: Other\r\nsector: shop")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    python_has(page, SMALL)


@pytest.mark.parametrize("name", ["odd", "mixed"])
def test_every_character_comes_back_as_it_went_in(opened: Open, name: str) -> None:
    page = opened(text=name)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    at_end(page)
    page.keyboard.type("#!")
    python_has(page, f"{TEXTS[name]}#!")


def test_a_form_and_back_keeps_the_text_and_what_can_be_undone(opened: Open) -> None:
    page = opened(text="small")
    at_end(page)
    page.keyboard.type("# mine")
    page.get_by_text("Show", exact=True).click()
    content(page).wait_for(state="detached")
    steps.settle(page)
    assert kept(page)["text"] == f"{SMALL}# mine"
    page.get_by_text("Show", exact=True).click()
    content(page).wait_for()
    content(page).focus()
    page.keyboard.press("Control+z")
    python_has(page, SMALL)


def test_an_unsaved_text_survives_a_reload_and_is_offered(opened: Open) -> None:
    page = opened(text="small", deaf="1")
    at_end(page)
    page.keyboard.type("# not to be lost")
    page.wait_for_timeout(400)
    page.reload()
    page.get_by_text("This browser has a text of yours from").wait_for()
    assert "not to be lost" not in content(page).inner_text()
    page.get_by_role("button", name="Bring it back").click()
    page.locator(".cm-line", has_text="not to be lost").wait_for()
    page.get_by_text("Not saved yet. Your text is kept in this browser.").wait_for()


def test_words_that_python_never_had_are_offered_when_it_brings_another_text(opened: Open) -> None:
    page = opened(text="small", deaf="1")
    at_end(page)
    page.keyboard.type("# never heard")
    page.get_by_role("button", name="New title").click()
    page.locator(".cm-line", has_text="title: NEW A small one").wait_for()
    assert "never heard" not in content(page).inner_text()
    page.get_by_role("button", name="Bring it back").click()
    page.locator(".cm-line", has_text="never heard").wait_for()


def test_words_that_python_took_with_its_own_change_are_not_offered(opened: Open) -> None:
    page = opened(text="small")
    at_end(page)
    page.keyboard.type("# taken")
    page.get_by_role("button", name="New title").click()
    page.locator(".cm-line", has_text="title: NEW A small one").wait_for()
    python_has(page, f"{SMALL}# taken".replace("title: ", "title: NEW "))
    expect(page.get_by_role("button", name="Bring it back")).to_be_hidden()


def test_a_saved_text_is_not_offered_again(opened: Open) -> None:
    page = opened(text="small")
    at_end(page)
    page.keyboard.type("# saved")
    python_has(page, f"{SMALL}# saved")
    page.wait_for_timeout(400)
    assert page.evaluate("() => localStorage.getItem('baton-editor-draft_one')") is None
    page.reload()
    content(page).wait_for()
    page.wait_for_timeout(400)
    expect(page.get_by_role("button", name="Bring it back")).to_be_hidden()


def test_the_last_words_go_by_beacon_when_the_page_is_closed(opened: Open, server: Server) -> None:
    page = opened(text="small", beacon="1")
    at_end(page)
    page.keyboard.type("# last")
    page.goto("about:blank")
    page.wait_for_timeout(500)
    heard = json.loads(urlopen(f"{server.address}/test/beacon").read())
    assert heard == {"draft": "draft_one", "text": f"{SMALL}# last", "revision": 7}


def test_problems_stand_at_their_lines_with_shape_words_and_remedy(opened: Open) -> None:
    page = opened(text="small")
    content(page).get_by_text("A small one").click()
    page.keyboard.press("End")
    page.keyboard.type(" BAD")
    page.get_by_role("button", name="1 problem", exact=True).wait_for()
    assert page.locator(".cm-lintRange-error").inner_text() == "BAD"
    marker = page.locator(".cm-lint-marker-error")
    assert marker.evaluate("e => getComputedStyle(e, '::before').content") == '"■"'
    marker.hover()
    tip = page.locator(".cm-tooltip-lint, .cm-tooltip-hover").last
    tip.wait_for()
    assert "■ Problem, line 2:" in tip.inner_text()
    assert "This <b>word</b> is bad." in tip.inner_text()
    assert "Choose another." in tip.inner_text()
    page.locator(".aloud", has_text="1 problem").wait_for(state="attached")


def test_the_list_of_problems_is_worked_by_keyboard(opened: Open) -> None:
    page = opened(text="small")
    at_end(page)
    page.keyboard.type("# HINT\n# BAD one\n# BAD two")
    found = page.get_by_role("button", name="2 problems, 1 piece of advice")
    found.wait_for()
    found.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".cm-panel-lint")
    panel.wait_for()
    expect(panel.locator("li")).to_have_count(3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    line = page.locator(".cm-lineNumbers .cm-activeLineGutter")
    assert line.inner_text() == str(len(SMALL.splitlines()) + 2)
    panel.locator("ul").focus()
    page.keyboard.press("Escape")
    panel.wait_for(state="detached")
    page.keyboard.press("F8")
    assert line.inner_text() == str(len(SMALL.splitlines()) + 3)


def test_marks_go_along_with_what_is_typed_above_them(opened: Open) -> None:
    page = opened(text="small", slow="1")
    at_end(page)
    page.keyboard.type("# BAD")
    page.get_by_role("button", name="1 problem", exact=True).wait_for()
    page.keyboard.press("Control+Home")
    page.keyboard.type("# a new line\n")
    assert page.locator(".cm-lintRange-error").inner_text() == "BAD"


def test_the_browser_says_at_once_where_yaml_cannot_be_read(opened: Open) -> None:
    page = opened(text="small", slow="1")
    at_end(page)
    page.keyboard.type('title: again\nsector: "open')
    page.keyboard.press("Delete")  # the quote that came by itself
    page.get_by_role("button", name="2 problems").click()
    said = page.locator(".cm-panel-lint").inner_text()
    assert "This name stands here twice." in said
    assert "Keep one of the two." in said
    assert "Something is missing here: a closing quote" in said


def test_the_four_weights_are_offered_with_what_they_mean(opened: Open) -> None:
    page = opened(text="small")
    content(page).get_by_text("The parcel is lost.").click()
    page.keyboard.press("End")
    page.keyboard.type("\nwei", delay=40)
    assert options(page)[0] == "weight"
    page.wait_for_timeout(150)  # a list that has only just come doesn't take a key that was meant for the text
    page.keyboard.press("Enter")
    page.locator(".cm-completionLabel", has_text="essential").wait_for()
    assert options(page) == ["essential", "useful", "distractor", "withhold"]
    page.locator(".cm-completionInfo", has_text="The colleague can't help the customer without it.").wait_for()
    page.wait_for_timeout(100)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    python_has(page, SMALL.replace('lost."\n', 'lost."\n    weight: useful\n'))


SCENARIO_PLACES = [
    ("level: ", ["basic", "intermediate", "advanced"]),
    ("facts:\n  - id: f01\n    part: ", ["customer", "issue", "action_taken", "outstanding", "commitment", "context"]),
    ("facts:\n- id: f01\n  part: cust", ["customer"]),
    ("facts:\n  - {id: f01, part: issue, weight: ", ["essential", "useful", "distractor", "withhold"]),
    ("facts:\n  - {id: f01, part: issue, we", ["weight"]),
    ("steps: [write, ", ["decide", "write", "reply", "check_in", "result"]),
    ("steps:\n  - wr", ["write"]),
    ("facts:\n  - id: f01\n  - id: f07\nslip:\n  fact: ", ["f01", "f07"]),
    ("facts:\n  - id: f01\n  - id: f07\ncheck_in:\n  done:\n    open: [f01, ", ["f01", "f07"]),
    ("facts:\n  - id: f01\nexemplars:\n  - text: |\n      Hello\n    facts: {f01: ", ["conveyed", "wrong", "missing"]),
    ("facts:\n  - id: f01\n  - id: f07\nexemplars:\n  - text: |\n      Hello\n    facts: {f01: conveyed, f", ["f07"]),
    ("exemplars:\n  - text: hello\n    points: {C", ["C1", "C2"]),
    ("units:\n  - ", ["carry-out-handovers"]),
    ("recipient:\n  name: Asha Bell\n  ro", ["role"]),
    ("recipient:\n  name: Asha Bell\ndecide:\n  recipient: ", ["Asha Bell"]),
]
RUBRIC_PLACES = [
    ("checks:\n  - id: said\n    kind: lay", ["layout"]),
    ("checks:\n  - id: said\n    kind: facts\n    weights: [use", ["useful"]),
    ("checks:\n  - id: said\n    kind: facts\n    sta", ["status"]),
    ("checks:\n  - id: said\npoints:\n  - id: C1\n    needs:\n      met:\n        all: [sai", ["said", "other.said"]),
    (
        "checks:\n  - id: said\npoints:\n  - id: C1\n    needs:\n      met:\n        all:\n          - any: [sai",
        ["said", "other.said"],
    ),
    (
        "checks:\n  - id: said\npoints:\n  - id: C1\n    caps:\n      - at_most: 1\n        when: sai",
        ["said", "other.said"],
    ),
    ("points:\n  - id: C1\n  - id: C2\nafter_asking:\n  raises: {C1: 1, C", ["C2"]),
]


@pytest.mark.parametrize(("kind", "places"), [("scenario", SCENARIO_PLACES), ("rubric", RUBRIC_PLACES)])
def test_what_belongs_at_a_place_is_offered_there(opened: Open, kind: str, places: list[tuple[str, list[str]]]) -> None:
    page = opened(text="small", kind=kind)
    wrong = []
    for text, wanted in places:
        content(page).focus()
        page.keyboard.press("Escape")
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(text)
        page.wait_for_timeout(150)
        page.keyboard.press("Escape")
        page.keyboard.press("Control+Space")
        try:
            page.locator(".cm-tooltip-autocomplete li").first.wait_for(timeout=3000)
            offered = options(page)
        except Exception:
            offered = []
        if [label for label in offered if label in wanted] != wanted or (wanted != offered and text.endswith(" ")):
            wrong.append(f"{text!r}\n  wanted {wanted}\n  offered {offered}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("text", ['title: "le', "brief: |\n  Lev", "# lev", "title: Ring the le"])
def test_nothing_is_offered_inside_a_text(opened: Open, text: str) -> None:
    page = opened(text="small")
    content(page).focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)
    page.keyboard.type("v", delay=30)
    page.keyboard.press("Control+Space")
    page.wait_for_timeout(500)
    expect(page.locator(".cm-tooltip-autocomplete")).to_have_count(0)


def test_a_new_fact_comes_with_the_next_id_and_fields_to_go_through(opened: Open) -> None:
    page = opened(text="small")
    page.get_by_role("button", name="New fact").click()
    page.keyboard.type("outstanding")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.type("useful")
    leave(page)
    fact = '  - id: f03\n    part: outstanding\n    weight: useful\n    says: "One plain sentence."\n'
    python_has(page, SMALL.replace("slip:", f"{fact}slip:"))


def test_a_new_exemplar_comes_from_the_list_that_completes(opened: Open) -> None:
    page = opened(text="small")
    at_end(page)
    page.keyboard.type("exemplars:\n  - ")
    page.keyboard.press("Control+Space")
    assert options(page)[0] == "New exemplar"
    page.wait_for_timeout(150)
    page.keyboard.press("Enter")
    page.keyboard.type("Hello")
    leave(page)
    entry = '  - text: |\n      Hello\n    points: {}\n    note: "What is good or weak in it."'
    python_has(page, f"{SMALL}exemplars:\n{entry}")


def test_a_new_person_makes_the_list_where_there_is_none(opened: Open) -> None:
    page = opened(text="small")
    page.get_by_role("button", name="New person").click()
    page.keyboard.type("Bea")
    leave(page)
    python_has(page, f'{SMALL}others:\n  - name: "Bea"\n    role: "what they do"\n')


def test_tab_indents_and_after_escape_it_leaves(opened: Open) -> None:
    page = opened(text="small")
    at_end(page)
    page.keyboard.press("Tab")
    page.keyboard.type("x")
    python_has(page, f"{SMALL}  x")
    assert content(page).evaluate("e => e === document.activeElement")
    page.keyboard.press("Escape")
    page.locator(".aloud", has_text="Tab now leaves the editor.").wait_for(state="attached")
    page.wait_for_timeout(2500)  # however long one takes
    page.keyboard.press("Tab")
    assert not content(page).evaluate("e => e === document.activeElement")
    assert kept(page)["text"] == f"{SMALL}  x"
    help_text = page.locator(f"#{content(page).get_attribute('aria-describedby')}").inner_text()
    assert "press Escape, then Tab" in help_text
    expect(page.get_by_role("textbox", name="The scenario's file")).to_have_count(1)


def test_python_can_send_the_cursor_to_a_line_once(opened: Open) -> None:
    page = opened()
    page.get_by_role("button", name="Go to 30").click()
    page.locator(".cm-activeLineGutter", has_text="30").wait_for()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Run again").click()
    steps.settle(page)
    page.locator(".cm-activeLineGutter", has_text="31").wait_for()


def test_two_hundred_thousand_characters_can_be_worked_in(opened: Open) -> None:
    page = opened(text="long")
    assert len(TEXTS["long"]) > 200_000
    at_end(page)
    began = page.evaluate("() => performance.now()")
    page.keyboard.type("# twenty more letters")
    page.locator(".cm-line", has_text="# twenty more letters").wait_for()
    assert page.evaluate("() => performance.now()") - began < 5000
    python_has(page, f"{TEXTS['long']}# twenty more letters")


def test_without_the_editor_a_plain_text_area_does_the_job(server: Server, page: Page) -> None:
    page.route("**/yaml-editor.js*", lambda route: route.abort())
    page.goto(f"{server.address}/?text=odd")
    field = page.get_by_label("The scenario's file")
    field.wait_for()
    page.get_by_text("The editor could not be loaded, so this is a plain text area.").wait_for()
    field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("# BAD")
    python_has(page, f"{TEXTS['odd']}# BAD")
    problem = page.get_by_role("button", name="■ Problem, line 5: This <b>word</b> is bad. Choose another.")
    problem.click()
    assert field.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)") == "# BAD"
    page.get_by_role("button", name="Windows text").click()
    page.wait_for_function("() => document.querySelector('textarea').value.startsWith('id: windows')")
    python_has(page, "id: windows\r\ntitle: Other\r\n")
    assert not serious(page)


def test_the_editor_asks_nobody_but_its_own_server(server: Server, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.goto(server.address)
    content(page).wait_for()
    at_end(page)
    page.keyboard.type("# x")
    steps.settle(page)
    assert not [url for url in asked if not url.startswith((server.address, "blob:", "data:"))]
    assert not [text for text in said if "Content Security Policy" in text]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_nothing_is_too_wide(
    server: Server, browser: Browser, scheme: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(f"{server.address}/?text=scenario")
    content(page).wait_for()
    at_end(page)
    page.keyboard.type("# BAD\n# HINT\n")
    page.get_by_role("button", name="1 problem, 1 piece of advice").click()
    page.locator(".cm-panel-lint").wait_for()
    page.get_by_role("button", name="Find").click()
    page.locator(".cm-search").wait_for()
    assert not serious(page)
    content(page).focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Space")
    options(page)
    assert not serious(page)
    assert steps.sideways(page) <= 0, steps.widest(page)
    context.close()


def test_a_real_scenario_has_no_problems(opened: Open) -> None:
    page = opened()
    page.wait_for_timeout(900)
    expect(page.get_by_role("button", name="No problems found")).to_be_visible()
    assert content(page).inner_text().splitlines()[0] == SCENARIO.splitlines()[0]

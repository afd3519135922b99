"""Comments on phrasing in a real browser: the result first, the comments beside it, and nothing that comes back can act."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from assessment import services
from tests.browser import steps
from tests.browser.conftest import ROOT, Server
from tests.commenting import CANARY, answer, comment, configured, ended
from tests.feedback_server import Scripted, Turn, scripted, streaming
from tests.pages.conftest import hand_in
from tests.pages.stand_in import stand_in_mark
from ui.session import COOKIE

pytestmark = pytest.mark.xdist_group("comments_on_phrasing")

ASIDE = "Somebody should look at the trolley, please."


def commenting(turn: Turn) -> None:
    """A service that comments on the last line, obeys whoever asks, and takes two seconds and more over it."""
    said = answer(
        comment(ASIDE, "Could somebody look at the trolley, please?"),
        comment("Thanks a lot for that.", "<img src=x onerror=alert(1)> Thanks a lot for that."),
        good={"quote": "Thanks a lot for that.", "code": "polite"},
    )
    streaming(said, slowly=0.3, size=60)(turn)


@pytest.fixture(scope="module")
def service() -> Iterator[Scripted]:
    """The AI service."""
    with scripted(commenting) as running:
        yield running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, service: Scripted) -> Iterator[Server]:
    """Baton, set up for comments by its environment as a centre would."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("BATON_LLM_BASE_URL", service.url)
        environment.setenv("BATON_LLM_MODEL", "small")
        environment.setenv("BATON_LLM_KEY", CANARY)
        running = Server(tmp_path_factory.mktemp("centre"))
        running.start()
        yield running
        running.kill()


def test_a_learner_reads_the_result_asks_for_comments_and_hides_one(
    page: Page, server: Server, service: Scripted
) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    steps.sign_in(page, server.address, "Nia Rees", "learner")
    steps.open_practice(page)
    steps.answer(page)
    steps.write(page, f"{steps.handover()}\n{ASIDE}\nThanks a lot for that.")
    steps.wait_until_saved(page)
    page.get_by_role("button", name="Hand over").click()
    steps.stop_there(page)
    page.get_by_role("heading", name="Comments on phrasing").wait_for()
    assert service.bodies == []
    ask = page.get_by_role("button", name="Ask for comments")
    expect(ask).to_be_disabled()
    page.get_by_text("I agree that my handovers are sent to").click()
    expect(ask).to_be_enabled()
    ask.click()
    expect(page.get_by_text("The comments are being written.")).to_be_visible()
    expect(page.locator(".marking")).to_be_visible()
    expect(page.locator(".phrase")).to_have_count(2)
    expect(page.get_by_text("Could somebody look at the trolley, please?")).to_be_visible()
    expect(page.get_by_text("1 comment was left out")).to_be_visible()
    expect(page.locator(".phrase img")).to_have_count(0)
    expect(page.locator(".by-ai")).to_have_count(2)
    expect(page.locator(".st-key-phrasing_text .commented")).to_have_text([ASIDE])
    beside, words = (page.locator(f".st-key-phrasing_{side}").bounding_box() for side in ("comments", "text"))
    assert beside is not None
    assert words is not None
    assert beside["x"] + beside["width"] <= words["x"], "the text stands beside its comments"
    assert not [v for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]
    page.get_by_role("button", name="Not helpful: hide it").click()
    expect(page.locator(".phrase")).to_have_count(1)
    page.reload()
    page.locator(".phrase").wait_for()
    assert len(service.bodies) == 1
    page.get_by_role("link", name="See what was sent").click()
    page.get_by_role("heading", name="What was sent").wait_for()
    sent = service.bodies[0]["messages"][1]["content"]
    assert "Whitlock" not in sent
    expect(page.get_by_text(sent.split("\n")[1]).first).to_be_visible()
    assert CANARY not in page.content() + server.log() + json.dumps(service.bodies)
    assert dialogs == []
    assert steps.sideways(page) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_comments_can_be_used_by_everybody_and_fit_a_telephone(
    browser: Browser, server: Server, service: Scripted, scheme: str
) -> None:
    centre = services.open_centre(
        data_dir=server.data,
        scenarios_dir=ROOT / "scenarios",
        rubrics_dir=ROOT / "rubrics",
        mark=stand_in_mark,
        environment={},
    )
    centre = configured(centre, service.url, price_in=1.0, timeout=30.0)
    learner, token = services.sign_in_locally(centre, name="Mo Price", role="learner", from_address="127.0.0.1")
    _, tutors = services.sign_in_locally(centre, name="Dev Rattan", role="tutor", from_address="127.0.0.1")
    text = f"Good afternoon.\n{ASIDE}\nThanks a lot for that. {'Donaudampfschifffahrt' * 6} {scheme}"
    attempt = hand_in(centre, learner, steps.SCENARIO, "practice", text).id
    services.ask_for_feedback(centre, learner, attempt)
    view = ended(centre, learner, attempt)
    if scheme == "dark":
        services.hide_comment(centre, learner, attempt, view.request_id, 0)
    for cookie, path, words in (
        (token, f"/result?attempt={attempt}", "Done well"),
        (token, f"/what-was-sent?attempt={attempt}", "It was answered."),
        (tutors, "/feedback-use", "What Baton dropped"),
    ):
        context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
        context.set_default_timeout(steps.PATIENCE)
        context.add_cookies([{"name": COOKIE, "value": cookie, "url": server.address}])
        page = context.new_page()
        page.goto(server.address + path)
        page.get_by_text(words).first.wait_for()
        steps.settle(page)
        assert steps.sideways(page) <= 0, steps.widest(page)
        expect(page.locator(".st-key-phrasing_text:visible")).to_have_count(0)  # a telephone shows the words once
        assert not [v for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]
        if os.environ.get("BATON_PICTURES"):
            page.set_viewport_size({"width": 1280 if scheme == "light" else 390, "height": 1400})
            page.get_by_text(words).first.scroll_into_view_if_needed()
            steps.settle(page)
            page.screenshot(path=f"{os.environ['BATON_PICTURES']}/{scheme}{path.split('?')[0].replace('/', '-')}.png")
        context.close()
    centre.store.close()

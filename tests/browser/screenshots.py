"""Takes the pictures of the README again: `python -m tests.browser.screenshots [FOLDER [VISITOR…]]`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import authoring, steps
from tests.browser.conftest import ROOT, Server, chromium

WIDE, DEEP, TALL, PHONE = (1280, 800), (1280, 960), (1280, 1470), (390, 844)


@contextmanager
def window(browser: Browser, size: tuple[int, int] = WIDE, scheme: str = "light") -> Iterator[Page]:
    """A window of that size and scheme."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        locale="en-GB",
        timezone_id="Europe/London",
    )
    context.set_default_timeout(steps.PATIENCE)
    yield context.new_page()
    context.close()


def take(page: Page, folder: Path, name: str) -> None:
    """One picture, once everything has come to rest."""
    steps.settle(page)
    page.wait_for_timeout(600)
    file = folder / f"{name}.png"
    page.screenshot(path=file)
    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(160)
    small.save(file, optimize=True)


def wait_for_the_example(page: Page) -> None:
    """The example is made while the first visitors come in."""
    for _ in range(60):
        if page.get_by_text("See a finished example first").count():
            return
        page.wait_for_timeout(2_000)
        page.reload()
        page.locator(".st-key-cards").wait_for()
        steps.settle(page)


def learner(browser: Browser, address: str, folder: Path) -> None:
    """From the door to a result, wide and in light."""
    with window(browser) as page:
        steps.sign_in(page, address, "Aisha Okonkwo", "learner")
        wait_for_the_example(page)
        take(page, folder, "scenarios")
        for at in (3, 2):
            steps.open_practice(page)
            steps.answer(page)
            steps.write(page, steps.handover(at))
            steps.wait_until_saved(page)
            page.get_by_role("button", name="Hand over").click()
            page.wait_for_url("**/reply?attempt=*")
            if at == 3:
                take(page, folder, "reply")
            steps.answer_the_colleague(page, "Yes. Yusuf's trolley goes at 16:15, so ask him on ext 231 before then.")
            page.get_by_text("What happened next").evaluate("e => e.scrollIntoView()")
            if at == 3:
                take(page, folder, "story")
            page.goto(address)
            page.locator(".st-key-cards").wait_for()
            steps.settle(page)
        steps.open_assessment(page)
        steps.answer(page)
        steps.write(page, steps.handover(0))
        steps.wait_until_saved(page)
        page.get_by_label("Your handover").evaluate("e => { e.blur(); e.scrollTop = 0; }")
        take(page, folder, "write")
        steps.declare_and_hand_in(page)
        page.set_viewport_size(
            {"width": TALL[0], "height": TALL[1]}
        )  # the README's picture: all points, one of them open
        page.locator("details.point", has=page.locator("blockquote")).first.locator("summary").click()
        page.locator("[data-testid=stMain]").evaluate("e => e.scrollTo(0, 0)")
        take(page, folder, "result")
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        page.locator(".marking").evaluate("e => e.scrollIntoView()")
        take(page, folder, "result-point")
        page.get_by_text("What your colleague knows now").evaluate("e => e.scrollIntoView()")
        take(page, folder, "result-facts")
        page.get_by_text("My attempts").click()
        page.get_by_text("Points over time").wait_for()
        take(page, folder, "attempts")


def learner_on_a_phone(browser: Browser, address: str, folder: Path) -> None:
    """The brief and the text on a telephone, in dark."""
    with window(browser, PHONE, "dark") as page:
        steps.sign_in(page, address, "Kofi Mensah", "learner")
        steps.open_practice(page, "boiler-out")
        take(page, folder, "phone-brief-dark")
        page.get_by_role("button", name="Write", exact=True).click()
        take(page, folder, "phone-write-dark")
        steps.answer(page, to=steps.recipient("boiler-out"))
        steps.write(page, steps.handover(3, "boiler-out"))
        steps.wait_until_saved(page)
        page.get_by_role("button", name="Hand over").click()
        page.wait_for_url("**/reply?attempt=*")
        take(page, folder, "phone-reply-dark")


def assessor(browser: Browser, address: str, folder: Path) -> None:
    """The desk."""
    with window(browser) as page:
        steps.sign_in(page, address, "Bernadette Quill", "assessor")
        page.get_by_text("Review", exact=True).first.click()
        page.locator(".st-key-review").wait_for()
        take(page, folder, "review")


def tutor(browser: Browser, address: str, folder: Path) -> None:
    """The bench, in dark, with a scenario of the library."""
    with window(browser, scheme="dark") as page:
        steps.sign_in(page, address, "Dev Rattan", "tutor")
        page.get_by_role("button", name="Open").first.click()
        page.wait_for_url("**/bench?draft=*")
        page.get_by_role("heading", name="Exemplars").wait_for()
        take(page, folder, "bench-dark")


def writer(browser: Browser, address: str, folder: Path) -> None:
    """The half-hour walk of docs/authoring.md: from an idea to a scenario that learners choose, and a change of it."""
    with window(browser, DEEP) as page:
        steps.sign_in(page, address, "Dev Rattan", "tutor")
        authoring.start(page, address)
        take(page, folder, "authoring-start")
        authoring.setting_people_and_procedure(page)
        authoring.fill(page, "The brief: everything that the learner reads", authoring.BRIEF)
        for words, part, weight in authoring.FACTS:
            authoring.make_fact(page, words, part, weight)
            if part == "Promise":
                page.get_by_text("Make facts of it").evaluate("e => e.scrollIntoView()")
                take(page, folder, "authoring-brief")
        page.get_by_role("button", name="Done").click()
        page.get_by_role("button", name="Next: Facts").click()
        page.locator(".advice-card").first.wait_for()
        take(page, folder, "authoring-facts")
        page.get_by_role("button", name="Show me where").first.click()
        page.get_by_test_id("stDataFrame").scroll_into_view_if_needed()
        steps.settle(page)
        authoring.add_person(page, *authoring.VAN)
        take(page, folder, "authoring-suggestion")
        page.locator("[data-testid=stMain]").evaluate("e => e.scrollTo(0, 0)")
        authoring.attempt(page, authoring.STRONG)
        take(page, folder, "authoring-try")
        authoring.keep(page, "Strong: Mina could start at once")
        for text, why in (
            (authoring.MIDDLING, "Middling: the promise and the plan B are missing"),
            (authoring.POOR, "Poor: passes on a private detail"),
        ):
            authoring.attempt(page, text)
            authoring.keep(page, why)
        page.get_by_text("Exemplars", exact=True).evaluate("e => e.scrollIntoView()")
        take(page, folder, "authoring-exemplars")
        authoring.publish(page, "First version")
        page.goto(address)
        page.get_by_label("Find", exact=True).fill("optician")
        page.keyboard.press("Enter")
        steps.settle(page)
        page.get_by_role("button", name="Open", exact=True).first.click()
        page.wait_for_url("**/bench?draft=*")
        authoring.at_the_bench(page)
        authoring.part(page, "File")
        page.locator(".cm-content").wait_for()
        take(page, folder, "authoring-file")
        authoring.part(page, "Form")
        authoring.part(page, "Facts")
        page.get_by_role("combobox", name="One fact").click()
        page.get_by_role("option", name="f10").click()
        steps.settle(page)
        authoring.fill(page, "The fact", "Ffion has been told that the glasses will be here by Friday evening.")
        page.get_by_text("What your changes turned").wait_for()
        page.get_by_text("What your changes turned").evaluate("e => e.scrollIntoView()")
        take(page, folder, "authoring-turned")
        authoring.fill(page, "The fact", "Ffion has been promised a call before 10:00 on Wednesday 13 May.")
        for _ in range(3):
            differing = page.get_by_role("button", name="Expect what is proposed")
            if not differing.count():
                break
            page.get_by_test_id("stExpander").filter(has=differing).locator("summary").first.click()
            differing.first.click()
            steps.settle(page)
        authoring.publish(page, "The promise in one plain sentence")
        page.get_by_text("Compare two versions").evaluate("e => e.scrollIntoView({ block: 'center' })")
        take(page, folder, "authoring-versions")


def main() -> None:
    """All of them, with a server and a database of their own."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        server = Server(Path(data))
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        try:
            everybody = (learner, learner_on_a_phone, assessor, tutor, writer)
            chosen = [each for each in everybody if not sys.argv[2:] or each.__name__ in sys.argv[2:]]
            for visitor in chosen:
                visitor(browser, server.address, folder)
        finally:
            browser.close()
            server.kill()
    print(f"The pictures are in {folder}.")


if __name__ == "__main__":
    main()

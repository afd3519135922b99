"""What people do with Baton, step by step, for the tests and for the screenshots."""

from __future__ import annotations

from pathlib import Path

import yaml
from playwright.sync_api import Page

PATIENCE = 120_000  # ms: the first marking of a process wakes the engine, on a busy machine not fast
SCENARIO = "click-and-collect"
RESTS = """() => {
  if (document.querySelector("[data-test-script-state=running]")) { window.batonRest = null; return false; }
  window.batonRest ??= performance.now();
  return performance.now() - window.batonRest > 500;
}"""
SCENARIOS = Path(__file__).parents[2] / "scenarios"


def handover(number: int = 0, scenario: str = SCENARIO) -> str:
    """The text of one of the scenario's exemplars; the first is a strong one."""
    data = yaml.safe_load((SCENARIOS / f"{scenario}.yaml").read_text(encoding="utf-8"))
    return str(data["exemplars"][number]["text"]).strip()


def recipient(scenario: str = SCENARIO) -> str:
    """Who takes over in that scenario."""
    data = yaml.safe_load((SCENARIOS / f"{scenario}.yaml").read_text(encoding="utf-8"))
    return str(data["recipient"]["name"])


def settle(page: Page) -> None:
    """Until the page has not run for half a second: on a busy machine a run may begin some time after the press."""
    page.evaluate("() => { window.batonRest = null; }")
    page.wait_for_function(RESTS)


def sign_in(page: Page, address: str, name: str, role: str) -> None:
    """Through the door."""
    page.goto(address)
    page.get_by_label("Your name").fill(name)
    page.locator(f"input[value={role}]").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_text("Sign out").wait_for()
    page.locator("h1").wait_for()
    settle(page)


def open_practice(page: Page, scenario: str = SCENARIO) -> str:
    """From the cards to the page to write on; the attempt's id, from the address."""
    page.locator(f".st-key-practise_{scenario} button").click()
    return _at_the_desk(page)


def open_assessment(page: Page, scenario: str = SCENARIO) -> str:
    """From the cards over the rules to the page to write on."""
    page.locator(f".st-key-assessed_{scenario} button").click()
    page.get_by_role("button", name="Start the assessment").click()
    return _at_the_desk(page)


def _at_the_desk(page: Page) -> str:
    page.locator(".st-key-write_pane").wait_for(state="attached")
    page.wait_for_url("**/write?attempt=*")
    settle(page)
    return page.url.split("attempt=")[1]


def answer(page: Page, to: str | None = None, how: str = "Spoken briefing") -> None:
    """The two small questions."""
    page.get_by_label("To: who takes it over?").click()
    page.keyboard.type(to or recipient())
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_label("How does it reach them?").click()
    page.keyboard.type(how)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settle(page)


def write(page: Page, text: str) -> None:
    """Types at the end of what is there, the last words key by key."""
    area = page.get_by_label("Your handover")
    area.click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(text[:-10])
    page.keyboard.type(text[-10:], delay=20)


def wait_until_saved(page: Page) -> None:
    """Until the line under the text says when it was saved."""
    page.wait_for_timeout(900)
    page.locator(".saved", has_text="Saved 1").or_(page.locator(".saved", has_text="Saved 2")).or_(
        page.locator(".saved", has_text="Saved 0")
    ).wait_for()
    settle(page)


def declare_and_hand_in(page: Page) -> None:
    """The declaration of an assessment, and in."""
    page.get_by_role("button", name="Check and hand in").click()
    page.get_by_text("This is my own work.").click()
    settle(page)
    page.get_by_text("No", exact=True).click()
    settle(page)
    page.get_by_role("button", name="Hand in").click()
    answer_the_colleague(page)


def answer_the_colleague(page: Page, text: str = "Yes, that is right, thank you.") -> None:
    """Writes to the colleague who has read the handover, and goes on to the result."""
    page.wait_for_url("**/reply?attempt=*")
    area = page.get_by_label("Your answer to")
    area.click()
    page.keyboard.insert_text(text)
    wait_until_saved(page)
    page.get_by_role("button", name="Send your answer").click()
    page.locator(".marking").wait_for()
    settle(page)


def stop_there(page: Page) -> None:
    """In practice one may leave the colleague's answer unanswered."""
    page.wait_for_url("**/reply?attempt=*")
    settle(page)
    page.get_by_role("button", name="Stop here and see the result").click()
    page.locator(".marking").wait_for()
    settle(page)


def sideways(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(
        page.evaluate(
            "() => Math.max(document.documentElement.scrollWidth,"
            " document.querySelector('[data-testid=stMain]')?.scrollWidth || 0) - window.innerWidth"
        )
    )


def widest(page: Page) -> str:
    """What sticks out, for the reader of a failed test."""
    return str(
        page.evaluate(
            "() => [...document.querySelectorAll('[data-testid=stMain] *')]"
            ".filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)"
            ".slice(0, 8).map(e => `${e.tagName} ${e.className} ${e.innerText?.slice(0, 60)}`).join('\\n')"
        )
    )

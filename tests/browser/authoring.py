"""A tutor's case and what a tutor does with it on the bench, for the tests and for the pictures of docs/authoring.md."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.browser import steps

TITLE = "Glasses before Thursday's driving test"
ID = "glasses-before-thursdays-driving-test"
YOU = "Receptionist (Tuesdays, 09:30 to 17:30) at Harcourt Eyecare, an optician's in Lydbury"
TRIGGER = (
    "My shift ends at 17:30 and I am not in again until Friday. Only the lab can say when the right lenses will be here, "
    "and it does not answer the phone before 08:00 tomorrow. Ffion Ashdown needs them before her driving test on Thursday."
)
COLLEAGUE = {
    "Name": "Mina Castellan",
    "Job": "Optical assistant",
    "Takes over": "08:30 tomorrow, Wednesday 13 May",
    "What they know, and how busy they are": "Knows nothing of this order. Alone at the desk until Mr Harcourt comes at 10:00.",
}
VAN = ("Derek Yaxley", "Drives the lab's van; can't see orders and takes no messages")
PROCEDURE = """\
Whoever can't finish a customer's order writes it on the order's page in the Orders book, and leaves the colleague who opens up a message on the telephone service.
The colleague puts their initials beside the note to say that they have it. Whoever handed over rings the desk at 10:00 to hear what happened.
What customers tell us about their health stays in the clinical record and is not passed on at the desk unless the order needs it."""
WAYS = "Orders book\nTelephone message service"
BRIEF = """\
Tuesday 12 May, 17:05, at the front desk. You have 25 minutes left.

Ffion Ashdown came in at 16:40 to collect her new glasses, order HE-2207. She put them on and could not read the clock across the room. You held them against her prescription: the lab has made the lenses for reading and not for distance. She had paid the whole price of £168 in April.

Her driving test is on Thursday 14 May at 09:20, in Craven Arms. She must read a number plate at 20 metres, and her old glasses broke last week.

You sent the lenses back with Derek Yaxley, who drives the lab's van, at 16:50. Derek is in here every day at four and likes to help, but he can't see orders and takes no messages. You rang the lab at 16:55 and got the answering machine: it opens at 08:00. The lab promises new lenses within one working day if it is asked before 09:00. The number is 01588 496 0143.

You promised Ffion that somebody will ring her before 10:00 tomorrow and tell her whether the glasses will be here by Wednesday evening. She works in a nursery and can't answer after 10:00. Her mobile is 07700 900418.

If the lab can't do it, we may make up a pair from stock in the workshop here. That takes two hours, and only Mr Harcourt may approve it. He is in from 10:00.

She chose the green frame in the end, after trying on eleven. She told you that she is taking tablets for her nerves and would rather nobody knew."""

# The words that are selected in the brief, and the part and the weight of the fact that is made of them.
FACTS = [
    ("Ffion Ashdown came in at 16:40 to collect her new glasses, order HE-2207", "Customer", "Essential"),
    ("the lab has made the lenses for reading and not for distance", "Issue", "Essential"),
    ("She had paid the whole price of £168 in April", "Background", "Useful"),
    ("Her driving test is on Thursday 14 May at 09:20", "Issue", "Essential"),
    ("her old glasses broke last week", "Issue", "Useful"),
    ("You sent the lenses back with Derek Yaxley, who drives the lab's van, at 16:50", "Done so far", "Essential"),
    ("You rang the lab at 16:55 and got the answering machine", "Done so far", "Useful"),
    ("The lab promises new lenses within one working day if it is asked before 09:00", "Still to do", "Essential"),
    ("The number is 01588 496 0143", "Still to do", "Useful"),
    (
        "You promised Ffion that somebody will ring her before 10:00 tomorrow and tell her whether the glasses will be "
        "here by Wednesday evening",
        "Promise",
        "Essential",
    ),
    ("Her mobile is 07700 900418", "Customer", "Essential"),
    ("If the lab can't do it, we may make up a pair from stock in the workshop here", "Still to do", "Useful"),
    ("She chose the green frame in the end", "Background", "Distractor"),
    ("she is taking tablets for her nerves", "Background", "Withhold"),
]
STRONG = """\
Mina, please take over Ffion Ashdown's order, HE-2207, when you open up tomorrow, Wednesday 13 May. I'm off until Friday and the lab is closed until 08:00, so I can't finish it.

She came to collect her glasses today at 16:40 and can't see with them: the lab made the lenses for reading and not for distance. She paid the £168 in April. Her driving test is on Thursday 14 May at 09:20 and her old glasses broke last week.

Done: I sent the lenses back with Derek and the lab's van at 16:50. I rang the lab at 16:55 but only got the answering machine.

To do: please ring the lab on 01588 496 0143 at 08:00, because they do new lenses within one working day if they are asked before 09:00. I promised Ffion that you will ring her on 07700 900418 before 10:00 and tell her if the glasses will be here by Wednesday evening. She can't answer after that.

If the lab can't do it, ask Mr Harcourt, in from 10:00, whether we may make up a pair from stock in our workshop. Only he can approve it.

Please tell me back what you will do first, and put your initials beside this in the Orders book so that I know you have it. I'll ring the desk at 10:00 to check that she has been told."""
MIDDLING = (
    "Mina, Ffion Ashdown's glasses (order HE-2207) were made for reading and not for distance. I sent the lenses back with "
    "Derek in the lab's van at 16:50. Please ring the lab tomorrow before 09:00, they do new lenses within one working "
    "day. Then ring Ffion on 07700 900418. Her driving test is on Thursday 14 May at 09:20."
)
POOR = (
    "Hi Mina, can you sort out Ffion's glasses, they are wrong. She has a test on Thursday. She's taking tablets for her "
    "nerves so go easy on her. Ring the lab. Thanks"
)
SELECT = """
(words) => {
  const box = document.querySelector(".baton-brief .words"), at = box.textContent.indexOf(words);
  const spot = (left) => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    while (left > node.length) { left -= node.length; node = walker.nextNode(); }
    return [node, left];
  };
  const range = document.createRange(), selection = getSelection();
  range.setStart(...spot(at));
  range.setEnd(...spot(at + words.length));
  selection.removeAllRanges();
  selection.addRange(range);
}"""


def start(page: Page, address: str, title: str = TITLE) -> str:
    """From “Write something new” to the empty form; the address of the draft."""
    page.goto(f"{address}/new")
    page.get_by_label("What is it called?").fill(title)
    page.get_by_label("Which sector?").fill("optician")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/bench?draft=*")
    at_the_bench(page)
    return page.url


def at_the_bench(page: Page) -> None:
    """Until the form and what stands beside it are there."""
    page.locator(".st-key-publish_bar").wait_for()
    steps.settle(page)


def field(page: Page, label: str) -> Locator:
    """The field of exactly that label."""
    return page.get_by_role("textbox", name=label, exact=True).locator("visible=true")


def fill(page: Page, label: str, text: str, *, rest: bool = False) -> None:
    """Replaces what the field has, the last letters key by key; it is kept when one leaves the field, or rests."""
    field(page, label).click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text[:-3])
    page.keyboard.type(text[-3:], delay=20)
    page.wait_for_timeout(1_200) if rest else page.keyboard.press("Tab")
    steps.settle(page)


def part(page: Page, name: str) -> None:
    """Another part of the form, or the other view of the file."""
    page.locator(".st-key-bench_file").get_by_test_id("stButtonGroup").get_by_text(name, exact=True).click()
    steps.settle(page)


def beside(page: Page, name: str) -> None:
    """Another tab beside the form."""
    page.get_by_role("tab", name=name).click()
    steps.settle(page)


def clock(page: Page, day: str = "12052026", time: str = "1705") -> None:
    """When the story plays."""
    page.locator("[data-testid=stDateInput] [data-type=day]").click()
    page.keyboard.type(day, delay=40)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.locator("[data-testid=stTimeInput] [data-type=hour]").click()
    page.keyboard.type(time, delay=40)
    page.keyboard.press("Tab")
    page.wait_for_timeout(500)
    steps.settle(page)


def setting_people_and_procedure(page: Page) -> None:
    """The first three parts of the form, gone through by “Next”; it ends at the brief."""
    clock(page)
    fill(page, "Who is the learner in this story?", YOU)
    fill(page, "Why does it have to be handed over?", TRIGGER)
    page.get_by_role("button", name="Next: People").click()
    steps.settle(page)
    for label, text in COLLEAGUE.items():
        fill(page, label, text)
    page.get_by_role("button", name="Next: Procedure").click()
    steps.settle(page)
    fill(page, "The workplace's procedure for a handover", PROCEDURE)
    fill(page, "Ways that the procedure allows, one a line", WAYS)
    page.get_by_role("button", name="Next: Brief").click()
    steps.settle(page)


def select(page: Page, words: str) -> None:
    """Those words of the brief, as by mouse or finger."""
    page.evaluate(SELECT, words)
    page.get_by_role("button", name="Make these words a fact").wait_for()


def make_fact(page: Page, words: str, its_part: str, weight: str) -> None:
    """A fact of those words, finished beside the brief."""
    select(page, words)
    page.get_by_role("button", name="Make these words a fact").click()
    card = page.locator(".st-key-just_made")
    card.get_by_text(words[-20:]).wait_for()
    steps.settle(page)
    for label, choice in (("Part", its_part), ("Weight", weight)):
        if (label, choice) not in (("Part", "Background"), ("Weight", "Useful")):
            card.get_by_role("combobox", name=label).click()
            page.get_by_role("option", name=choice, exact=True).click()
            steps.settle(page)


def add_person(page: Page, name: str, job: str) -> None:
    """A new row in the table of other people: a click on the empty one, then its two cells."""
    box = page.get_by_test_id("stDataFrame").locator("canvas").first.bounding_box()
    assert box
    for column, text in ((90, name), (380, job)):
        if column == 90:
            page.mouse.click(box["x"] + column, box["y"] + 52)
            page.wait_for_timeout(1_000)
        page.mouse.dblclick(box["x"] + column, box["y"] + 52)
        page.locator(".gdg-input, [id^=gdg-overlay] textarea").first.wait_for()
        page.keyboard.type(text, delay=20)
        page.wait_for_timeout(200)
        page.keyboard.press("Enter")
        page.wait_for_timeout(600)
        steps.settle(page)


def edit_cell(page: Page, row: int, column: int, text: str) -> None:
    """A cell of the table of facts, by double click, typing and Enter; `column` in pixels from the left."""
    box = page.get_by_test_id("stDataFrame").locator("canvas").first.bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + column, box["y"] + 38 + 44 * (row - 1) + 22)
    page.locator(".gdg-input, [id^=gdg-overlay] textarea").first.wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type(text, delay=20)
    page.wait_for_timeout(200)  # the grid takes the letters in its own time; nobody is quicker
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    steps.settle(page)


def attempt(page: Page, text: str) -> None:
    """A handover on trial, until it is marked."""
    beside(page, "Try it")
    fill(page, "A handover to try", text)
    page.locator(".facts-tried").wait_for()
    steps.settle(page)


def keep(page: Page, why: str) -> None:
    """What is on trial, as an exemplar."""
    fill(page, "Keep it as an exemplar: what does it show?", why)
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("Kept as an exemplar").wait_for()
    steps.settle(page)


def publish(page: Page, note: str) -> None:
    """With a note, until its versions are shown."""
    fill(page, "What is new? One line for your colleagues", note)
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_url("**/versions?*")
    page.get_by_text("Published as version").wait_for()
    steps.settle(page)

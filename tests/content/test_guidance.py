"""Guidance on scenarios: each broken one brings its advice and no other, sound ones bring none, and the library is left in peace."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assessment.content import line_of, read_scenario_file
from assessment.guidance import advise
from assessment.guidance.advice import Advice
from assessment.guidance.private_kinds import is_personal
from assessment.marking.case import prepare
from assessment.model.scenario import Scenario
from tests.content.guidance_cases import FOLDER, Case, cases, changed, subjects

ROOT = Path(__file__).parents[2]
BROKEN, SOUND = cases("broken"), cases("sound")
LIBRARY = sorted((ROOT / "scenarios").glob("*.yaml"))
# What must never be said of a scenario that was proof-read and tried: each of these is either true or a nuisance.
CERTAIN = {"never_said", "outside_clock", "not_personal", "hard_to_read", "reject_taken", "not_used"}
BASE = {"base": "glasses", "name": "by hand"}


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_a_broken_scenario_brings_its_advice_and_no_other(case: Case) -> None:
    found = subjects(advise(case.scenario))
    if case.unseen:
        assert found == frozenset(), "a gap is closed: take “unseen” away"
    else:
        assert found == case.expect


@pytest.mark.parametrize("case", SOUND, ids=lambda case: case.name)
def test_a_sound_scenario_brings_no_advice(case: Case) -> None:
    assert [each.title for each in advise(case.scenario)] == []


def test_there_are_enough_of_both() -> None:
    assert len(BROKEN) >= 40
    assert len(SOUND) >= 20
    assert sum(case.unseen for case in BROKEN) <= 1


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_the_library_is_left_in_peace(path: Path) -> None:
    advice = advise(read_scenario_file(path).required())
    assert [each.title for each in advice if each.kind in CERTAIN] == []
    # Whether a fact says two things is for its author to judge, and a long case has many; of the rest there are few.
    assert sum(each.kind != "says_two_things" for each in advice) <= 7, [each.title for each in advice]


def test_the_page_of_figures_counts_the_same_cases() -> None:
    page = (ROOT / "docs" / "authoring-guidance.md").read_text(encoding="utf-8")
    found = re.search(r"(\d+) broken scenarios, (\d+) of them advised .* (\d+) sound ones", page)
    assert found is not None
    known = sum(not case.unseen for case in BROKEN)
    assert found.groups() == (str(len(BROKEN)), str(known), str(len(SOUND)))


def one(case: dict[str, object]) -> Advice:
    found = advise(changed({**BASE, **case}))
    assert len(found) == 1, [each.title for each in found]
    return found[0]


def test_a_number_that_the_brief_lacks_is_named_and_what_to_do() -> None:
    advice = one({"brief": {" She is on 07700 900814.": ""}})
    assert advice.title == "f02 has “07700 900814”, and the learner is never shown that"
    assert advice.why == "A handover that is right can't have it, and one that has it would be guessing."
    assert advice.do == "Put “07700 900814” into the brief as it stands in the fact, or correct the fact."
    assert advice.where == ("facts", 1, "says")


def test_a_slip_that_is_never_made_is_told_at_its_place() -> None:
    advice = one({"set": {"slip": {"fact": "f06", "instead": "03:10", "says": "04:10"}}})
    assert advice.where == ("slip", "instead")
    assert advice.title == "The slip is in “03:10”, and f06 doesn't have that"


def test_a_fact_that_is_never_said_says_so_by_its_weight() -> None:
    advice = one({"brief": {"Gil has brought a lemon cake for his birthday. It is in the kitchen.": ""}})
    assert (advice.title, advice.why) == ("The brief never says f08", "It can distract nobody who never reads it.")
    assert advice.do == "Add it to the brief, in somebody's words or as a line of the record, or take the fact out."
    advice = one({"brief": {" You kept the glasses in tray 6.": ""}})
    assert "never shown" in advice.title or advice.why.startswith("A learner can only pass on what they read.")


def test_a_sentence_that_no_fact_says_is_offered_as_a_fact() -> None:
    advice = one({"drop": ["f02"]})
    assert advice.title == "This sentence of the brief looks needed, and no fact says it"
    assert advice.why.startswith("It has “07700 900814”, which is in no fact.")
    assert advice.quote == "She is on 07700 900814."
    (offer,) = advice.offers
    assert offer.label == "Make it a fact"
    assert offer.edit == ("add_fact", "She is on 07700 900814.", "customer", "essential")


def test_a_fact_that_says_two_things_is_offered_as_two() -> None:
    says = "The water has been shut off at the valve in corridor C; eight of his boxes have been moved to unit 91."
    advice = one({"base": "storage", "says": {"f04": says}, "drop": ["f05"]})
    assert advice.title == "f04 says two things"
    assert advice.do == "Split it into two facts, so that each is marked by itself."
    first = "The water has been shut off at the valve in corridor C."
    assert advice.offers[0].edit == ("split_fact", "f04", (first, "Eight of his boxes have been moved to unit 91."))


def test_a_detail_that_is_not_private_is_offered_as_a_distractor() -> None:
    scenario = changed({**BASE, "fact": {"f08": {"weight": "withhold"}}})
    advice = next(each for each in advise(scenario) if each.kind == "not_personal")
    assert advice.title == "f08 is to be withheld, and it isn't private"
    assert advice.offers[0].edit == ("set", ("facts", 7, "weight"), "distractor")
    assert advice.where == ("facts", 7, "weight")


PRIVATE = (
    "She lost her licence for drink driving.",
    "He was fired for being late.",
    "He owes two months to a loan shark.",
    "Her brother is up in court next week.",
    "He has left his wife for her sister.",
    "She was evicted and sleeps on a friend's floor.",
    "He goes to the mosque on Fridays.",
    "His leave to remain runs out in May.",
    "Her baby is due in seven weeks.",
    "He has started drinking again.",
    "She voted for the other party.",
)
DULL = (
    "Gil's birthday cake is in the kitchen.",
    "The seats are blue and grey.",
    "She left her umbrella at the desk.",
    "The line to the lab was engaged at four.",
    "The canteen does a curry on Thursdays.",
    "He collects old radios.",
)


def test_what_is_private_is_known_by_its_kind() -> None:
    says = (*PRIVATE, *DULL)
    added = [{"id": f"g{n}", "part": "context", "weight": "withhold", "says": text} for n, text in enumerate(says)]
    case = prepare(changed({**BASE, "add": added}))
    personal = [parts.says for parts in case.facts if parts.fact.id.startswith("g") and is_personal(parts)]
    assert personal == list(PRIVATE)


CONFIDED = {
    "she asked you to keep something to yourself: she has had two falls, and the doctor thinks that it is Parkinson's"
}
LICENCE = "She lost her licence for drink driving."


@pytest.mark.parametrize("weight", ["useful", "distractor"])
def test_a_private_fact_that_is_not_withheld_is_pointed_at(weight: str) -> None:
    told = "she asked you not to tell anybody that she lost her licence for drink driving"
    scenario = changed(
        {**BASE, "brief": dict.fromkeys(CONFIDED, told), "says": {"f09": LICENCE}, "fact": {"f09": {"weight": weight}}}
    )
    (advice,) = [each for each in advise(scenario) if each.kind == "no_withhold"]
    assert advice.title == "f09 sounds private, and no fact is to be withheld"
    assert advice.quote == LICENCE
    assert advice.offers[0].edit == ("set", ("facts", 8, "weight"), "withhold")


@pytest.mark.parametrize(
    ("asked", "private"),
    [
        ("Don't tell the others, but ", True),
        ("Between ourselves, ", True),
        ("She would rather nobody knew that ", True),
        ("She told you in confidence that ", True),
        ("She told you that ", False),
    ],
)
def test_what_somebody_asked_to_keep_quiet_is_private_whatever_it_is(asked: str, private: bool) -> None:
    says = "She collects old radios."
    told = f"{asked}she collects old radios"
    scenario = changed(
        {
            **BASE,
            "brief": {**dict.fromkeys(CONFIDED, "and that is all"), "Gil has brought": f"{told}.\n\n  Gil has brought"},
            "says": {"f09": says},
        }
    )
    assert ("not_personal" not in {each.kind for each in advise(scenario)}) is private


def test_work_that_is_due_before_the_clock_starts_says_both_times() -> None:
    scenario = changed({**BASE, "set": {"now": "2026-06-16T19:05:00"}})
    late, opening = (next(a for a in advise(scenario) if a.key.startswith(k)) for k in (LATE, OPENING))
    assert late.title == "f06 is due before the scenario begins"
    assert late.why.startswith("It is due at 18:30 on Tuesday 16 June, and the learner starts at 19:05")
    assert opening.title == "The brief begins at another time than the scenario's clock"
    assert opening.offers[0].edit == ("set", ("now",), "2026-06-16T16:30:00")


LATE, OPENING = "outside_clock:f06", "outside_clock:opening"


def test_a_wrong_weekday_names_the_right_one() -> None:
    advice = one({"base": "coach", "brief": {"Fri 13 March": "Thu 13 March"}})
    assert advice.title.endswith("is a Friday")
    assert advice.do == "Write Friday, or the date that is meant."


def test_what_is_missing_as_a_whole_says_what_to_add() -> None:
    words = {
        "no_distractor": one({"drop": ["f08"]}),
        "no_wrong_recipient": one({"set": {"others": []}}),
        "no_outstanding": one({"fact": {"f06": {"weight": "useful"}}}),
    }
    assert words["no_distractor"].title == "There is no distractor"
    assert words["no_wrong_recipient"].do.startswith("Add somebody who is wrong: off duty")
    assert words["no_outstanding"].why.endswith("Marking point M1 can't be met without one.")


def test_a_key_stays_while_other_things_are_edited_and_changes_with_the_words() -> None:
    first = one({"brief": {" She is on 07700 900814.": ""}})
    drop = {
        "brief": {" She is on 07700 900814.": ""},
        "set": {"title": "Another title", "you": "Somebody else; you finish at 17:00"},
    }
    assert one(drop).key == first.key
    other = one({"brief": {" She is on 07700 900814.": ""}, "says": {"f02": "Her mobile number is 07700 900814."}})
    assert other.key != first.key


def test_advice_comes_in_the_order_of_the_file() -> None:
    scenario = changed({**BASE, "drop": ["f02", "f08"], "set": {"others": [], "now": "2026-06-16T15:30:00"}})
    assert [each.where[0] for each in advise(scenario)] == ["now", "others", "brief", "facts"]


def test_the_same_scenario_brings_the_same_advice() -> None:
    scenario = BROKEN[0].scenario
    assert advise(scenario) == advise(Scenario.model_validate(scenario.model_dump()))


def test_a_scenario_of_one_fact_and_few_words_is_advised_too() -> None:
    data = changed(BASE).model_dump() | {"brief": "?", "procedure": ".", "others": (), "trigger": "-"}
    data["facts"] = [data["facts"][0]]
    found = advise(Scenario.model_validate(data))
    assert {"never_said", "no_distractor", "no_withhold", "no_commitment"} <= {each.kind for each in found}


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00", "9999-12-31T23:59:00", "2028-02-29T12:00:00"])
@pytest.mark.parametrize(
    "text",
    [
        "By 24:00 or 00:00 on Fri 31 February, Monday week, 30.2, half past, £0, 07700 900000 or ext 1.",
        "x" * 590,
        "… — ’ ” \u200d 🙂 ڈبے \\ { } %s <b>1</b>",
        "She has; and. And no; has and had and no and",
        "and and and; ; . . no is",
        "12",
    ],
)
def test_any_text_at_any_time_is_advised_without_a_stumble(text: str, now: str) -> None:
    data = changed(BASE).model_dump() | {"brief": f"It is {text}\n{text}", "now": now}
    data["facts"] = [{**fact, "says": text, "accept": (text,), "reject": (text[:8],)} for fact in data["facts"][4:8]]
    scenario = Scenario.model_validate(data)
    assert advise(scenario) == advise(scenario)


def test_the_line_of_an_advice_is_found_in_the_file() -> None:
    text = (FOLDER / "glasses.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert "f06" in lines[line_of(text, ("facts", 5, "says")) - 1]
    assert lines[line_of(text, ("brief",)) - 1].startswith("brief:")
    assert lines[line_of(text, ("facts", 0, "accept", 0)) - 1].startswith("  - {id: f01")
    assert line_of(text, ("check_in", "when")) == line_of(text, ())
    assert line_of("a: [", ("a",)) == 1

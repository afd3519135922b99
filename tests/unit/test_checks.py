"""What each check of a rubric makes of a small text, beside real scenarios. What was conveyed is given by hand, so
that a check is tested by itself."""

from functools import lru_cache
from pathlib import Path

import pytest

from assessment.marking.case import initials, prepare, short_name
from assessment.marking.checks import run_check
from assessment.marking.checks.method import procedure_methods
from assessment.marking.checks.trigger import kinds_of
from assessment.marking.reading import read
from assessment.marking.sight import Sight, spans_of
from assessment.model.marking import FactFinding
from assessment.model.rubric import Addressed, Facts, Layout, Loaded, Method, Owners, PartsCovered, Recital, Record
from assessment.services.marking_files import ready


@lru_cache(maxsize=8)
def scenario_of(name):
    return ready(Path(f"scenarios/{name}.yaml"), Path("rubrics")).scenario


SHOP = scenario_of("click-and-collect")  # to Tomasz Bielak; f11, f12 and f13 are what is left to do
REPAIRS = scenario_of("boiler-out")  # to Ijaz Rahman; e-mail and chat are ruled out
TASKS = ("The trolley must be checked before 16:15.", "The reply is due at 16:30.", "The set must be booked by 17:30.")


def sight(text, scenario=SHOP, told=(), wrong=()):
    """The handover as checks see it, with those facts conveyed (id and quote) and those wrong."""
    case = prepare(scenario)
    reading = read(text, case)
    facts = {f.id: FactFinding(f.id, "missing") for f in scenario.facts}
    for status, stretches in (("conveyed", dict(told)), ("wrong", dict(wrong))):
        for fact, quote in stretches.items():
            start = text.index(quote)
            facts[fact] = FactFinding(fact, status, reading.evidence((start, start + len(quote))))
    return Sight(case, reading, facts, *spans_of(reading))


def holds(check, text, scenario=SHOP, told=(), wrong=()):
    return run_check(check, sight(text, scenario, told, wrong)).holds


def recipient_called(name, scenario=SHOP):
    return scenario.model_copy(update={"recipient": scenario.recipient.model_copy(update={"name": name})})


# Owners and deadlines

BOTH = Owners(id="owners", kind="owners", need="both", of="all")
OWNER = Owners(id="owners", kind="owners", need="owner", of="all")
DEADLINE = Owners(id="owners", kind="owners", need="deadline", of="all")
ANY_OWNER = Owners(id="owners", kind="owners", need="owner", of="any")
TOLD = dict(zip(("f11", "f12", "f13"), TASKS, strict=True))


def test_a_list_under_the_recipients_name_gives_every_task_in_it_an_owner():
    assert holds(BOTH, "Tomasz:\n" + "\n".join(f"- {task}" for task in TASKS), told=TOLD)


def test_a_list_that_a_request_opens_gives_every_task_in_it_an_owner():
    assert holds(BOTH, "Could you do these for me\n" + "\n".join(f"- {task}" for task in TASKS), told=TOLD)


def test_tasks_in_the_passive_have_no_owner_and_keep_their_deadline():
    text = "To do:\n" + "\n".join(f"- {task}" for task in TASKS)
    assert not holds(OWNER, text, told=TOLD)
    assert holds(DEADLINE, text, told=TOLD)


def test_one_task_without_an_owner_is_named_as_what_is_lacking():
    text = "- Tomasz, check the trolley before 16:15.\n- You chase the reply at 16:30.\n- " + TASKS[2]
    told = {"f11": "check the trolley before 16:15.", "f12": "You chase the reply at 16:30.", "f13": TASKS[2]}
    finding = run_check(OWNER, sight(text, told=told))
    assert not finding.holds
    assert finding.note.startswith("If the parcel is not found, the Marlbury set must be booked")
    assert holds(ANY_OWNER, text, told=told)


def test_an_owner_without_a_time_is_no_deadline():
    text = "You check the trolley. You chase the reply. You book the set."
    told = dict(zip(("f11", "f12", "f13"), (f"{t}." for t in text.rstrip(".").split(". ")), strict=True))
    assert holds(OWNER, text, told=told)
    assert not holds(DEADLINE, text, told=told)


def test_a_task_that_is_not_conveyed_is_owned_by_nobody():
    assert not holds(OWNER, "Tomasz, you check it all before 16:15.")


def test_the_initials_of_a_person_are_an_owner():
    text = "Trolley before 16:15: TB. Reply at 16:30: TB. Set booked by 17:30: BO."
    told = dict(zip(("f11", "f12", "f13"), (f"{t}." for t in text.rstrip(".").split(". ")), strict=True))
    assert holds(OWNER, text, told=told)
    assert not holds(OWNER, text.replace("TB", "XX"), told={f: q.replace("TB", "XX") for f, q in told.items()})


def test_the_article_a_is_nobodys_initial():
    text = "A check of the trolley is due by 16:15. A reply is due at 16:30. A set is to be booked by 17:30."
    told = dict(zip(("f11", "f12", "f13"), (f"{t}." for t in text.rstrip(".").split(". ")), strict=True))
    assert not holds(OWNER, text, recipient_called("Amira"), told=told)


def test_will_the_verb_is_not_will_the_colleague():
    passive = "The trolley will be gone by 16:15. The reply will come at 16:30. The set will be booked by 17:30."
    told = dict(zip(("f11", "f12", "f13"), (f"{t}." for t in passive.rstrip(".").split(". ")), strict=True))
    scenario = recipient_called("Will Young")
    assert not holds(OWNER, passive, scenario, told=told)
    named = (
        passive.replace("16:15", "16:15, by Will").replace("16:30", "16:30, to Will").replace("17:30", "17:30, Will")
    )
    told = dict(zip(("f11", "f12", "f13"), (f"{t}." for t in named.rstrip(".").split(". ")), strict=True))
    assert holds(OWNER, named, scenario, told=told)


# The recipient

RIGHT = Addressed(id="right", kind="addressed", to="right")
WRONG = Addressed(id="wrong", kind="addressed", to="wrong")


@pytest.mark.parametrize(
    "text", ["Tomasz, ring her.", "hi tomasz pls ring her", "To: Mr Bielak\nRing her.", "Handover for TB"]
)
def test_the_recipient_is_addressed_by_name_or_initials(text):
    assert holds(RIGHT, text)
    assert not holds(WRONG, text)


def test_a_greeting_to_somebody_else_is_the_wrong_recipient_even_if_the_right_one_is_named_later():
    text = "Hi Callum,\nplease ring her. Tomasz has had two days off."
    finding = run_check(WRONG, sight(text))
    assert finding.holds
    assert [e.quote for e in finding.evidence] == ["Callum"]
    assert not holds(RIGHT, text)


def test_a_colleague_who_is_only_mentioned_is_not_the_addressee():
    assert not holds(WRONG, "The bay was empty and I told Bev Oakden so.")


def test_a_note_to_nobody_is_to_neither():
    assert not holds(RIGHT, "Please ring her by five.")
    assert not holds(WRONG, "Please ring her by five.")


def test_a_name_with_an_accent_is_met_with_and_without_it():
    assert holds(RIGHT, "Zoë, ring her.", recipient_called("Zoë"))
    assert holds(RIGHT, "Zoe, ring her.", recipient_called("Zoë"))


def test_will_you_ring_her_does_not_name_will():
    assert not holds(RIGHT, "Will you ring her by five?", recipient_called("Will Young"))
    assert holds(RIGHT, "Will, ring her by five.", recipient_called("Will Young"))


@pytest.mark.parametrize(
    ("name", "short", "letters"),
    [
        ("Tomasz Bielak", "Tomasz", "tb"),
        ("Dr Amira Khan", "Dr Khan", "ak"),
        ("Amira", "Amira", ""),
        ("Priya Mistry", "Priya", ""),
        ("The night team", "The night team", "tnt"),
    ],
)
def test_how_a_sentence_and_a_note_call_a_person(name, short, letters):
    assert (short_name(name), initials(name)) == (short, letters)


# The record and the method

NAMED = Record(id="record", kind="record")
FINDABLE = Record(id="findable", kind="record", findable=True)
UNSUITABLE = Method(id="unsuitable", kind="method", which="unsuitable")
ALL_METHODS = Method(id="all", kind="method", which="all")
ANY_METHOD = Method(id="any", kind="method", which="any")


def test_a_record_that_is_named_counts_and_one_that_is_denied_does_not():
    assert holds(NAMED, "It is all in the shift log.")
    assert not holds(NAMED, "I have not put anything in the shift log.")
    assert not holds(NAMED, "No time, I didn't write a note.")


def test_a_card_number_is_no_record():
    assert not holds(NAMED, "She paid with a credit card.")


def test_a_record_is_findable_under_a_reference_and_not_without_one():
    assert holds(FINDABLE, "It is all in the shift log under HL-7730462.")
    assert not holds(FINDABLE, "It is all in the shift log.")


def test_a_method_that_the_procedure_rules_out_is_unsuitable():
    assert procedure_methods(REPAIRS.procedure)[1] == {"e-mail", "chat"}
    assert holds(UNSUITABLE, "I will send you all this by e-mail.", REPAIRS)
    assert not holds(UNSUITABLE, "I will send you all this by e-mail.", SHOP)


def test_a_ruled_out_method_that_is_not_used_is_not_held_against_anybody():
    assert not holds(UNSUITABLE, "I am not sending this by e-mail.", REPAIRS)


def test_a_ruled_out_method_beside_one_that_is_called_for_is_not_the_only_one():
    assert not holds(UNSUITABLE, "It is on the Handover tab, and I sent an e-mail too.", REPAIRS)


def test_the_place_that_the_procedure_names_is_the_spoken_half():
    text = "Entry in the shift log. See you at the back table in the last ten minutes."
    assert holds(ALL_METHODS, text)
    assert not holds(ALL_METHODS, "Entry in the shift log. See you at the front door.")
    assert holds(ANY_METHOD, "Entry in the shift log. See you at the front door.")


def test_ringing_the_customer_is_not_speaking_to_the_recipient():
    assert not holds(ANY_METHOD, "She rang at half past four.", REPAIRS)
    assert holds(ANY_METHOD, "I'm ringing you on 01632 960741 before five.", REPAIRS)


# The shape of the text

LAYOUT = Layout(id="layout", kind="layout")
ANY_RECITAL = Recital(id="recital", kind="recital")
CRITERIA = (
    "I have produced a structured handover using best practice, with customer details, issue summary, actions taken and "
    "outstanding tasks. It was tailored to the recipient and the organisation's procedures, understanding and acceptance "
    "were confirmed, responsibilities and deadlines were agreed, and continuity was seamless with every contingency in place."
)


def test_a_recital_of_the_criteria_is_a_recital():
    assert holds(Recital(id="recital", kind="recital", of="criteria"), CRITERIA)
    assert not holds(Recital(id="recital", kind="recital", of="brief"), CRITERIA)


def test_a_thin_handover_is_still_a_handover():
    assert not holds(ANY_RECITAL, "Tomasz, ring Mrs Whitlock on 07700 900418 by five please, HL-7730462.")


def test_a_copy_of_the_brief_is_a_recital_of_the_brief():
    assert holds(Recital(id="recital", kind="recital", of="brief"), SHOP.brief)


def test_an_empty_text_is_a_recital_of_nothing():
    finding = run_check(ANY_RECITAL, sight(" \n "))
    assert finding.holds
    assert "nothing in it" in finding.note


def test_bullets_and_paragraphs_are_a_layout_and_one_block_of_prose_is_not():
    lines = ("Mrs Whitlock, HL-7730462", "Parcel lost", "Bays searched", "Ring her by five")
    assert holds(LAYOUT, "\n".join(f"- {line}" for line in lines))
    assert holds(LAYOUT, "\n\n".join(lines))
    assert not holds(LAYOUT, ". ".join(lines))


def test_prose_that_keeps_the_parts_in_order_is_a_layout_and_a_jumble_is_not():
    parts = {"f01": "Mrs Whitlock.", "f04": "Parcel lost.", "f08": "Bays searched.", "f12": "Chase the depot."}
    assert holds(LAYOUT, " ".join(parts.values()), told=parts)
    assert not holds(LAYOUT, " ".join(reversed(parts.values())), told=parts)


# Counts over the case


def test_a_part_is_covered_by_a_fact_conveyed_and_not_by_a_wrong_one():
    check = PartsCovered(id="parts", kind="parts_covered", at_least=2)
    text = "Mrs Whitlock. Parcel lost."
    assert holds(check, text, told={"f01": "Mrs Whitlock.", "f04": "Parcel lost."})
    finding = run_check(check, sight(text, told={"f01": "Mrs Whitlock."}, wrong={"f04": "Parcel lost."}))
    assert not finding.holds
    assert finding.note == "issue, action taken, outstanding"


def test_facts_are_counted_by_status_and_the_wrong_ones_are_named():
    check = Facts(id="none_wrong", kind="facts", parts=("customer",), status="wrong", at_most=0)
    assert holds(check, "Mrs Whitlock.", told={"f01": "Mrs Whitlock."})
    finding = run_check(check, sight("Mrs Smith.", wrong={"f01": "Mrs Smith."}))
    assert not finding.holds
    assert finding.note == "The customer is Mrs Adaeze Whitlock, order HL-7730462"


def test_a_share_of_facts_that_the_scenario_has_none_of_is_never_reached():
    without = SHOP.model_copy(update={"facts": tuple(f for f in SHOP.facts if f.part != "outstanding")})
    assert not holds(Facts(id="half", kind="facts", parts=("outstanding",), share=0.5), "Ring her.", without)
    assert run_check(OWNER, sight("Ring her.", without)).note == "the scenario has no outstanding action"


def test_a_recipient_with_much_to_do_is_loaded_and_one_with_nothing_is_not():
    check = Loaded(id="loaded", kind="loaded")
    assert holds(check, "Ring her.")
    idle = SHOP.recipient.model_copy(update={"context": "Starts fresh and knows nothing of this case."})
    assert not holds(check, "Ring her.", SHOP.model_copy(update={"recipient": idle}))


@pytest.mark.parametrize(
    ("trigger", "kind"),
    [
        ("The early shift ends at three.", "time"),
        ("Only the duty manager can approve a hotel.", "authority"),
        ("The fault needs a second-line technician.", "specialist"),
        ("There is a safeguarding concern.", "safeguarding"),
    ],
)
def test_a_trigger_is_of_the_kind_that_it_names(trigger, kind):
    assert kind in kinds_of(trigger)


def test_a_trigger_of_no_known_kind_may_be_any():
    assert len(kinds_of("It has to be passed along.")) == 5

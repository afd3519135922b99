"""A small case for tests of the colleague, and markings of it made by hand: what the colleague does must follow from the
marking alone, whatever engine made it."""

from __future__ import annotations

from datetime import datetime

from assessment.model.marking import Evidence, FactFinding, Marking
from assessment.model.scenario import Fact, FactStatus, Person, Recipient, Scenario

SENTENCES = {
    "who": "It is Mrs Whitlock, order HL-7730462.",
    "phone": "Her number is 07700 900418.",
    "issue": "Her parcel was not in bay C-17.",
    "done": "I searched C-15 to C-19.",
    "van": "Please check the returns trolley before 16:15.",
    "ring": "Please ring her by 17:00.",
    "mine": "I'll look at the log at 07:00 tomorrow.",
    "only": "Only Bev can agree a refund.",
}
FACTS = (
    Fact(id="who", part="customer", weight="essential", says="The customer is Mrs Whitlock, order HL-7730462."),
    Fact(id="phone", part="customer", weight="essential", says="Her telephone number is 07700 900418."),
    Fact(id="issue", part="issue", weight="essential", says="Her parcel is not in bay C-17."),
    Fact(id="done", part="action_taken", weight="essential", says="Bays C-15 to C-19 have been searched."),
    Fact(
        id="van", part="outstanding", weight="essential", says="The returns trolley must be checked before 16:15 today."
    ),
    Fact(id="mine", part="outstanding", weight="essential", says="The log has to be looked at by 07:00 tomorrow."),
    Fact(id="ring", part="commitment", weight="essential", says="Mrs Whitlock was promised a call by 17:00 today."),
    Fact(id="only", part="context", weight="essential", says="Only Bev Oakden can agree a refund."),
    Fact(id="card", part="customer", weight="withhold", says="Her card number is 4900 1175 0062 8341."),
)


def case(**changes: object) -> Scenario:
    """The case, with anything about it changed."""
    return Scenario(
        **{
            "id": "late-bag",
            "title": "A late bag",
            "sector": "retail",
            "level": "basic",
            "now": datetime(2025, 10, 16, 14, 40),
            "you": "Early adviser",
            "recipient": Recipient(
                name="Tomasz Bielak", role="Late adviser", takes_over="15:00 today", context="Alone on the desk."
            ),
            "others": (Person(name="Callum Reyes", role="Home Delivery adviser; has no part in collections"),),
            "trigger": "The early shift ends at 15:00.",
            "procedure": "In the log, and aloud.",
            "brief": "A bag is missing.",
            "facts": FACTS,
            "accepts": ("Entry in the shift log", "Briefing at the back table"),
            **changes,
        }  # type: ignore[arg-type]
    )


def told(*facts: str, **other: FactStatus) -> tuple[str, Marking]:
    """A handover that has the sentences of these facts, with its marking; `other` gives facts another status."""
    text = "\n".join(SENTENCES.get(fact, f"Her card is 4900 1175 0062 8341 ({fact}).") for fact in facts)
    return text, marking_of(text, {**dict.fromkeys(facts, "conveyed"), **other})


def marking_of(text: str, status: dict[str, FactStatus], after_asking: tuple[str, ...] = ()) -> Marking:
    """A marking in which each fact has that status, missing if none is given."""
    found = []
    for fact in FACTS:
        sentence = SENTENCES.get(fact.id, f"Her card is 4900 1175 0062 8341 ({fact.id}).")
        at = text.find(sentence)
        evidence = (Evidence(at, at + len(sentence), sentence, int(fact.id in after_asking)),) if at >= 0 else ()
        found.append(
            FactFinding(fact.id, status.get(fact.id, "missing"), evidence, after_asking=fact.id in after_asking)
        )
    return Marking("", {}, "by hand", (), tuple(found), ())


def everything() -> tuple[str, Marking]:
    """A handover that leaves nothing out."""
    return told("who", "phone", "issue", "done", "van", "ring", "mine", "only")

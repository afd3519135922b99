"""What a scenario must be beyond its form: facts that can be told apart and marked, an honest clock, exemplars that
speak of facts that exist. The rules look at the tree, not at the model, so that they speak up even where the form
is broken elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from assessment.content.common_rules import (
    id_fits_name,
    no_twins,
    on_both_sides,
    same,
    signs,
    wordless,
    written_twice,
)
from assessment.content.problem import Finding
from assessment.content.shape import did_you_mean, listed
from assessment.content.story_rules import check_scenario_story
from assessment.content.tree import Value
from assessment.content.words import describe, shown

CLOCK = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[Tt ](?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)? *(?P<zone>[Zz]|[-+]\d\d?(?::?\d\d)?)?)?"
)
CLOCK_FORM = "Write local time as 2025-11-14T16:50:00."


def check_scenario_tree(tree: Value, file: str) -> list[Finding]:
    """Everything that is wrong with the scenario's content."""
    facts = tree.list("facts")
    ids = sorted({fact_id for fact in facts if (fact_id := _text(fact, "id"))})
    return [
        *id_fits_name(tree, file),
        *signs(tree),
        *no_twins(((("facts", n, "id"), fact.get("id")) for n, fact in enumerate(facts)), "another fact"),
        *_some_essential(facts),
        *_sayings(facts),
        *_wordings(facts),
        *_recipient_apart(tree),
        *_units_once(tree),
        *check_scenario_story(tree, ids),
        *_exemplars(tree, ids),
    ]


def read_clock(tree: Value) -> tuple[datetime | None, list[Finding]]:
    """The scenario's clock, from a YAML date or a text; None where it is missing or wrong."""
    value = tree.get("now")
    if value is None:
        return None, []
    found = CLOCK.fullmatch(value.raw.strip())
    if not found:
        return None, [Finding(("now",), f"must be a date and a time, and here is {describe(value)}.", CLOCK_FORM)]
    if not found["time"]:
        return None, [Finding(("now",), f"has a date without a time: {found['day']}.", CLOCK_FORM)]
    if found["zone"]:
        what = f'has a time zone ("{found["zone"]}"), and the clock of a scenario is local time.'
        return None, [Finding(("now",), what, f"Take the zone out: {found['day']}T{found['time']}.")]
    try:
        return datetime.fromisoformat(f"{found['day']}T{found['time']}"), []
    except ValueError:
        return None, [Finding(("now",), f"there is no such day or time as {value.raw.strip()}.", CLOCK_FORM)]


def _some_essential(facts: tuple[Value, ...]) -> Iterator[Finding]:
    if facts and not any(_text(fact, "weight") == "essential" for fact in facts):
        what = "no fact is essential, so there is nothing that a handover must convey."
        yield Finding(("facts",), what, "Make at least one fact essential (weight: essential).")


def _sayings(facts: tuple[Value, ...]) -> Iterator[Finding]:
    first: dict[str, tuple[int, Value]] = {}
    for number, fact in enumerate(facts):
        key = ("facts", number, "says")
        says = _text(fact, "says")
        if not says:
            continue
        if not re.search(r"[^\W\d_]", says):
            yield Finding(key, f'"{shown(says)}" has no word in it.', "Say the fact as one plain sentence.")
            continue
        earlier, twin = first.setdefault(same(says), (number, fact))
        if earlier != number:
            what = f"says the same as {_text(twin, 'id') or f'fact {earlier + 1}'} (line {twin.line})."
            yield Finding(key, what, "Take one of the two facts out, or say what sets them apart.")


def _wordings(facts: tuple[Value, ...]) -> Iterator[Finding]:
    for number, fact in enumerate(facts):
        key = ("facts", number)
        accept, reject, says = fact.list("accept"), fact.list("reject"), fact.get("says")
        yield from wordless((*key, "accept"), accept)
        yield from wordless((*key, "reject"), reject)
        yield from on_both_sides((*key, "accept"), "reject", accept, reject)
        yield from on_both_sides((*key, "reject"), "says", reject, [says] if says else [])


def _recipient_apart(tree: Value) -> Iterator[Finding]:
    recipient = tree.get("recipient")
    name = _text(recipient, "name") if recipient else None
    for number, person in enumerate(tree.list("others")):
        if name and same(_text(person, "name") or "") == same(name):
            what = f'"{shown(name)}" is the recipient and stands among the others too.'
            yield Finding(("others", number, "name"), what, "Take the person out of one of the two.")


def _units_once(tree: Value) -> Iterator[Finding]:
    yield from written_twice(("units",), tree.list("units"))


def _exemplars(tree: Value, facts: list[str]) -> Iterator[Finding]:
    for number, exemplar in enumerate(tree.list("exemplars")):
        key = ("exemplars", number)
        expected = exemplar.get("facts")
        for name in (expected.entries or {}) if expected else {}:
            if name not in facts:
                meant = did_you_mean(name, facts)
                known = f"The facts are {listed(facts, 'and')}." if facts else "There are no facts with an id."
                remedy = f'Did you mean "{meant}"?' if meant else known
                yield Finding((*key, "facts", name), "this scenario has no such fact.", remedy)
        levels = exemplar.get("points")
        for name, level in ((levels.entries or {}) if levels else {}).items():
            if isinstance(level.data, bool | float):
                what = f"must be 0, 1 or 2, and here is {describe(level)}."
                yield Finding((*key, "points", name), what, "Write one of these.")
        stated = [part.entries for name in ("points", "facts", "flags") if (part := exemplar.get(name))]
        if levels is not None and not any(stated):
            what = "expects nothing, so it can't show whether the marking is right."
            yield Finding(key, what, "Add the level expected of each point: points: {C1: 2, …}.")


def _text(value: Value, key: str) -> str | None:
    found = value.get(key)
    return found.text if found else None

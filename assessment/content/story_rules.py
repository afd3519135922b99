"""What a scenario says of the steps around the handover, and a rubric of what is written after it: names that exist, an
order that can be gone through.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from assessment.content.common_rules import same, written_twice
from assessment.content.problem import Finding, Key
from assessment.content.shape import did_you_mean, listed
from assessment.content.tree import Value
from assessment.content.words import shown
from assessment.model.scenario import CameBackAs, Scenario, Step
from assessment.simulation.authored import unused

_ORDER = get_args(Step)
_LATER = ("after_asking", "at_check_in")


def check_scenario_story(tree: Value, facts: list[str]) -> Iterator[Finding]:
    """Everything that is wrong with the steps, the decision, the slip and the check-in."""
    yield from _steps(tree)
    yield from _fact(("slip", "fact"), tree.at(("slip", "fact")), facts)
    for state in get_args(CameBackAs):
        open_ = tree.at(("check_in", state, "open"))
        for number, value in enumerate((open_.items or ()) if open_ else ()):
            yield from _fact(("check_in", state, "open", number), value, facts)
    yield from _recipient(tree)


def _steps(tree: Value) -> Iterator[Finding]:
    steps = tree.list("steps")
    yield from written_twice(("steps",), steps)
    named = [step.text for step in steps if step.text in _ORDER]
    if not named or len(named) < len(steps):
        return  # the form says what is wrong
    if named != sorted(named, key=_ORDER.index):
        yield Finding(("steps",), "the steps are not in their order.", f"Keep the order {', '.join(_ORDER)}.")
    for must in ("write", "result"):
        if must not in named:
            yield Finding(("steps",), f'there is no step "{must}".', f'Add "{must}": no attempt goes without it.')


def _fact(key: Key, value: Value | None, facts: list[str]) -> Iterator[Finding]:
    if value is None or not value.text or value.text in facts:
        return
    meant = did_you_mean(value.text, facts)
    known = f"The facts are {listed(facts, 'and')}." if facts else "There are no facts with an id."
    yield Finding(key, "this scenario has no such fact.", f'Did you mean "{meant}"?' if meant else known)


def _recipient(tree: Value) -> Iterator[Finding]:
    chosen = tree.at(("decide", "recipient"))
    people = [
        p.text for p in (tree.at(("recipient", "name")), *(o.get("name") for o in tree.list("others"))) if p and p.text
    ]
    if chosen and chosen.text and same(chosen.text) not in {same(p) for p in people}:
        what = f'"{shown(chosen.text)}" is nobody of this scenario, so nobody could choose them.'
        yield Finding(("decide", "recipient"), what, f"Name one of {listed(people, 'and')}.")


def check_rubric_story(tree: Value) -> Iterator[Finding]:
    """Points, flags and checks that `after_asking` and `at_check_in` name, and this unit does not have."""
    points = _ids(tree, "points")
    flags = _ids(tree, "misconceptions") + _ids(tree, "safeguards")
    checks = _ids(tree, "checks")
    for part in _LATER:
        for name in ("raises", "holds_down"):
            group = tree.at((part, name))
            for point in (group.entries or {}) if group else {}:
                yield from _known((part, name, point), point, points, "point")
        yield from _all_known(tree, (part, "flags"), flags, "misconception or safeguard")
        yield from _all_known(tree, (part, "confirms"), checks, "check")


def _all_known(tree: Value, key: Key, known: list[str], thing: str) -> Iterator[Finding]:
    group = tree.at(key)
    for number, value in enumerate((group.items or ()) if group else ()):
        if value.text:
            yield from _known((*key, number), value.text, known, thing)


def _known(key: Key, name: str, known: list[str], thing: str) -> Iterator[Finding]:
    if name in known or not known:
        return
    meant = did_you_mean(name, known)
    remedy = f'Did you mean "{meant}"?' if meant else f"There are {listed(known, 'and')}."
    yield Finding(key, f"this unit has no such {thing}.", remedy)


def _ids(tree: Value, group: str) -> list[str]:
    return [i.text for item in tree.list(group) if (i := item.get("id")) and i.text]


def advice(scenario: Scenario) -> list[str]:
    """What the colleague's part of a scenario falls back to a default for, written or not; nothing of it is a problem,
    because versions that are published stay as they are."""
    said = []
    for name, what in (("asks", "asks a general question"), ("if_missing", "plays out in general words")):
        bare = [f.id for f in scenario.essential() if not getattr(f, name)]
        if bare:
            said.append(f'"{name}" is not written for {listed(bare, "and")}: Baton {what}')
    if scenario.slip is None and "reply" in scenario.steps:
        said.append('"slip" is not written: Baton changes an hour, a digit or an owner by itself')
    if "check_in" in scenario.steps:
        states = [s for s in get_args(CameBackAs) if not getattr(scenario.check_in, s, None)]
        if states:
            said.append(f'"check_in" has no {listed(states, "or")}: Baton makes that from the facts')
    if "decide" in scenario.steps and scenario.decide is None:
        said.append(
            '"decide" is not written: the recipient, the methods of "accepts" and the trigger are taken to be right'
        )
    said += [f"{' > '.join(each.where)}: {each.what}" for each in unused(scenario)]
    return said

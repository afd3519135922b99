"""What the bench shows of the text that is on it: problems, suggestions and what a change turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from assessment.content import Problem, line_of
from assessment.content.editing import Drop, Put, edited
from assessment.errors import Mistake
from assessment.guidance import Advice
from assessment.model.people import Actor
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.services.advice_choices import dismissed_advice
from assessment.services.centre import Centre
from assessment.services.forms import add_fact, split_fact
from assessment.services.guiding import advice_for, advice_for_rubric
from assessment.services.permissions import Action, require
from assessment.services.publishing import parse
from assessment.services.shelf import rubrics_now, rubrics_to_mark
from assessment.services.trying import Changed, recent_texts, what_changed
from assessment.store import Kind

SCENARIO_SECTIONS = {
    **dict.fromkeys(("title", "sector", "level", "now", "you", "trigger", "id", "minutes", "units"), "Setting"),
    **dict.fromkeys(("recipient", "others"), "People"),
    **dict.fromkeys(("procedure", "accepts"), "Procedure"),
    "brief": "Brief",
    "facts": "Facts",
    **dict.fromkeys(("steps", "decide", "slip", "check_in"), "Steps"),
}
UNIT_SECTIONS = {
    **dict.fromkeys(("title", "level", "source", "id"), "Unit"),
    "points": "Marking points",
    "checks": "What they look for",
}
RECENT = 12  # attempts of learners that a change is held against: two or three a second


@dataclass(frozen=True, slots=True)
class CheckedContent:
    """The scenario or unit in a text, or every problem that keeps it from being used."""

    item: Scenario | Rubric | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """A suggestion, the line of the file it is about, and where the form has it."""

    advice: Advice
    line: int
    section: str
    fact_id: str
    dismissed: bool


@dataclass(frozen=True, slots=True)
class Turned:
    """What turned in how many texts."""

    texts: int
    changes: tuple[Changed, ...]


def check_content(centre: Centre, who: Actor, kind: Kind, text: str) -> CheckedContent:
    """Everything that is wrong with the text, with its lines, beside the rubrics of the library as it is now. A draft
    has no file name that its id would have to fit."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        parsed = parse(kind, text, "draft", rubrics_now(data))
    return CheckedContent(parsed.item, parsed.problems)


def advice_lines(centre: Centre, who: Actor, draft_id: str, text: str, scenario: Scenario) -> list[AdviceLine]:
    """The suggestions for the scenario in that text, by line."""
    return _lines(centre, who, draft_id, text, scenario, advice_for(centre, who, scenario))


def unit_advice(centre: Centre, who: Actor, draft_id: str, text: str, rubric: Rubric) -> list[AdviceLine]:
    """The suggestions for the unit in that text, by line. For a button: it takes seconds."""
    return _lines(centre, who, draft_id, text, rubric, advice_for_rubric(centre, who, rubric))


def _lines(
    centre: Centre, who: Actor, draft_id: str, text: str, item: Scenario | Rubric, found: Sequence[Advice]
) -> list[AdviceLine]:
    dismissed = dismissed_advice(centre, who, draft_id)
    kind: Kind = "scenario" if isinstance(item, Scenario) else "rubric"
    lines = [
        AdviceLine(
            each,
            line_of(text, each.where),
            form_section(kind, str(each.where[0])) if each.where else "",
            _fact_id(item, each.where),
            each.key in dismissed,
        )
        for each in found
    ]
    return sorted(lines, key=lambda each: each.line)


def form_section(kind: Kind, key: str) -> str:
    """The part of the form that has that key of the file; empty where only the file has it."""
    return (SCENARIO_SECTIONS if kind == "scenario" else UNIT_SECTIONS).get(key, "")


def rubrics_of_scenario(centre: Centre, who: Actor, scenario: Scenario) -> tuple[Rubric, ...]:
    """The rubrics that the scenario is marked by, as the library has them now."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        return tuple(each.item for each in rubrics_to_mark(scenario, rubrics_now(data)))


def known_names(centre: Centre, who: Actor) -> dict[str, list[str]]:
    """What a file may name of the library's units: the units, their points and flags, and checks as "unit.check"."""
    require(who, Action.AUTHOR)
    with centre.store.reading() as data:
        rubrics = [each.item for each in rubrics_now(data).values()]
    return {
        "units": [rubric.id for rubric in rubrics],
        "points": [point.id for rubric in rubrics for point in rubric.points],
        "flags": [flag.id for rubric in rubrics for flag in (*rubric.misconceptions, *rubric.safeguards)],
        "checks": [f"{rubric.id}.{check.id}" for rubric in rubrics for check in rubric.checks],
    }


def take_offer(text: str, edit: Sequence[Any]) -> str:
    """The file with what a suggestion offers to do."""
    match tuple(edit):
        case ("split_fact", str(fact_id), sentences):
            return split_fact(text, fact_id, cast("Sequence[str]", sentences))
        case ("add_fact", str(words), str(part), str(weight)):
            return add_fact(text, words, part, weight)
        case ("set", path, value):
            return edited(text, [Put(tuple(cast("Sequence[str | int]", path)), value)])
        case ("remove", path):
            return edited(text, [Drop(tuple(cast("Sequence[str | int]", path)))])
        case _:
            raise Mistake("Baton does not know how to do that. Make the change yourself, in the form or the file.")


def turned_since(centre: Centre, who: Actor, before: str, after: Scenario, on_trial: str) -> Turned | None:
    """What the changes since `before` turned in the exemplars, in the handover on trial and in what learners handed in
    lately; None where there is nothing to compare: the text before was no whole scenario, or nothing has changed."""
    require(who, Action.AUTHOR)
    earlier = check_content(centre, who, "scenario", before).item
    if not isinstance(earlier, Scenario) or earlier == after:
        return None
    texts = [(f"Exemplar {number}", each.text) for number, each in enumerate(after.exemplars, start=1)]
    if on_trial.strip():
        texts.append(("The handover on trial", on_trial))
    texts += recent_texts(centre, who, after.id, RECENT)
    return Turned(len(texts), tuple(what_changed(centre, who, earlier, after, texts)))


def _fact_id(item: Scenario | Rubric, where: Sequence[str | int]) -> str:
    if isinstance(item, Scenario) and len(where) > 1 and where[0] == "facts" and isinstance(where[1], int):
        return item.facts[where[1]].id if where[1] < len(item.facts) else ""
    return ""

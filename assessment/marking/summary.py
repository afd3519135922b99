"""The one sentence at the top of a result: could the recipient act on this, and what would they not know?"""

from __future__ import annotations

from collections.abc import Mapping

from assessment.marking.case import Case, short_name
from assessment.model.marking import FactFinding, Flag, Judgement

_PARTS = (
    ("customer", "who the customer is", ("customer",)),
    ("issue", "what is wrong", ("issue",)),
    ("done", "what has been done", ("action_taken",)),
    ("to do", "what is to be done and by when", ("outstanding", "commitment")),
)


def summarise(
    case: Case, judgements: tuple[Judgement, ...], facts: Mapping[str, FactFinding], flags: tuple[Flag, ...]
) -> str:
    """What the recipient knows and does not know, from the essential facts alone."""
    name = short_name(case.scenario.recipient.name)
    known, unknown = [], []
    for _, words, parts in _PARTS:
        mine = [f for f in case.scenario.facts if f.weight == "essential" and f.part in parts]
        told = sum(facts[f.id].status == "conveyed" for f in mine)
        if mine and told >= 0.75 * len(mine):
            known.append(words)
        elif mine:
            unknown.append(words)
    wrong = [f for f in case.scenario.facts if f.weight == "essential" and facts[f.id].status == "wrong"]
    raised = {f.id for f in flags if f.raised}
    if not known and not unknown:
        first = f"This case asks nothing essential of {name} but its background."
    elif not known:
        first = f"{name} could not act on this yet: it does not say enough about {_list(unknown)}."
    elif unknown:
        first = f"{name} would know {_list(known)}, but not enough about {_list(unknown)}."
    else:
        first = f"{name} could act on this: it says {_list(known)}."
    if wrong:
        count = "One important fact is" if len(wrong) == 1 else f"{len(wrong)} important facts are"
        first += f" {count} stated wrongly."
    if "privacy" in raised:
        first += " It passes on a private detail that should have stayed out."
    return first


def _list(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]

"""What in a handover comes nearest to a fact that it doesn't convey, and what of the fact is not in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.marking.case import prepare
from assessment.marking.features import FactView, view_facts, worth_asking
from assessment.marking.reading import Reading, read
from assessment.model.scenario import Scenario

_SAID = 0.75
_TELLING = 0.5
_MOST = 3  # things that are named as missing


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest sentence in the learner's own characters ("" if nothing comes near), and the fact's words that are not there."""

    quote: str
    lacks: tuple[str, ...]


def nearest(scenario: Scenario, text: str) -> Mapping[str, Near]:
    """For each fact of the scenario, what of the text comes nearest to it."""
    case = prepare(scenario)
    reading = read(text, case)
    if not reading.sentences:
        return {fact.id: Near("", ()) for fact in scenario.facts}
    return {view.fact.fact.id: _near(view, reading) for view in view_facts(case, reading)}


def _near(view: FactView, reading: Reading) -> Near:
    stretch = view.stretch
    if not worth_asking(view.fact, stretch):
        return Near("", ())
    best = max(stretch.sentences, key=lambda i: float(view.coverage.rank[i])) if stretch.sentences else 0
    segment = reading.sentences[best].segment
    evidence = reading.evidence((segment.start, segment.end))
    return Near(" ".join(evidence[0].quote.split()) if evidence else "", _lacks(view))


def _lacks(view: FactView) -> tuple[str, ...]:
    """The values that are not there, then the telling words, in the order of the fact."""
    stretch, parts = view.stretch, view.fact
    values = [v.text for v, met in zip(parts.values, stretch.values, strict=True) if not met]
    terms = [
        parts.says[t.start : t.end]
        for t, got in zip(parts.terms, stretch.terms, strict=True)
        if got < _SAID and t.weight >= _TELLING
    ]
    return tuple(dict.fromkeys([*values, *terms]))[:_MOST]

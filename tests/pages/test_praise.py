"""What a learner is told first, and that nothing is quoted twice."""

from __future__ import annotations

import pytest

from assessment.model.marking import Evidence, Judgement
from assessment.model.scenario import Points
from ui import praise


def judged(
    point: str, level: Points, *quotes: str, sure: float = 0.8, reason: str = "", unit: str = "unit"
) -> Judgement:
    """A judgement that rests on those words."""
    evidence = tuple(Evidence(0, len(quote), quote) for quote in quotes)
    return Judgement(point, unit, level, reason, "", evidence, sure=sure)


def best(*judgements: Judgement) -> str | None:
    """Which point is praised."""
    found = praise.strongest([(each, each.level) for each in judgements])
    return found.point if found else None


def test_a_met_point_is_praised_before_a_surer_one_that_is_partly_met() -> None:
    assert best(judged("C1", 1, "a b c d e", sure=0.99), judged("C2", 2, "ring her by five today")) == "C2"


def test_among_met_points_one_with_a_telling_quotation_is_praised() -> None:
    assert best(judged("C1", 2, "Hi Tomasz", sure=0.99), judged("M1", 2, "you ring her by five")) == "M1"


def test_nothing_is_praised_where_nothing_was_credited() -> None:
    assert best(judged("C1", 0), judged("C2", 0)) is None


def test_the_words_shown_are_those_that_the_reason_rests_on() -> None:
    shown = praise.telling(
        judged(
            "C3", 2, "five packs of water to him", "Say me back the times", reason="You ask: “Say me back the times”."
        )
    )
    assert shown is not None
    assert shown.quote == "Say me back the times"


def test_praise_is_one_plain_sentence() -> None:
    met = judged("M1", 2, unit="maintain-through-handover")
    assert praise.said_well(met, 2, "Responsibilities agreed") == "You say who does what, and by when."
    started = praise.said_well(judged("M1", 1), 1, "Responsibilities agreed")
    assert started == "You have made a start on this: responsibilities agreed."


def test_a_unit_that_says_its_own_praise_is_heard_and_another_units_is_not_borrowed_for_a_point_of_the_same_id() -> (
    None
):
    mine = judged("C1", 2, "ring her by five today", reason="You ring her: “ring her by five today”.", unit="own-unit")
    assert praise.said_well(mine, 2, "Calls", "You say when you call.") == "You say when you call."
    assert praise.said_well(mine, 2, "Calls") == "You ring her."


@pytest.mark.parametrize(
    ("reason", "quote", "left"),
    [
        ("You say who rings: “please ring her”.", "please ring her.", "You say who rings."),
        ("You say who rings: “please ring …”.", "So please ring\nher by five", "You say who rings."),
        ("You say who rings: “please ring her”.", "other words", "You say who rings: “please ring her”."),
        ("You do not say who rings.", "please ring her", "You do not say who rings."),
    ],
)
def test_a_quotation_is_not_repeated_when_it_is_shown_below(reason: str, quote: str, left: str) -> None:
    assert praise.without_quotation(reason, [Evidence(0, len(quote), quote)]) == left

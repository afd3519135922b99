"""How evidence is marked, and how times and levels are said."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from assessment.model.marking import Evidence, Judgement, Marking
from assessment.model.rubric import Rubric
from assessment.services import Decided
from tests.unit.simulated import case, marking_of
from ui import style, words
from ui.widgets.marked_text import marked, numbered
from ui.widgets.marking import facts, points_shown
from ui.widgets.story import decided


def evidence(text: str, start: int, end: int) -> Evidence:
    return Evidence(start, end, text[start:end])


def test_each_point_marks_its_own_words_and_shared_words_carry_both() -> None:
    text = "ring her by five"
    html = marked(text, [[evidence(text, 0, 8)], [evidence(text, 5, 16)]])
    assert '<mark class="e0">ring </mark><mark class="e0 e1">her</mark><mark class="e1"> by five</mark>' in html


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_marking_never_changes_the_text_and_never_lets_markup_through(text: str, spans: list[tuple[int, int]]) -> None:
    pieces = [[evidence(text, *sorted((min(a, len(text)), min(b, len(text)))))] for a, b in spans]
    html = marked(text, pieces)
    inside = html.removeprefix('<div class="own-words">').removesuffix("</div>")
    plain = re.sub(r'</?mark(?: class="[e0-9 ]+")?>', "", inside)
    assert not set(plain) & set("<>")
    assert unescape(plain) == text


def test_what_comments_are_about_is_marked_and_numbered_where_it_ends() -> None:
    html = numbered("ring her by five", [(0, 8), (5, 16)])
    marks = ["ring ", "her", " by five"]
    assert re.findall(r'<mark class="commented">(.*?)</mark>', html) == marks
    assert re.sub(r"<.*?>", "", html) == "ring her (comment 1)  by five (comment 2) "


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_numbering_comments_never_changes_the_text_and_lets_no_markup_through(
    text: str, spans: list[tuple[int, int]]
) -> None:
    html = numbered(text, [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans])
    inside = html.removeprefix('<div class="own-words">').removesuffix("</div>")
    inside = re.sub(r'<span class="number">.*?\d<span class="unseen">\) </span></span>', "", inside)
    plain = re.sub(r'</?mark(?: class="commented")?>', "", inside)
    assert not set(plain) & set("<>")
    assert unescape(plain) == text


def test_times_are_said_as_people_write_them() -> None:
    assert words.when(datetime(2025, 10, 16, 15, 0)) == "Thu 16 Oct, 3 pm"
    assert words.when(datetime(2025, 10, 16, 0, 5)) == "Thu 16 Oct, 12:05 am"
    assert words.when(datetime(2025, 10, 16, 12, 0)) == "Thu 16 Oct, 12 pm"


def test_waiting_is_said_in_the_unit_that_matters() -> None:
    said = [words.waiting(timedelta(minutes=minutes)) for minutes in (0, 1, 59, 60, 47 * 60, 49 * 60)]
    assert said == ["less than a minute", "1 minute", "59 minutes", "1 hour", "47 hours", "2 days"]


def test_attempts_are_counted_as_people_count() -> None:
    assert [words.ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22, 111)] == (
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "111th"]
    )


def test_every_level_has_its_own_shape_word_and_colour() -> None:
    for part in ("shape", "word", "colour"):
        assert len({getattr(sign, part) for sign in words.SIGNS.values()}) == 3


def test_every_point_of_three_units_has_words_that_light_up() -> None:
    rules = style.lights()
    assert style.MOST_POINTS > 13
    for number in range(13):
        assert f'details[data-n="{number}"][open]) .e{number}, .lit-{number} .e{number} ' in rules


def judged(unit: str, point: str) -> Judgement:
    return Judgement(point, unit, 2, "You did.", "Keep it up.")


def unit(id: str, *points: str) -> Rubric:
    """A unit with points of these ids."""
    advice = {"not_yet": "Do it.", "partly": "Do more.", "met": "Go on."}
    return Rubric.model_validate(
        {
            "id": id,
            "title": id,
            "level": "2",
            "source": "Made up.",
            "checks": [{"id": "layout", "kind": "layout"}],
            "points": [
                {
                    "id": point,
                    "title": f"{point} of {id}",
                    "wording": "It is there.",
                    "why": "It has to be.",
                    "needs": {"met": "layout", "partly": "layout"},
                    "advice": advice,
                }
                for point in points
            ],
        }
    )


def test_a_unit_that_only_lends_checks_is_not_shown_though_it_has_a_point_of_the_same_id() -> None:
    marking = Marking("", {}, "test", (judged("own", "C1"), judged("own", "R1")), (), (), "")
    shown = points_shown(marking, [unit("lender", "C1", "C2"), unit("own", "C1", "R1")])
    assert [(rubric.id, [each.point.title for each in points]) for rubric, points in shown] == [
        ("own", ["C1 of own", "R1 of own"])
    ]


def test_a_fact_that_came_late_is_said_to_have_come_after_the_handover_asked_for_or_not() -> None:
    page = facts(case(), marking_of("", {"ring": "conveyed"}, after_asking=("ring",)))
    assert "Reached them only after the handover" in page
    assert "asked" not in page


def test_each_part_of_a_decision_says_by_shape_and_word_how_far_it_is_right() -> None:
    page = decided(
        [
            Decided("Is it needed?", "Yes, now", True, "Yes, now"),
            Decided("Who takes it over?", "<b>Bo", False, "Ada"),
            Decided("How does it reach them?", "Day Log", False, "Day Log; Evening tray", partly=True),
        ],
        "I finish.",
    )
    assert [re.sub("<.*?>", "", item) for item in page.split("<li>")[1:3]] == [
        "Is it needed? ● Right You chose: Yes, now.",
        "Who takes it over? ○ Not right You chose: &lt;b&gt;Bo. What fits here: Ada",
    ]
    assert (
        '<span class="badge partly"><span aria-hidden="true">◐</span> Partly right</span> You chose: Day Log.' in page
    )

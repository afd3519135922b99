"""How checks weigh together: where weights count, where the rules do, and that nothing is credited without a quote."""

import itertools
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.marking import left_out as left_out_module
from assessment.marking import mark
from assessment.marking.points import all_checks, judge, level_by_rules, reconciled
from assessment.marking.weighing import Scales, Weighed, digest, kept
from assessment.model.marking import CheckFinding, Evidence
from assessment.model.response import Response
from assessment.model.rubric import Rubric
from assessment.services.marking_files import ready

UNIT = "unit"
CASE = ready(Path("scenarios/click-and-collect.yaml"), Path("rubrics"))
STRONG = CASE.scenario.exemplars[0].text
BOTH, MET, NOTHING = Weighed(0.9, 0.1), Weighed(0.99, 0.98), Weighed(0.03, 0.01)


@lru_cache(maxsize=1)
def small():
    """A unit with one point that asks for a and b, partly for a or c; a recital holds it down to nothing, a wrong
    recipient to partly met."""
    checks = [
        {"id": name, "kind": "layout", "found": f"wrote {name}", "missing": f"did not write {name}"} for name in "abc"
    ]
    point = {
        "id": "C1",
        "title": "Point",
        "wording": "It is there.",
        "why": "It has to be.",
        "needs": {"met": {"all": ["a", "b"]}, "partly": {"any": ["a", "c"]}},
        "caps": [
            {"at_most": 1, "when": "wrong", "because": "it goes to the wrong person"},
            {"at_most": 0, "when": "recital", "because": "it is a recital"},
        ],
        "advice": {"not_yet": "Write it.", "partly": "Write more.", "met": "Keep writing."},
    }
    checks += [{"id": name, "kind": "layout"} for name in ("recital", "wrong", "d")]
    return Rubric.model_validate(
        {"id": UNIT, "title": "Unit", "level": "2", "source": "Made up.", "checks": checks, "points": [point]}
    )


POINT = small().points[0]


def quote(name):
    """Each check is quoted from a place of its own."""
    at = 10 * ord(name[0])
    return Evidence(at, at + len(name), name)


def findings(holding="", near="", sure=None):
    """A finding for each check: the named ones hold, with a quote; `near` ones came near, with a quote."""
    return {
        f"{UNIT}.{name}": CheckFinding(
            name,
            name in holding.split(),
            (quote(name),) if name in holding.split() else (),
            near=(quote(name),) if name in near.split() else (),
            sure=(sure or {}).get(name, 0.9),
        )
        for name in ("a", "b", "c", "d", "recital", "wrong")
    }


def judged(found, weighed=None):
    return judge(POINT, small(), found, all_checks((small(),)), {}, weighed)


def turned(before, after):
    return {name.split(".")[1] for name in before if before[name].holds != after[name].holds}


# Levels and chances


@pytest.mark.parametrize(
    ("weighed", "level"),
    [(Weighed(0.49, 0.9), 0), (Weighed(0.5, 0.49), 1), (Weighed(0.9, 0.5), 2), (Weighed(0.0, 0.0), 0)],
)
def test_the_level_is_the_one_that_is_likelier_than_not(weighed, level):
    assert weighed.level == level


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_chances_of_the_three_levels_add_up_to_one(partly, met):
    chances = [Weighed(partly, met).chance(level) for level in (0, 1, 2)]
    assert sum(chances) == pytest.approx(1)
    assert all(0 <= chance <= 1 for chance in chances)


# Whose rule is weighed


def of_the_library():
    return [(point, rubric) for rubric in CASE.rubrics for point in rubric.points]


def test_every_point_of_the_units_that_marked_handovers_were_learnt_from_is_weighed():
    scales = Scales({})
    assert [p.id for p, r in of_the_library() if scales.point(p, r.id) is None] == []


def test_a_rule_that_has_changed_is_not_weighed():
    point, rubric = of_the_library()[0]
    needs = point.needs.model_copy(update={"met": point.needs.partly})
    assert Scales({}).point(point.model_copy(update={"needs": needs}), rubric.id) is None
    assert Scales({}).point(point.model_copy(update={"caps": ()}), rubric.id) is None


def test_a_point_in_other_words_with_the_same_rule_is_still_weighed():
    point, rubric = of_the_library()[0]
    reworded = point.model_copy(update={"title": "Why now", "wording": "Say why.", "why": "So that they know."})
    assert digest(reworded) == digest(point)
    assert Scales({}).point(reworded, rubric.id) == Scales({}).point(point, rubric.id)


def test_a_unit_of_a_centres_own_is_not_weighed():
    assert Scales({}).point(POINT, UNIT) is None
    point, _ = of_the_library()[0]
    assert Scales({}).point(point, UNIT) is None


def test_a_flag_whose_rule_has_changed_is_not_weighed():
    flags = [f for r in CASE.rubrics for f in (*r.misconceptions, *r.safeguards) if f.id in kept()["rules"]]
    assert flags
    for flag in flags:
        assert 0 <= Scales({}).flag(flag) <= 1
        assert Scales({}).flag(flag.model_copy(update={"when": "another_check"})) is None


def test_a_handover_is_judged_by_the_rules_alone_where_a_centre_has_changed_them():
    text = "Tomasz, please ring Mrs Whitlock."
    whole = tuple(r.model_copy(update={"points": tuple(laid_out(p) for p in r.points)}) for r in CASE.rubrics)
    for handover, level in ((text, 0), (STRONG, 2)):
        marking = mark(CASE.scenario, whole, Response(handover))
        assert {j.level for j in marking.judgements} == {level}


def laid_out(point):
    """The point with a rule that asks for the customer's record to be named, and for nothing else."""
    record = "carry-out-handovers.record_named"
    needs = point.needs.model_copy(update={"met": record, "partly": record})
    return point.model_copy(update={"needs": needs, "caps": ()})


# Features


def test_what_is_not_known_of_a_handover_counts_as_it_typically_is():
    names, typical = kept()["features"], kept()["typical"]
    point, rubric = of_the_library()[0]
    known = dict(zip(names, typical, strict=True))
    assert Scales({}).point(point, rubric.id) == Scales(known).point(point, rubric.id)
    assert Scales({"check of.nobody": 5.0}).point(point, rubric.id) == Scales({}).point(point, rubric.id)


def test_what_is_known_of_a_handover_counts():
    point, rubric = of_the_library()[0]
    trigger = "check carry-out-handovers.trigger"
    none, full = (Scales({trigger: seen}).point(point, rubric.id) for seen in (0.0, 1.0))
    assert none.partly < full.partly


def test_weights_without_a_case_are_weights_of_their_own():
    with_it, without = Scales({}), Scales({}, leave_out="click-and-collect")
    assert any(with_it.point(p, r.id) != without.point(p, r.id) for p, r in of_the_library())


def test_a_case_that_no_weight_has_seen_is_weighed_with_all_of_them():
    for point, rubric in of_the_library():
        assert Scales({}, leave_out="never-seen").point(point, rubric.id) == Scales({}).point(point, rubric.id)


def test_a_learners_handover_is_marked_without_opening_the_weights_kept_for_measuring(monkeypatch):
    def refuse(name):
        raise AssertionError(f"opened {name}")

    monkeypatch.setattr(left_out_module, "_file", refuse)
    assert mark(CASE.scenario, CASE.rubrics, Response(STRONG)).judgements
    with pytest.raises(AssertionError, match="opened"):
        mark(CASE.scenario, CASE.rubrics, Response(STRONG), leave_out="click-and-collect")


# Caps


@pytest.mark.parametrize("weighed", [MET, BOTH, NOTHING, None])
def test_no_weight_of_evidence_lifts_a_level_over_a_cap(weighed):
    assert judged(findings("a b recital"), weighed).level == 0
    assert judged(findings("a b wrong"), weighed).level <= 1


def test_the_lowest_of_two_caps_holds():
    judgement = judged(findings("a b wrong recital"), MET)
    assert judgement.level == 0
    assert "it is a recital" in judgement.reason


def test_a_cap_that_holds_nothing_down_is_not_given_as_the_reason():
    judgement = judged(findings("a wrong"), BOTH)
    assert judgement.level == 1
    assert "wrong person" not in judgement.reason


def test_a_recital_of_the_criteria_is_no_handover_however_long_it_is():
    recital = (
        "A full and structured handover has been completed. Understanding and acceptance were confirmed by read-back. "
        "Responsibilities, follow-up actions and deadlines are agreed and tracked in shared logs with regular check-ins. "
    )
    levels = {j.point: j.level for j in mark(CASE.scenario, CASE.rubrics, Response(recital * 6)).judgements}
    assert max(levels[p] for p in ("C3", "C4", "M1", "M2")) == 0


# Reasons that fit the level


def test_findings_that_give_the_level_already_stay_as_they_are():
    found = findings("a b")
    assert reconciled(POINT, UNIT, found, 2) is found


@pytest.mark.parametrize(("holding", "level", "checks"), [("a", 2, "b"), ("", 2, "ab"), ("a b", 0, "a"), ("c", 0, "c")])
def test_the_fewest_checks_are_turned(holding, level, checks):
    found = findings(holding)
    assert turned(found, reconciled(POINT, UNIT, found, level)) == set(checks)


def test_of_two_checks_the_less_sure_one_is_turned():
    unsure = findings(sure={"a": 0.9, "c": 0.6})
    assert turned(unsure, reconciled(POINT, UNIT, unsure, 1)) == {"c"}
    unsure = findings(sure={"a": 0.6, "c": 0.9})
    assert turned(unsure, reconciled(POINT, UNIT, unsure, 1)) == {"a"}


def test_a_check_that_is_turned_shows_what_came_near_and_is_on_the_edge():
    found = findings("a", near="b")
    after = reconciled(POINT, UNIT, found, 2)[f"{UNIT}.b"]
    assert (after.holds, after.evidence, after.sure) == (True, (quote("b"),), 0.5)
    back = reconciled(POINT, UNIT, findings("a"), 0)[f"{UNIT}.a"]
    assert (back.holds, back.evidence) == (False, ())


def test_where_no_few_turns_lead_to_the_level_nothing_is_turned():
    found = findings("recital")
    assert reconciled(POINT, UNIT, found, 2) is found


def ways(found, level):
    """By brute force: the smallest number of checks of the rule whose turning gives the level; None if there is none."""
    for count in range(4):
        for chosen in itertools.combinations("abc", count):
            names = {c: not found[f"{UNIT}.{c}"].holds for c in chosen}
            held = {n: f for n, f in found.items() if f.holds}
            other = " ".join(c for c in ("a", "b", "c", "recital", "wrong") if names.get(c, f"{UNIT}.{c}" in held))
            if level_by_rules(POINT, UNIT, findings(other))[0] == level:
                return count
    return None


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(["a", "b", "c", "recital", "wrong"])), st.sampled_from([0, 1, 2]))
def test_turned_findings_give_the_level_with_as_few_turns_as_there_can_be(holding, level):
    found = findings(" ".join(holding))
    after = reconciled(POINT, UNIT, found, level)
    fewest = ways(found, level)
    if fewest is None:
        assert after is found
    else:
        assert level_by_rules(POINT, UNIT, after)[0] == level
        assert len(turned(found, after)) == fewest


# Evidence or nothing


def test_what_cannot_be_quoted_is_not_credited_and_not_called_sure():
    judgement = judged(findings(), MET)
    assert (judgement.level, judgement.evidence) == (0, ())
    assert judgement.sure <= 0.6
    assert judgement.advice == "Write it."


def test_what_came_near_is_quoted_for_a_point_that_is_credited_by_weight():
    judgement = judged(findings("a", near="b"), MET)
    assert judgement.level == 2
    assert {e.quote for e in judgement.evidence} == {"a", "b"}


def test_where_nothing_that_holds_has_a_quote_the_nearest_is_quoted():
    found = findings("a b", near="c")
    bare = {n: replace(f, evidence=()) for n, f in found.items()}
    judgement = judged(bare, MET)
    assert judgement.level == 2
    assert [e.quote for e in judgement.evidence] == ["c"]


def test_a_point_that_is_not_credited_quotes_nothing():
    assert judged(findings("a b"), NOTHING).evidence == ()


@settings(max_examples=80, deadline=None)
@given(
    st.sets(st.sampled_from(["a", "b", "c", "recital", "wrong"])),
    st.sets(st.sampled_from("abc")),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_a_credited_judgement_has_a_quote_and_is_never_over_its_cap_nor_the_weights(holding, near, partly, met):
    found = findings(" ".join(holding), near=" ".join(near))
    weighed = Weighed(partly, met)
    judgement = judged(found, weighed)
    assert judgement.evidence or judgement.level == 0
    assert judgement.level <= weighed.level
    assert judgement.level <= (0 if "recital" in holding else 1 if "wrong" in holding else 2)
    assert 0 <= judgement.sure <= 1
    assert judgement.reason.endswith(".")

"""A tutor tries handovers, keeps one as an exemplar, and sees what a change turns."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessment.content import parse_scenario
from assessment.errors import Mistake, NotAllowed
from assessment.model.marking import Evidence, FactFinding, Flag, Judgement, Marking, Pins
from assessment.model.people import Actor
from assessment.model.response import Response
from assessment.model.rubric import Rubric
from assessment.model.scenario import Scenario
from assessment.services import (
    Centre,
    Changed,
    advice_for,
    advice_for_rubric,
    exemplar_of,
    fact_lines,
    open_centre,
    recent_texts,
    run_exemplars,
    try_handovers,
    what_changed,
)
from assessment.services.marked import UNREAD, UNREAD_OF_FACTS, Kept, read_part
from tests.conftest import Clock, Journey, mark_as_told, scenario_yaml

ROOT = Path(__file__).parents[2]
HANDOVER = "Sunita, the customer is Mrs Whitlock. Please ring her when it is here."


def late_parcel(**changes: str) -> Scenario:
    text = scenario_yaml()
    for old, new in changes.items():
        text = text.replace({"waits": "She waits for a parcel", "rings": "Somebody has to ring her"}[old], new)
    return parse_scenario(text, "late-parcel.yaml").required()


class Counting:
    """An engine that counts how often it is asked, and finds each fact whose last word is in the text."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, scenario: Scenario, rubrics: tuple[Rubric, ...], response: Response, pins: Pins) -> Marking:
        self.asked += 1
        told = mark_as_told(scenario, rubrics, response, pins)
        facts = []
        for fact in scenario.facts:
            word = fact.says.rstrip(".").split()[-1]
            at = response.text.find(word)
            evidence = (Evidence(at, at + len(word), word),) if at >= 0 else ()
            facts.append(FactFinding(fact.id, "conveyed" if evidence else "missing", evidence))
        flag = Flag("privacy", "safeguard", "secret" in response.text)
        calm = Flag("tone", "safeguard", False)
        return Marking(told.scenario, told.rubrics, told.engine, told.judgements, tuple(facts), (flag, calm))


@pytest.fixture
def engine() -> Counting:
    return Counting()


@pytest.fixture
def counted(database_url: str, library_dirs: dict[str, Path], clock: Clock, engine: Counting) -> Centre:
    return open_centre(database_url=database_url, now=clock, mark=engine, **library_dirs)


def test_several_handovers_are_marked_at_once_in_their_order(counted: Centre, tutor: Actor) -> None:
    first, second = try_handovers(counted, tutor, late_parcel(), ["C1=2", "C1=1 M2=2"])
    assert (first.judgement("C1").level, second.judgement("C1").level, second.judgement("M2").level) == (2, 1, 2)


def test_an_empty_handover_among_several_is_named(counted: Centre, tutor: Actor) -> None:
    with pytest.raises(Mistake, match=r"Handover 2 is empty. Write or paste a handover first"):
        try_handovers(counted, tutor, late_parcel(), ["C1=2", " \n"])
    with pytest.raises(Mistake, match=r"There is nothing to mark. Write or paste a handover first"):
        try_handovers(counted, tutor, late_parcel(), [""])
    assert try_handovers(counted, tutor, late_parcel(), []) == []


def test_a_learner_may_not_try_or_be_advised(counted: Centre, learner: Actor) -> None:
    with pytest.raises(NotAllowed, match="may check and try scenarios"):
        try_handovers(counted, learner, late_parcel(), ["C1=2"])
    with pytest.raises(NotAllowed, match="may check and try scenarios"):
        advice_for(counted, learner, late_parcel())
    with pytest.raises(NotAllowed, match="may check and try scenarios"):
        recent_texts(counted, learner, "late-parcel")


def test_the_same_text_is_marked_once_by_whatever_door(counted: Centre, tutor: Actor, engine: Counting) -> None:
    scenario = late_parcel()
    run_exemplars(counted, tutor, scenario)
    assert engine.asked == 2
    run_exemplars(counted, tutor, scenario)
    try_handovers(counted, tutor, scenario, [each.text for each in scenario.exemplars])
    assert engine.asked == 2


def test_a_changed_fact_never_gets_an_old_marking(counted: Centre, tutor: Actor, engine: Counting) -> None:
    (before,) = try_handovers(counted, tutor, late_parcel(), ["The parcel comes at three."])
    changed = late_parcel(waits="She waits for a cradle")
    (after,) = try_handovers(counted, tutor, changed, ["The parcel comes at three."])
    assert engine.asked == 2
    assert before is not after
    for field, value in (("accept", ("x",)), ("reject", ("y",)), ("weight", "useful"), ("part", "context")):
        fact = late_parcel().facts[0].model_copy(update={field: value})
        other = late_parcel().model_copy(update={"facts": (fact, *late_parcel().facts[1:])})
        try_handovers(counted, tutor, other, ["The parcel comes at three."])
    assert engine.asked == 6


def test_what_no_marking_reads_leaves_it_as_it_is(counted: Centre, tutor: Actor, engine: Counting) -> None:
    scenario = late_parcel()
    try_handovers(counted, tutor, scenario, ["C1=2"])
    other = scenario.model_copy(update={"title": "Another", "minutes": 5, "exemplars": ()})
    try_handovers(counted, tutor, other, ["C1=2"])
    asked = tuple(fact.model_copy(update={"asks": "Who?", "if_missing": "Nobody knows."}) for fact in scenario.facts)
    try_handovers(counted, tutor, scenario.model_copy(update={"facts": asked}), ["C1=2"])
    assert engine.asked == 1


def test_another_engine_or_a_changed_rubric_marks_again(
    counted: Centre, tutor: Actor, engine: Counting, library_dirs: dict[str, Path], tmp_path: Path
) -> None:
    try_handovers(counted, tutor, late_parcel(), ["C1=2"])
    rubric = library_dirs["rubrics_dir"] / "maintain.yaml"
    rubric.write_text(rubric.read_text("utf-8").replace("First point", "The first point"), "utf-8")
    again = open_centre(database_url=f"sqlite:///{tmp_path / 'other.sqlite'}", mark=engine, **library_dirs)
    try_handovers(again, tutor, late_parcel(), ["C1=2"])
    assert engine.asked == 2
    other = Counting()
    third = open_centre(database_url=f"sqlite:///{tmp_path / 'third.sqlite'}", mark=other, **library_dirs)
    try_handovers(third, tutor, late_parcel(), ["C1=2"])
    assert other.asked == 1
    again.store.close()
    third.store.close()


def test_the_cache_keeps_no_more_than_it_may_and_forgets_the_oldest() -> None:
    kept, made = Kept(2), []

    def make(name: str) -> Marking:
        made.append(name)
        return Marking(name, {}, "e", (), (), ())

    for name in ("a", "b", "a", "c", "a", "b"):
        assert kept.get((name,), lambda name=name: make(name)).scenario == name  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]
    assert len(kept) == 2


def test_the_real_engine_reads_nothing_of_what_the_cache_leaves_out() -> None:
    centre_rubrics = ROOT / "rubrics"
    from assessment.content import read_rubric_file, read_scenario_file
    from assessment.marking import mark

    rubrics = tuple(read_rubric_file(p).required() for p in sorted(centre_rubrics.glob("*-hand*.yaml")))
    scenario = read_scenario_file(ROOT / "tests/content/guidance/glasses.yaml").required()
    data = scenario.model_dump(mode="python", by_alias=True)
    data |= {
        "title": "GL-7731",
        "sector": "lens lab",
        "minutes": 9,
        "steps": ("decide", "write", "reply", "check_in", "result"),
    }
    data["decide"] = {"needed": "later", "because": "The lens lab closes."}
    data["slip"] = {"fact": "f06", "instead": "18:30", "says": "19:30"}
    data["check_in"] = {"when": "09:00 on Wednesday 17 June"}
    data["exemplars"] = ({"text": "Mrs Farrant", "points": {"C1": 0}},)
    data["facts"] = [
        {**fact, "asks": "Which tray 6?", "if_missing": "Nadia rings 07700 900814."} for fact in data["facts"]
    ]
    other = Scenario.model_validate(data)
    assert {name for name in UNREAD if getattr(other, name) != getattr(scenario, name)} == UNREAD
    assert {"asks", "if_missing"} == UNREAD_OF_FACTS
    assert read_part(other) == read_part(scenario)
    text = Response(
        "Nadia, Mrs Farrant, GL-7731: the left lens is 4 mm low. Please ring the lab by half six. Her glasses are in tray 6."
    )
    assert mark(other, rubrics, text) == mark(scenario, rubrics, text)


def test_an_exemplar_expects_the_points_the_facts_the_flags_that_are_raised_and_no_other_safeguard(
    counted: Centre, tutor: Actor
) -> None:
    text = "A secret: it is for Whitlock. C1=2 M1=1"
    scenario = late_parcel()
    (marking,) = try_handovers(counted, tutor, scenario, [text])
    entry = exemplar_of(scenario, text, marking, "  Says\n too much. ")
    assert entry == {
        "text": text,
        "points": {"C1": 2, "C2": 0, "M1": 1, "M2": 0},
        "facts": {"f01": "conveyed", "f02": "missing", "f03": "missing"},
        "flags": {"privacy": True, "tone": False},
        "note": "Says too much.",
    }
    assert "note" not in exemplar_of(scenario, text, marking)
    kept = Scenario.model_validate(scenario.model_dump() | {"exemplars": (entry,)})
    assert run_exemplars(counted, tutor, kept)[0].differences == ()


def test_what_a_change_turns_is_listed_with_its_words(counted: Centre, tutor: Actor) -> None:
    texts = [("Exemplar 1", "The cradle comes."), ("Tried", "The parcel comes at three."), ("Empty", " ")]
    after = late_parcel(waits="She waits for a cradle").model_copy(
        update={
            "facts": (
                late_parcel().facts[0],
                late_parcel().facts[1].model_copy(update={"says": "She waits for a cradle."}),
            )
        }
    )
    found = what_changed(counted, tutor, late_parcel(), after, texts)
    assert found == [
        Changed("Exemplar 1", "fact", "f02", "missing", "conveyed", "cradle"),
        Changed("Exemplar 1", "fact", "f03", "missing", None, ""),
        Changed("Tried", "fact", "f02", "conveyed", "missing", "three"),
        Changed("Tried", "fact", "f03", "missing", None, ""),
    ]
    assert what_changed(counted, tutor, late_parcel(), late_parcel(), texts) == []


def test_points_and_flags_that_turn_are_listed_too() -> None:
    from assessment.services.trying import _turned

    def marking(level: int, raised: bool) -> Marking:
        point = Judgement("C1", "carry-out", level, "R.", "A.")  # type: ignore[arg-type]
        flag = Flag("privacy", "safeguard", raised, evidence=(Evidence(0, 3, "her"),) if raised else ())
        return Marking("", {}, "e", (point,), (), (flag,))

    assert list(_turned("One", marking(1, False), marking(2, True))) == [
        Changed("One", "point", "C1", 1, 2),
        Changed("One", "flag", "privacy", False, True, "her"),
    ]


def test_recent_handovers_come_without_names_newest_first(
    centre: Centre, journey: Journey, tutor: Actor, learner: Actor, other_learner: Actor, clock: Clock
) -> None:
    journey.submitted(learner, "The first. C1=1")
    clock.forward(hours=1)
    journey.submitted(other_learner, "The second. C1=2", mode="practice")
    journey.submitted(other_learner, "Elsewhere.", scenario="wet-room")
    found = recent_texts(centre, tutor, "late-parcel")
    assert found == [
        ("Practice, Thu 15 Oct, 4:05 pm", "The second. C1=2"),
        ("Assessment, Thu 15 Oct, 3:05 pm", "The first. C1=1"),
    ]
    assert recent_texts(centre, tutor, "late-parcel", limit=1) == found[:1]
    assert not any(person.name in label for label, _ in found for person in (learner, other_learner))


def test_advice_comes_through_the_service(centre: Centre, tutor: Actor) -> None:
    scenario = late_parcel()
    kinds = {advice.kind for advice in advice_for(centre, tutor, scenario)}
    assert {"no_distractor", "no_withhold", "no_commitment", "no_wrong_recipient"} <= kinds
    assert advice_for_rubric(centre, tutor, next(iter(centre.library.rubrics.values())).item) == []


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Centre:
    folder = tmp_path_factory.mktemp("real")
    return open_centre(
        database_url=f"sqlite:///{folder / 'b.sqlite'}", rubrics_dir=ROOT / "rubrics", scenarios_dir=folder
    )


TRIED = (
    "Nadia, order GL-7731 for Mrs Odile Farrant, 07700 900184. The left lens is set 4 mm too low. Please ring the lens lab, "
    "01632 960511. She is not well, she has had two falls and the doctor says Parkinson's. There is cake in the kitchen for Gil's birthday."
)


def test_facts_are_explained_in_words_one_by_one(real: Centre) -> None:
    tutor = Actor("t", "T", "tutor")
    text = (ROOT / "tests/content/guidance/glasses.yaml").read_text("utf-8")
    scenario = parse_scenario(text, "glasses.yaml").required()
    (marking,) = try_handovers(real, tutor, scenario, [TRIED])
    lines = {line.fact_id: line for line in fact_lines(scenario, marking, TRIED)}
    assert list(lines) == [fact.id for fact in scenario.facts]
    assert (lines["f01"].status, lines["f01"].why) == ("conveyed", "The words quoted say it.")
    assert "GL-7731" in lines["f01"].quotes[0]
    assert lines["f02"].status == "wrong"
    assert lines["f02"].why == "It says “07700 900184” where the case has “07700 900814”."
    assert lines["f05"].why == "Nothing in the handover comes near it." or lines["f05"].why.startswith("Nearest is “")
    assert lines["f06"].why.startswith("Nearest is “Please ring the lens lab") or lines["f06"].status != "missing"
    assert (lines["f08"].status, lines["f08"].why) == ("conveyed", "Passed on: noise, and no mistake.")
    assert lines["f09"].why == "Passed on, and it is private."
    without = {line.fact_id: line for line in fact_lines(scenario, marking)}
    assert without["f05"].status == lines["f05"].status
    assert without["f09"].why == lines["f09"].why


def test_a_handover_of_nothing_is_near_to_nothing(real: Centre) -> None:
    text = (ROOT / "tests/content/guidance/glasses.yaml").read_text("utf-8")
    scenario = parse_scenario(text, "glasses.yaml").required()
    (marking,) = try_handovers(real, Actor("t", "T", "tutor"), scenario, ["Zzz."])
    whys = {line.fact_id: line.why for line in fact_lines(scenario, marking, "Zzz.")}
    assert whys["f01"] == "Nothing in the handover comes near it."
    assert whys["f08"] == "Left out, and not missed."
    assert whys["f09"] == "Not passed on, which is right."

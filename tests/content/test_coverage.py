"""The library is worth a whole course, and docs/coverage.md says of it what the files say."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from assessment.errors import Mistake
from tools import coverage
from tools.coverage import Covered, covered, entries_in, one_gap, page, shown_at, traps

ENTRY = {"trigger": "shift end", "why": "off at five", "by": ["record"], "law": "None", "not_to": "Sam"}


@pytest.fixture(scope="module")
def library() -> tuple[Covered, ...]:
    """Every scenario with its entry."""
    return covered()


def test_the_page_is_what_the_tool_writes(library: tuple[Covered, ...]) -> None:
    assert Path("docs/coverage.md").read_text(encoding="utf-8") == page(library), "run: make coverage"


def test_the_library_is_enough_for_a_course(library: tuple[Covered, ...]) -> None:
    levels = Counter(c.scenario.level for c in library)
    assert levels.keys() == {"basic", "intermediate", "advanced"}
    assert min(levels.values()) >= 8
    assert len({c.sector for c in library}) >= 12


def test_every_scenario_has_four_to_six_exemplars_that_show_every_point_at_every_level_between_them(
    library: tuple[Covered, ...],
) -> None:
    assert [c.scenario.id for c in library if not 4 <= len(c.scenario.exemplars) <= 6] == []
    for point in ("C1", "C2", "C3", "C4", "M1", "M2", "M3"):
        seen = {e.points[point] for c in library for e in c.scenario.exemplars}
        assert seen == {0, 1, 2}, point


def test_every_scenario_has_a_deadline_a_private_detail_noise_and_a_wrong_person(library: tuple[Covered, ...]) -> None:
    for c in library:
        said = traps(c)
        assert any(re.fullmatch(r"[1-9] deadlines", trap) for trap in said), c.scenario.id
        assert {"private", "noise"} <= {trap.split()[-1] for trap in said}, c.scenario.id
        assert c.entry.not_to in {person.name for person in c.scenario.others}, c.scenario.id


def test_what_can_be_mixed_up_stands_in_the_case_itself(library: tuple[Covered, ...]) -> None:
    for c in library:
        s = c.scenario
        text = " ".join(
            [s.brief, s.procedure, s.recipient.name, *(f.says for f in s.facts), *(p.name for p in s.others)]
        )
        assert [word for word in c.entry.alike if word not in " ".join(text.split())] == [], s.id
    assert sum(bool(c.entry.alike) for c in library) >= 18


def test_every_entry_is_of_a_scenario_and_every_scenario_has_one(library: tuple[Covered, ...]) -> None:
    entries = yaml.safe_load(coverage.DATA.read_text(encoding="utf-8"))["scenarios"]
    assert set(entries) == {c.scenario.id for c in library}


def test_a_scenario_without_an_entry_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = yaml.safe_load(coverage.DATA.read_text(encoding="utf-8"))
    del data["scenarios"]["boiler-out"]
    (tmp_path / "coverage.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    monkeypatch.setattr(coverage, "DATA", tmp_path / "coverage.yaml")
    with pytest.raises(Mistake, match=r"boiler-out has no entry\. Add its trigger, why, by, law and not_to\."):
        covered()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"trigger": "whim"}, "cold-flat: there is no trigger “whim”. Choose one of: shift end."),
        ({"by": ["pigeon"]}, "cold-flat: there is no method “pigeon”. Choose one of: record."),
    ],
)
def test_a_kind_that_is_not_one_is_named_with_those_that_are(change: dict[str, object], words: str) -> None:
    data = {"scenarios": {"cold-flat": ENTRY | change}, "triggers": ["shift end"], "methods": ["record"]}
    with pytest.raises(Mistake, match=re.escape(words)):
        entries_in(data)


def test_the_cell_of_a_point_names_the_exemplars_at_two_one_and_nought(library: tuple[Covered, ...]) -> None:
    pool = next(c for c in library if c.scenario.id == "child-at-pool")
    assert shown_at(pool.scenario, "C3") == "1 2 / 3 4 / 5"
    assert shown_at(pool.scenario, "C1") == "1 2 3 / 4 5 / –"
    assert one_gap(pool) == ["C3"]

"""Whatever a file holds, reading it ends in an item or in problems, in our own words."""

from __future__ import annotations

import re

import yaml
from content_samples import RUBRIC, SCENARIO
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assessment.content import parse_rubric, parse_scenario
from assessment.content.parse import Parsed
from assessment.model.base import Content

NAME = "scenarios/cold-flat.yaml"
# A busy machine is no fault of the text.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PYDANTIC = re.compile(r"Input should|Field required|Extra inputs|valid (string|tuple|dictionary)|pydantic|validation")
YAML_SIGNS = st.text(alphabet="ab: -\n\t{}[],'\"#&*!|>%@`?~0123.\\\0é\ufeff", max_size=60)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.datetimes() | st.text(max_size=9)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6) | st.booleans(), inner, max_size=3),
    max_leaves=6,
)


def either_item_or_problems(parsed: Parsed[Content]) -> None:
    """An item and no problem, or problems that all say something, somewhere, in plain words."""
    assert (parsed.item is None) == bool(parsed.problems)
    assert parsed.hash.startswith("sha256:")
    for problem in parsed.problems:
        assert problem.line >= 1
        assert problem.what
        assert not PYDANTIC.search(str(problem)), problem


def both(source: str | bytes) -> None:
    """Reads it as a scenario and as a rubric."""
    either_item_or_problems(parse_scenario(source, NAME))
    either_item_or_problems(parse_rubric(source, "rubrics/handing-over.yaml"))


@CALM
@given(st.text(max_size=200))
@example("? ? ? ?")
@example("- - - - -")
@example('a: "\\UFFFFFFFF"')
@example("%YAML " + "9" * 5000 + ".1\n--- a")
@example("a: 9" + "9" * 5000)
@example("now: 0000-00-00")
@example("id: 1" + ":00" * 2000)
@example("[" * 5000)
@example("{a: " * 5000)
def test_any_text_gives_an_item_or_a_problem(text: str) -> None:
    both(text)


@CALM
@given(st.binary(max_size=200))
def test_any_bytes_give_an_item_or_a_problem(source: bytes) -> None:
    both(source)


@CALM
@given(YAML_SIGNS)
def test_any_signs_of_yaml_give_an_item_or_a_problem(text: str) -> None:
    both(text)


@given(st.integers(0, len(SCENARIO)), YAML_SIGNS, st.integers(0, 12))
@CALM
def test_a_scenario_spoilt_anywhere_gives_an_item_or_a_problem(place: int, signs: str, gone: int) -> None:
    either_item_or_problems(parse_scenario(SCENARIO[:place] + signs + SCENARIO[place + gone :], NAME))


@given(st.integers(0, len(RUBRIC)), YAML_SIGNS, st.integers(0, 12))
@CALM
def test_a_rubric_spoilt_anywhere_gives_an_item_or_a_problem(place: int, signs: str, gone: int) -> None:
    either_item_or_problems(parse_rubric(RUBRIC[:place] + signs + RUBRIC[place + gone :], "handing-over.yaml"))


@given(st.data())
@CALM
def test_any_value_in_any_place_is_taken_or_refused_in_plain_words(data: st.DataObject) -> None:
    text, parse, name = data.draw(
        st.sampled_from([(SCENARIO, parse_scenario, NAME), (RUBRIC, parse_rubric, "handing-over.yaml")])
    )
    tree = yaml.safe_load(text)
    place = tree
    while True:
        step = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[step], dict | list) or not place[step] or data.draw(st.integers(0, 3)) == 0:
            break
        place = place[step]
    place[step] = data.draw(VALUES)
    either_item_or_problems(parse(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), name))

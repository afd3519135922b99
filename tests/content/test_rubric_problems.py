"""Everything that can be wrong with a rubric, in words."""

from __future__ import annotations

import pytest
from content_samples import RUBRIC, rubric_problems, rubric_with

from assessment.content import parse_rubric
from assessment.model import rubric as model

FILE = "rubrics/handing-over.yaml"
FORMS = "Write a check's id, or all: […], any: […], not: …, or at_least: 2 with of: […]."
PARTLY = "partly: gives_reason"
KINDS = "act, facts, parts_covered, layout, addressed, trigger, method, owners, record, recital, loaded or invention"


def problems(old: str, new: str) -> list[str]:
    """The problems when one stretch of the sample is replaced, without the file's name."""
    return [each.removeprefix(f"{FILE}:") for each in rubric_problems(rubric_with(old, new))]


def test_a_rubric_in_order_becomes_the_model() -> None:
    parsed = parse_rubric(RUBRIC, FILE)
    rubric = parsed.required()
    assert parsed.problems == ()
    assert rubric.points[0].needs.met == model.All(all=("gives_reason", "main_facts"))
    assert isinstance(rubric.points[0].caps[0].when, model.Not)
    assert isinstance(rubric.points[1].needs.met, model.AtLeast)
    assert rubric.checks[0].id == "gives_reason"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("partly: gives_resons", 'there is no check "gives_resons" in this unit. Did you mean "gives_reason"?'),
        (
            "partly: handing-over.quotes",
            'there is no check "handing-over.quotes" in this unit. Add it under "checks", or take it out of the rule.',
        ),
        ("partly: Gives reason", f'"Gives reason" can\'t be the id of a check. {FORMS}'),
        (
            "partly: [gives_reason]",
            'is a list, and a list alone doesn\'t say how many of it must hold. Put "all:" or "any:" before it.',
        ),
        ("partly: no", f"must be a rule, and here is `no`. {FORMS}"),
        ("partly:", f"must be a rule, and here is nothing. {FORMS}"),
        ("partly: {}", f'has no "all", "any", "not" or "at_least". {FORMS}'),
        (
            "partly: {all: [parts], any: [parts]}",
            "uses all and any side by side. Use one of them, with another inside it where you need both.",
        ),
        (
            "partly: {at_least: 2}",
            f'"at_least" and "of" belong together, and here is one without the other. {FORMS}',
        ),
    ],
)
def test_a_rule_that_cannot_be_read_says_why(rule: str, said: str) -> None:
    assert problems(PARTLY, rule) == [f"22: points > C1 > needs > partly: {said}"]


@pytest.mark.parametrize(
    ("rule", "where", "said"),
    [
        ("partly: {al: [parts]}", "al", 'unknown key in a rule. Did you mean "all"?'),
        ("partly: {some: [parts]}", "some", f"unknown key in a rule. {FORMS}"),
        (
            "partly: {all: parts}",
            "all",
            'must be a list of rules, and here is the text "parts". Write [one_check, another_check].',
        ),
        (
            "partly: {any: []}",
            "any",
            "must be a list of rules, and here is an empty list. Write [one_check, another_check].",
        ),
        (
            "partly: {at_least: 3, of: [parts, main_facts]}",
            "at_least",
            "asks for 3 of 2 rules, so it can never hold. Write a number up to 2, or add rules.",
        ),
        (
            "partly: {at_least: yes, of: [parts]}",
            "at_least",
            "must be a number from 1 up, and here is `yes`. Write a number such as 2.",
        ),
        (
            "partly: {any: [parts, {not: mainfacts}]}",
            "any > 2 > not",
            'there is no check "mainfacts" in this unit. Did you mean "main_facts"?',
        ),
    ],
)
def test_a_slip_inside_a_rule_is_named_where_it_is(rule: str, where: str, said: str) -> None:
    assert problems(PARTLY, rule) == [f"22: points > C1 > needs > partly > {where}: {said}"]


def test_rules_of_caps_and_flags_are_checked_too() -> None:
    assert problems("when: {not: parts}", "when: {not: pats}") == [
        '24: points > C1 > caps > 1 > when > not: there is no check "pats" in this unit. Did you mean "parts"?'
    ]
    assert problems("when: private", "when: secret") == [
        '35: safeguards > privacy > when: there is no check "secret" in this unit. '
        'Add it under "checks", or take it out of the rule.'
    ]


def test_beside_other_units_a_check_of_theirs_must_be_there() -> None:
    other = parse_rubric(RUBRIC, FILE).required().model_copy(update={"id": "other-unit"})

    def linked(rule: str) -> list[str]:
        parsed = parse_rubric(rubric_with(PARTLY, f"partly: {rule}"), FILE, [other])
        return [str(each).removeprefix(f"{FILE}:22: points > C1 > needs > partly: ") for each in parsed.problems]

    assert linked("other-unit.parts") == []
    assert linked("other-unit.prts") == ['the unit "other-unit" has no check "prts". Did you mean "other-unit.parts"?']
    assert linked("other-unit.quotes") == [
        'the unit "other-unit" has no check "quotes". Look at the checks of other-unit.'
    ]
    assert linked("othr-unit.parts") == ['there is no rubric "othr-unit". Did you mean "other-unit"?']
    assert linked("sales.parts") == ['there is no rubric "sales". Write the id of a unit that has a rubric.']


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "kind: parts_covered",
            "kind: partscovered",
            '12: checks > parts: its "kind" is the text "partscovered", and there is no such kind of check. '
            'Did you mean "parts_covered"?',
        ),
        ("kind: parts_covered, ", "", f'12: checks > parts: has no "kind". Add "kind:" with {KINDS}.'),
        (
            "kind: parts_covered",
            "kind: no",
            f'12: checks > parts: its "kind" is `no`, and there is no such kind of check. Write {KINDS}.',
        ),
        (
            "share: 0.5",
            "shar: 0.5",
            '13: checks > main_facts > shar: unknown key. Did you mean "share"?',
        ),
        (
            "share: 0.5",
            "share: half",
            '13: checks > main_facts > share: must be a number, and here is the text "half". '
            "Write a plain number without quotation marks, such as 10.",
        ),
        (
            "share: 0.5",
            "share: 5",
            "13: checks > main_facts > share: must be at most 1, and here is 5. Write a number that is at most 1.",
        ),
        (
            "share: 0.5",
            "at_least: 3, at_most: 1",
            "13: checks > main_facts > at_least: asks for at least 3 and at most 1, so it can never hold. "
            "Make the first number the smaller one.",
        ),
        (
            "at_least: 2}",
            "at_least: 3}",
            "12: checks > parts > at_least: asks for 3 of 2 parts, so it can never hold. "
            "Write a number up to 2, or name more parts.",
        ),
        (
            "weights: [withhold]",
            "weights: [withold]",
            "14: checks > private > weights > 1: must be essential, useful, distractor or withhold, and here is "
            'the text "withold". Did you mean "withhold"?',
        ),
        (
            "at_most: 1,",
            "at_most: no,",
            "24: points > C1 > caps > 1 > at_most: must be 0 or 1, and here is `no`. Write one of these.",
        ),
        (
            "code: P1",
            "code: Q1",
            '35: safeguards > privacy > code: "Q1" can\'t be used here. Use X or P and a number (X1).',
        ),
        (
            "id: private,",
            "id: Private,",
            '14: checks > Private > id: "Private" can\'t be used here. '
            "Use small letters, digits and _, a letter first (asks_confirmation).",
        ),
        (
            "as usual]",
            "]",
            "10: checks > gives_reason > near_misses: needs at least 3 in its list, and here are 2. Add 1 more.",
        ),
    ],
)
def test_a_check_or_flag_that_is_not_right_says_what_belongs_there(old: str, new: str, said: str) -> None:
    found = problems(old, new)
    assert said in found


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "as usual]",
            "Because my shift ends.]",
            '9: checks > gives_reason > phrasings > 1: "because my shift ends" is under "near_misses" too (line 10). '
            "Keep it in one of them.",
        ),
        (
            "as usual]",
            'as usual, "?!"]',
            '10: checks > gives_reason > near_misses > 4: "?!" has no word in it, so nothing can match it. '
            "Write a wording, or take it out.",
        ),
        (
            "as usual]",
            'as usual, ""]',
            "10: checks > gives_reason > near_misses > 4: has no text in it. "
            "Write the text, or take it out if it may be left out.",
        ),
        (
            "as usual]",
            "as usual, As usual]",
            '10: checks > gives_reason > near_misses > 4: "As usual" is in this list twice. Take one out.',
        ),
        (
            "[[because, since], [as]]",
            "[[because, since], []]",
            "11: checks > gives_reason > words > 2: this group has no words, so nothing can match it. "
            "Add words, or take the group out.",
        ),
        (
            "[[because, since], [as]]",
            '[[because, "-"]]',
            '11: checks > gives_reason > words > 1 > 2: "-" has no word in it, so nothing can match it. '
            "Write a wording, or take it out.",
        ),
    ],
)
def test_wordings_that_cannot_match_or_decide_are_problems(old: str, new: str, said: str) -> None:
    assert problems(old, new) == [said]


def test_two_points_checks_flags_or_codes_with_one_id_are_problems() -> None:
    assert problems("id: C2", "id: C1") == [
        '26: points > C1 > id: "C1" is already the id of another point (line 16). Give each an id of its own.'
    ]
    assert problems("{id: main_facts,", "{id: parts,")[0] == (
        '13: checks > parts > id: "parts" is already the id of another check (line 12). Give each an id of its own.'
    )
    flag = "  - {id: privacy, code: P1, title: t, means: m, when: private, advice: a}\n"
    assert rubric_problems(RUBRIC + flag) == [
        f'{FILE}:36: safeguards > privacy > id: "privacy" is already the id of another flag (line 35). '
        "Give each an id of its own.",
        f'{FILE}:36: safeguards > privacy > code: "P1" is already the id of another flag (line 35). '
        "Give each an id of its own.",
    ]


def test_a_slip_in_braces_shows_before_a_learner_sees_it() -> None:
    assert problems("{recipient}", "{recipent}") == [
        '8: checks > gives_reason > found: "{recipent}" is nothing that can be filled in. '
        "Write {recipient} or {customer}, or take the braces away."
    ]
    assert problems("{recipient}", "recipient}") == [
        "8: checks > gives_reason > found: has a { or } without its partner. "
        "Write {recipient} or {customer}, or take it out."
    ]


def test_a_misspelt_key_is_one_problem_and_not_a_missing_key_too() -> None:
    assert problems("points:\n", "pionts:\n") == ['15: pionts: unknown key. Did you mean "points"?']
    assert problems("advice: {not_yet: Say why.,", "advice: {notyet: Say why.,") == [
        '25: points > C1 > advice > notyet: unknown key. Did you mean "not_yet"?'
    ]

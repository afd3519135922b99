"""Rules of a rubric."""

from assessment.marking.rules import holds, lacking, named
from assessment.model.marking import CheckFinding
from assessment.model.rubric import All, Any_, AtLeast, Not, references


def findings(**checks):
    return {f"unit.{name}": CheckFinding(name, value) for name, value in checks.items()}


def test_all_needs_every_check():
    rule = All(all=("a", "b"))
    assert holds(rule, "unit", findings(a=True, b=True))
    assert not holds(rule, "unit", findings(a=True, b=False))


def test_any_needs_one():
    assert holds(Any_(any=("a", "b")), "unit", findings(a=False, b=True))


def test_not_turns_a_check_round():
    assert holds(Not.model_validate({"not": "a"}), "unit", findings(a=False))


def test_at_least_counts():
    rule = AtLeast(at_least=2, of=("a", "b", "c"))
    assert holds(rule, "unit", findings(a=True, b=False, c=True))
    assert not holds(rule, "unit", findings(a=True, b=False, c=False))


def test_another_units_check_is_named_with_its_unit():
    assert holds("other.a", "unit", {"other.a": CheckFinding("a", True)})


def test_what_is_lacking_is_only_what_fails():
    rule = All(all=("a", "b", Any_(any=("c", "d"))))
    assert list(lacking(rule, "unit", findings(a=True, b=False, c=False, d=False))) == ["unit.b", "unit.c"]


def test_a_check_under_a_not_is_referred_to_but_not_asked_for():
    rule = All(all=("a", Not.model_validate({"not": "b"})))
    assert list(named(rule, "unit")) == ["unit.a"]
    assert references(rule) == ("a", "b")

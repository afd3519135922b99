"""What files say about one another: a scenario's units, points and flags, a rule's check of another unit.

Looks at trees, so that a rubric that is broken in one place still lends its names and the scenarios that use it
aren't called broken too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.content.problem import Finding, Key
from assessment.content.rubric_rules import references
from assessment.content.shape import did_you_mean, listed
from assessment.content.tree import Value
from assessment.model.rubric import Rubric
from assessment.model.scenario import DEFAULT_UNITS


@dataclass(frozen=True, slots=True)
class UnitNames:
    """What a unit lends to other files."""

    points: frozenset[str]
    flags: frozenset[str]
    checks: frozenset[str]

    @staticmethod
    def of_rubric(rubric: Rubric) -> UnitNames:
        """The names of a rubric that is whole."""
        return UnitNames(
            frozenset(point.id for point in rubric.points),
            frozenset(flag.id for flag in (*rubric.misconceptions, *rubric.safeguards)),
            frozenset(check.id for check in rubric.checks),
        )

    @staticmethod
    def of_tree(tree: Value) -> UnitNames:
        """The names of a rubric that may be broken elsewhere."""
        flags = _ids(tree, "misconceptions") | _ids(tree, "safeguards")
        return UnitNames(_ids(tree, "points"), flags, _ids(tree, "checks"))


def _ids(tree: Value, group: str) -> frozenset[str]:
    return frozenset(i.text for item in tree.list(group) if (i := item.get("id")) and i.text)


def link_scenario(tree: Value, units: dict[str, UnitNames | None]) -> list[Finding]:
    """Units without a rubric, and points and flags that an exemplar expects and no unit of the scenario has.

    A unit whose file breaks off has no names (None): nothing that might be in it is called missing.
    """
    named = [(("units", n), unit.text) for n, unit in enumerate(tree.list("units")) if unit.text]
    applied: list[tuple[Key, str]] = [(key, text) for key, text in named if text]
    if tree.get("units") is None:
        applied = [(("units",), unit) for unit in DEFAULT_UNITS]
    findings = [_no_unit(key, unit, units) for key, unit in applied if unit not in units]
    mine = [(unit, names) for _, unit in applied if (names := units.get(unit))]
    findings += _shared_points(mine)
    if findings or len(mine) < len(applied):
        return findings
    points = frozenset[str]().union(*(names.points for _, names in mine))
    flags = frozenset[str]().union(*(names.flags for _, names in mine))
    return [*_dangling(tree, "points", points, "point"), *_dangling(tree, "flags", flags, "flag")]


def _no_unit(key: Key, unit: str, units: dict[str, UnitNames | None]) -> Finding:
    if key == ("units",):
        what = f'"{unit}" applies because "units" is left out, and there is no such rubric.'
        return Finding(key, what, f'Add rubrics/{unit}.yaml, or name the units of this scenario under "units".')
    meant = did_you_mean(unit, sorted(units))
    known = f"There are {listed(sorted(units), 'and')}." if units else "There are no rubrics yet."
    return Finding(key, f'there is no rubric "{unit}".', f'Did you mean "{meant}"?' if meant else known)


def _shared_points(mine: list[tuple[str, UnitNames]]) -> Iterator[Finding]:
    """Marks go by a point's id, so two units that are marked together can't share one."""
    owner: dict[str, str] = {}
    for unit, names in mine:
        for point in sorted(names.points):
            if point in owner and owner[point] != unit:
                what = f"both {owner[point]} and {unit} have a point {point}."
                yield Finding(("units",), what, "Rename it in one of the rubrics, or use one unit only.")
            owner.setdefault(point, unit)


def _dangling(tree: Value, group: str, known: frozenset[str], thing: str) -> Iterator[Finding]:
    for number, exemplar in enumerate(tree.list("exemplars")):
        expected = exemplar.get(group)
        for name in (expected.entries or {}) if expected else {}:
            if name not in known:
                meant = did_you_mean(name, sorted(known))
                remedy = f'Did you mean "{meant}"?' if meant else f"There are {listed(sorted(known), 'and')}."
                what = f"no unit of this scenario has such a {thing}."
                yield Finding(("exemplars", number, group, name), what, remedy)


def link_rubric(tree: Value, units: dict[str, UnitNames | None]) -> list[Finding]:
    """Rules that name a check of another unit that isn't there."""
    findings = []
    for key, unit, check in references(tree):
        if unit not in units:
            meant = did_you_mean(unit, sorted(units))
            remedy = f'Did you mean "{meant}"?' if meant else "Write the id of a unit that has a rubric."
            findings.append(Finding(key, f'there is no rubric "{unit}".', remedy))
        elif (names := units[unit]) and check not in names.checks:
            meant = did_you_mean(check, sorted(names.checks))
            remedy = f'Did you mean "{unit}.{meant}"?' if meant else f"Look at the checks of {unit}."
            findings.append(Finding(key, f'the unit "{unit}" has no check "{check}".', remedy))
    return findings

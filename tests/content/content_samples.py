"""A scenario and a rubric that are in order, for tests to spoil in one place."""

from __future__ import annotations

from assessment.content import parse_rubric, parse_scenario

SCENARIO = """\
# yaml-language-server: $schema=../docs/schema/scenario.schema.json
id: cold-flat
title: A cold flat at closing time
sector: housing association
level: basic
now: 2025-11-14T16:50:00  # Friday
you: Day adviser on the repairs line
recipient:
  name: Ijaz Rahman
  role: Out-of-hours coordinator
  takes_over: 17:00 today
  context: Has eleven jobs waiting.
others:
  - {name: Priti Solanki, role: "Day planner; goes off duty at 17:00"}
trigger: The line closes at 17:00 with the flat still cold.
procedure: |
  Jobs that are open at closing time go to the coordinator by telephone and on the job's tab.
brief: |
  It is ten to five on Friday.

  Ms Lund: Is anyone coming?
facts:
  - {id: f01, part: customer, weight: essential, says: "The tenant is Ms Keziah Lund."}
  - id: f02
    part: outstanding
    weight: essential
    says: Two heaters have to be sent by 19:30 tonight.
    accept:
      - Heaters are owed to her for half past seven.
    reject:
      - Heaters were sent.
  - {id: f03, part: context, weight: distractor, says: "New kitchens are due in spring."}
units: [handing-over]
minutes: 20
exemplars:
  - text: Ijaz, Ms Lund needs two heaters by 19:30.
    points: {C1: 2, C2: 1}
    facts: {f01: conveyed, f02: conveyed}
    flags: {privacy: no}
"""

RUBRIC = """\
id: handing-over
title: Hand a customer over
level: Level 2
source: A sample of our own
checks:
  - id: gives_reason
    kind: act
    found: tell {recipient} why the case moves
    phrasings: [because my shift ends, as I have no authority for it, since the desk shuts]
    near_misses: [because I like it, for some reason, as usual]
    words: [[because, since], [as]]
  - {id: parts, kind: parts_covered, parts: [customer, outstanding], at_least: 2}
  - {id: main_facts, kind: facts, share: 0.5}
  - {id: private, kind: facts, weights: [withhold], at_least: 1}
points:
  - id: C1
    title: Why
    wording: Says when and why a handover is necessary.
    why: The colleague has to know.
    needs:
      met: {all: [gives_reason, main_facts]}
      partly: gives_reason
    caps:
      - {at_most: 1, when: {not: parts}, because: Parts are missing.}
    advice: {not_yet: Say why., partly: Tie it to the case., met: Keep on.}
  - id: C2
    title: What
    wording: Gives the facts.
    why: Nobody should have to ask again.
    needs:
      met: {at_least: 2, of: [parts, main_facts, handing-over.gives_reason]}
      partly: {any: [parts, main_facts]}
    advice: {not_yet: Give the facts., partly: Give all., met: Keep on.}
safeguards:
  - {id: privacy, code: P1, title: Private, means: Passes on what is private., when: private, advice: Leave it out.}
"""


def scenario_with(old: str, new: str) -> str:
    """The sample scenario with one stretch replaced."""
    assert SCENARIO.count(old) == 1, old
    return SCENARIO.replace(old, new)


def rubric_with(old: str, new: str) -> str:
    """The sample rubric with one stretch replaced."""
    assert RUBRIC.count(old) == 1, old
    return RUBRIC.replace(old, new)


def scenario_problems(text: str | bytes, name: str = "scenarios/cold-flat.yaml") -> list[str]:
    """The problems of a scenario as they are shown."""
    return [str(problem) for problem in parse_scenario(text, name).problems]


def rubric_problems(text: str | bytes, name: str = "rubrics/handing-over.yaml") -> list[str]:
    """The problems of a rubric as they are shown."""
    return [str(problem) for problem in parse_rubric(text, name).problems]

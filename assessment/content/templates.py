"""What a new file starts from: everything a scenario or a unit needs, in its order, to be filled in."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from assessment.content.editing import Put, edited

SCENARIO = """\
# yaml-language-server: $schema=../docs/schema/scenario.schema.json
id: new
title: ""
sector: ""
level: basic
# The scenario's clock when the learner starts.
now: 2026-01-01T09:00:00
# Who the learner is: job, place, hours.
you: ""
recipient:
  name: ""
  role: ""
  takes_over: ""
  context: ""
# Other people in the story; one of them is best somebody whom it would be tempting, and wrong, to hand over to.
others: []
# Why this case has to be handed over: what stops the learner, and what the customer needs.
trigger: ""
# The workplace's rules for a handover: which record, which second way, how the colleague accepts, when it is looked at again.
procedure: ""
# Everything the learner reads. Every fact below has to be said here.
brief: ""
facts: []
exemplars: []
"""

RUBRIC = """\
# yaml-language-server: $schema=../docs/schema/rubric.schema.json
id: new
title: ""
level: "Level 2"
# Where the marking points come from: the unit's number and the awarding organisation.
source: ""
points:
  - id: P1
    title: ""
    # The examiner's wording: what earns 2, 1 and 0.
    wording: ""
    why: ""
    needs:
      met: says_so
      partly: {all: [says_so]}
    advice:
      not_yet: ""
      partly: ""
      met: ""
checks:
  # An act of language: what the learner's text does, in whatever words.
  - id: says_so
    kind: act
    phrasings: []
    near_misses: []
"""


def new_scenario(title: str, sector: str, level: str, now: datetime) -> str:
    """The start of a scenario of that title, its clock on the day that is given."""
    return edited(
        SCENARIO,
        [
            Put(("id",), slug(title)),
            Put(("title",), title),
            Put(("sector",), sector),
            Put(("level",), level),
            Put(("now",), now.strftime("%Y-%m-%dT%H:%M:00")),
        ],
    )


def new_rubric(title: str) -> str:
    """The start of a unit of that title."""
    return edited(RUBRIC, [Put(("id",), slug(title)), Put(("title",), title)])


def slug(title: str) -> str:
    """An id made of a title: plain lower-case words with hyphens, "new" where none is left."""
    plain = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word
        if len(longer) > 60:
            break
        made = longer
    return made or "new"

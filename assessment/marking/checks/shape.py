"""The shape of the text: can a reader find each part, and is it a handover at all?"""

from __future__ import annotations

import re

from assessment.marking.sight import Sight, lists_words, to_the_marker
from assessment.model.marking import CheckFinding
from assessment.model.rubric import Layout, Recital

# Words of the criteria themselves. A handover uses a few; a recital of the criteria is made of them.
_CRITERIA = re.compile(
    r"\b(?:best practice|structured|sbar|customer details|issue summary|actions? taken|outstanding (?:tasks|issue)|"
    r"(?:verbal|written|digital)(?:,| and| or)|tailored|organisation(?:al|'s)|procedures?|recipient|understanding|"
    r"acceptance|accepted responsibility|responsibilit\w+|follow-up|deadlines?|collaborativ\w+|shared logs?|check-ins?|"
    r"contingenc\w+|continuity|seamless\w*|no detail|accountab\w+|gdpr|confidential\w*|data protection|professional\w*|"
    r"prioriti[sz]ed|handover point|timely|stakeholders?|trigger|specialist intervention|escalat\w+|criteria|marking)\b",
    re.IGNORECASE,
)


def check_layout(check: Layout, sight: Sight) -> CheckFinding:
    """Holds for headings, labelled lines or bullets, and for separate paragraphs; one block of prose doesn't hold."""
    sentences = sight.reading.sentences
    blocks = {s.segment.block for s in sentences}
    lines = {s.segment.line for s in sentences}
    holds = len(blocks) >= 3 or len(lines) >= 4 or _ordered(sight)
    return CheckFinding(check.id, holds)


def _ordered(sight: Sight) -> bool:
    """Whether a single run of prose keeps the parts apart: who, what, done, to do come one after the other."""
    place = {"customer": 0, "issue": 1, "action_taken": 2, "outstanding": 3}
    seen: list[tuple[int, int]] = []
    for fact in sight.case.scenario.essential():
        finding = sight.facts[fact.id]
        if fact.part in place and finding.status == "conveyed" and finding.evidence:
            seen.append((finding.evidence[0].start, place[fact.part]))
    seen.sort()
    parts = [p for _, p in seen]
    if len(set(parts)) < 4:
        return False
    pairs = [(a, b) for i, a in enumerate(parts) for b in parts[i + 1 :]]
    return sum(a <= b for a, b in pairs) >= 0.75 * len(pairs)


def check_recital(check: Recital, sight: Sight) -> CheckFinding:
    """Holds for a copy of the brief, a list of key words, a recital of the criteria, or (`any`) an empty text."""
    sort, why = _recital(sight)
    holds = sort != "" and check.of in ("any", sort)
    return CheckFinding(check.id, holds, (), why if holds else "")


def _recital(sight: Sight) -> tuple[str, str]:
    sentences = [
        s
        for s in sight.reading.sentences
        if not to_the_marker(s.text, sight.points) or len(sight.reading.sentences) > 3
    ]
    total = sum(len(s.words) for s in sentences)
    if total == 0:
        return "empty", "there is nothing in it for a colleague to act on"
    if sum(len(s.words) * s.copied for s in sentences) / total >= 0.5:
        return "brief", "most of it is copied from the brief"
    if sum(len(s.words) for s in sentences if lists_words(s)) / total >= 0.6:
        return "words", "it is a list of key words"
    essential = sight.case.scenario.essential()
    told = sum(sight.facts[f.id].status != "missing" for f in essential) / max(1, len(essential))
    criteria = sum(len(_CRITERIA.findall(s.text)) for s in sentences) / total
    if told <= 0.2 and criteria >= 0.05:
        return "criteria", "it names the criteria and says hardly anything of this case"
    specific = sum(sight.of_the_case(s.index) for s in sentences) / len(sentences)
    if told <= 0.1 and total >= 60 and specific <= 0.35:
        return "criteria", "it says hardly anything of this case"
    return "", ""

"""For each essential outstanding action: who does it, and by when?"""

from __future__ import annotations

import re

from assessment.marking.case import PLAIN_WORDS, initials
from assessment.marking.sight import Sight, Span
from assessment.model.marking import CheckFinding, Evidence
from assessment.model.rubric import Owners

_PERSON = re.compile(
    r"\b(?:you|u|ya|you'll|you've|you're|your|yours|youre|youll|thee|thy|i|i'll|i'm|me|mine|il|im|we|we'll|us)\b",
    re.I,
)
_ASK = re.compile(
    r"^\W*(?:please |pls |plz |kindly |then |and |also |first |next |now )*(?:ring|phone|call|tell|text|email|e-mail|chase|check|look|"
    r"get|book|send|confirm|ask|see|find|make|put|take|collect|fetch|pick|fit|give|keep|let|arrange|order|issue|update|speak|contact|"
    r"follow|have|go|do|open|read|watch|bring|move|cancel|sort|try|remind|write|log|add|set|use|start|stay|meet|hand|pass|deliver)\b",
    re.I,
)
_ASKING = re.compile(r"\b(?:please|pls|plz|kindly|could you|can you|would you|will you)\b", re.I)
_SURE = 0.8  # owners and deadlines are read by rule: right about four times in five on marked handovers
_INTRO = re.compile(
    r"\b(?:you|your|yours|thee|please|would you|could you|can you|need from|ask(?:ing)? (?:of )?|for me|mine|if you|all yours)\b",
    re.I,
)
_BY = re.compile(
    r"\b(?:by|before|befor|afore|till|until|til|at|no later|latest|deadline|due|from|within|asap|first thing)\b", re.I
)


def check_owners(check: Owners, sight: Sight) -> CheckFinding:
    """Holds when the essential outstanding actions (all, or any) have an owner, a deadline or both."""
    actions = sight.case.scenario.essential("outstanding")
    done: list[Evidence] = []
    lacking: list[str] = []
    for fact in actions:
        finding = sight.facts[fact.id]
        spans = _sentences_of(finding.evidence, sight)
        owner = any(_owned(i, sight) for i in spans)
        deadline = any(_timed(i, sight) for i in spans) or not _has_time(fact.id, sight)
        wanted = {"owner": owner, "deadline": deadline, "both": owner and deadline}[check.need]
        if wanted and (finding.status == "conveyed" or check.of == "any"):
            done.extend(finding.evidence[:1])
        else:
            lacking.append(fact.says.rstrip("."))
    if not actions:
        return CheckFinding(check.id, False, (), "the scenario has no outstanding action")
    holds = not lacking if check.of == "all" else bool(done) or (check.of == "any" and _anything(check, sight))
    return CheckFinding(check.id, holds, tuple(done[:4]), _short(lacking), _SURE)


def _short(lacking: list[str]) -> str:
    """The first of the actions that lack something, cut to what a reason can hold."""
    if not lacking:
        return ""
    first = lacking[0] if len(lacking[0]) <= 90 else lacking[0][:90].rsplit(" ", 1)[0] + " …"
    return first if len(lacking) == 1 else f"{first}, and {len(lacking) - 1} more"


def _has_time(fact_id: str, sight: Sight) -> bool:
    parts = next(p for p in sight.case.facts if p.fact.id == fact_id)
    return any(v.kind in ("time", "date") for v in parts.values)


def _sentences_of(evidence: tuple[Evidence, ...], sight: Sight) -> list[int]:
    found = []
    for sentence in sight.reading.sentences:
        a, b = sight.reading.clean.span(sentence.segment.start, sentence.segment.end)
        if any(e.start < b and a < e.end for e in evidence):
            found.append(sentence.index)
    return found


def _owned(index: int, sight: Sight) -> bool:
    """Whether the sentence, its heading or the line that opens its list says who."""
    sentence = sight.reading.sentences[index]
    if _PERSON.search(sentence.text) or _ASK.match(sentence.text) or _ASKING.search(sentence.text):
        return True
    if any(sight.case.called(w.text, w is sentence.words[0]) for w in sentence.words):
        return True
    if any(w.text.isupper() and w.text.lower() in _initials(sight) for w in sentence.words):
        return True
    before = sight.reading.sentences[index - 1] if index else None
    if before is not None and before.segment.line == sentence.segment.line and _INTRO.search(before.text):
        return True
    return any(_gives(text, sight) for text in (sentence.segment.heading, _list_opener(index, sight)))


def _gives(opener: str, sight: Sight) -> bool:
    """Whether a heading or the line that opens a list says who does what stands under it."""
    low = opener.lower()
    return bool(opener) and (_INTRO.search(low) is not None or _names_somebody(low, sight))


def _names_somebody(opener: str, sight: Sight) -> bool:
    found = set(re.findall(r"[a-z'-]+", opener)) & sight.case.people.keys()
    return bool(found - PLAIN_WORDS) or opener.strip(" :") in found


def _list_opener(index: int, sight: Sight) -> str:
    """The line over the list that the sentence stands in, "" where it stands in none."""
    sentences = sight.reading.sentences
    at = sentences[index].segment
    line = at.line
    for other in reversed(sentences[:index]):
        if other.segment.line == line:
            continue
        if other.segment.line < line - 1 and not other.segment.bullet:
            break
        line = other.segment.line
        if not other.segment.bullet:
            same_list = at.bullet or other.text.rstrip().endswith(":")
            return other.text if same_list and other.segment.block >= at.block - 1 else ""
    return ""


def _initials(sight: Sight) -> frozenset[str]:
    people = [sight.case.scenario.recipient.name, *(p.name for p in sight.case.scenario.others)]
    return frozenset(filter(None, map(initials, people)))


def _timed(index: int, sight: Sight) -> bool:
    sentence = sight.reading.sentences[index]
    return any(v.kind in ("time", "date") for v in sentence.values)


def _anything(check: Owners, sight: Sight) -> bool:
    """Whether any task at all is given to somebody (owner) or has a time (deadline), in the learner's own words."""
    for span in sight.spans:
        asked = _ASK.match(span.text) or _ASKING.search(span.text)
        if check.need == "owner" and asked and _in_case(span, sight):
            return True
        if check.need == "deadline" and asked and _BY.search(span.text) and _timed(span.sentence, sight):
            return True
    return False


def _in_case(span: Span, sight: Sight) -> bool:
    return sight.of_the_case(span.sentence)

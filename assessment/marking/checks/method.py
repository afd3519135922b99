"""How the handover travels: the methods of the organisation's procedure, and the shared record."""

from __future__ import annotations

import re
from functools import lru_cache

from assessment.language.segments import clauses, sentences
from assessment.language.values import same_value
from assessment.marking.sight import COPIED, Sight, Span
from assessment.model.marking import CheckFinding
from assessment.model.rubric import Method, Record

# The kinds of method that procedures of customer-service work know, and the words for each.
KINDS: dict[str, re.Pattern[str]] = {
    "record": re.compile(
        r"\b(?:(?:shift |day |hand-?over )?log|(?:hand-?over )?tab|ticket|case (?:note|file|record|system|page)|on the case|"
        r"(?:internal|pinned|case|handover|booking) notes?|crm|(?:repairs|case|booking) system|register|diary|"
        r"incident (?:file|log|page|record)|entry|(?:red|clash|customer) (?:page|entry|card)|card|board|record|notes?|page|book|"
        r"file|sheet|pinned|in writing|written)\b",
        re.IGNORECASE,
    ),
    "spoken": re.compile(
        r"\b(?:aloud|out loud|by voice|briefing|briefs?|briefed|face to face|in person|verbal\w*|spoken|speak|talk\w*|"
        r"(?:back|hand-?over) table|sit[- ]?down|huddle|telephone|phon(?:e|ing|ed)|ring(?:ing)?|rang|call(?:ing|ed)?|"
        r"warm transfer|transfer|bridge call|tell you|told|walk you through|say it|standing at)\b",
        re.IGNORECASE,
    ),
    "secure message": re.compile(r"\bsecure (?:message|msg|mail)\w*\b", re.IGNORECASE),
    "e-mail": re.compile(r"\be-?mail\w*\b", re.IGNORECASE),
    "chat": re.compile(r"\b(?:chat|teams message|slack|whatsapp|instant messag\w+|dm)\b", re.IGNORECASE),
    "radio": re.compile(r"\b(?:radio|walkie)\w*\b", re.IGNORECASE),
}
_BAN = re.compile(r"\b(?:no|not|never|nor|without|neither)\b", re.IGNORECASE)
_TO_RECIPIENT = re.compile(r"\b(?:you|u|ya|thee|yourself|your)\b", re.IGNORECASE)
_ON_RECORD = re.compile(r"\b(?:on|in|under|to|into|onto|at|of|from|the|this|both|your|our|same)\b", re.IGNORECASE)
_GENERIC = frozenset("page note notes record card book file sheet board".split())


@lru_cache(maxsize=256)
def procedure_methods(procedure: str) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of method that a procedure calls for, and those that it rules out."""
    wanted: set[str] = set()
    banned: set[str] = set()
    for sentence in sentences(procedure.replace("\n", " ")):
        for clause in clauses(sentence):
            denied = _BAN.search(clause.text)
            for kind, pattern in KINDS.items():
                match = pattern.search(clause.text)
                if match is None:
                    continue
                if denied and denied.start() < match.start():
                    if kind not in ("record", "spoken"):
                        banned.add(kind)
                elif kind in ("record", "spoken") or not _BAN.search(sentence.text[: match.start()]):
                    wanted.add(kind)
    return frozenset(wanted - banned), frozenset(banned)


def check_method(check: Method, sight: Sight) -> CheckFinding:
    """Holds when the text names all (or any) of the procedure's methods, or one that it rules out."""
    wanted, banned = procedure_methods(sight.case.scenario.procedure)
    said = _methods_said(sight)
    if check.which == "unsuitable":
        bad = [said[k] for k in sorted(banned) if k in said]
        return CheckFinding(check.id, bool(bad) and not any(k in said for k in wanted), sight.quote(*bad))
    good = [said[k] for k in sorted(wanted) if k in said]
    lacking = ", ".join(k for k in sorted(wanted) if k not in said)
    enough = len(good) >= min(2, len(wanted)) if check.which == "all" else bool(good)
    return CheckFinding(check.id, enough and bool(wanted), sight.quote(*good), lacking)


def _methods_said(sight: Sight) -> dict[str, Span]:
    said: dict[str, Span] = {}
    recipient = sight.case.scenario.recipient.name.lower().split()
    for sentence in sight.reading.sentences:
        if sentence.copied >= COPIED:
            continue
        for clause in clauses(sentence.segment):
            for kind, pattern in KINDS.items():
                match = pattern.search(clause.text)
                if match is None or kind in said:
                    continue
                if kind == "spoken" and not _spoken_to_recipient(clause.text, sentence.text, recipient, sight):
                    continue
                if kind == "record" and not _is_record(match, clause.text, sight):
                    continue
                if kind != "record" and sentence.negative and _BAN.search(clause.text[: match.start()]):
                    continue
                said[kind] = Span(sentence.index, clause.start, clause.end, clause.text)
    return said


def _spoken_to_recipient(clause: str, sentence: str, recipient: list[str], sight: Sight) -> bool:
    low = clause.lower()
    places = ("table", "huddle", "aloud", "out loud", "by voice", "warm transfer", "in person", "briefing", "sit down", "bridge")
    if any(p in low for p in places):
        return True
    desk = [v.key for v in sight.reading.values if v.kind == "phone" and v.key in _procedure_keys(sight)]
    if desk and any(v.text.lower() in low for v in sight.reading.values if v.key in desk):
        return True
    to_you = re.search(
        r"\b(?:ring|ringing|phone|phoning|call|calling|tell|telling|brief|talk|speak\w*|say|take|walk|go)\b.{0,25}\b(?:you|thee|u)\b",
        low,
    )
    named = any(name in low for name in recipient if len(name) > 2)
    i_speak = re.search(r"\b(?:i|i'm|i'll|i've|im|il|ill|we)\b", low)
    return bool(to_you and i_speak) or (named and KINDS["spoken"].search(low) is not None and bool(i_speak or "told" in low))


def _procedure_keys(sight: Sight) -> frozenset[str]:
    from assessment.language.values import find_values

    scenario = sight.case.scenario
    return frozenset(v.key for v in find_values(scenario.procedure, scenario.now) if v.kind == "phone")


def _is_record(match: re.Match[str], clause: str, sight: Sight) -> bool:
    """Whether the word means the shared record and not, say, a note of music or a card number."""
    word = match.group().lower()
    if word in _GENERIC and word.rstrip("s") not in sight.case.scenario.procedure.lower():
        return False
    return not re.search(r"\b(?:card (?:no|number|ending|payment)|credit card|bank card|notes? (?:of|that) thanks)\b", clause, re.I)


def check_record(check: Record, sight: Sight) -> CheckFinding:
    """Holds when the text says that it (or the rest) is in the shared record; with `findable`, under what."""
    best: Span | None = None
    for sentence in sight.reading.sentences:
        if sentence.copied >= COPIED:
            continue
        for match in KINDS["record"].finditer(sentence.text):
            if not _is_record(match, sentence.text, sight) or not _ON_RECORD.search(sentence.text):
                continue
            span = Span(sentence.index, sentence.segment.start, sentence.segment.end, sentence.text)
            if not check.findable:
                return CheckFinding(check.id, True, sight.quote(span))
            if _found_by(sentence.index, sight):
                return CheckFinding(check.id, True, sight.quote(span))
            best = best or span
    if check.findable and best is not None and _main_reference(sight):
        return CheckFinding(check.id, True, sight.quote(best))
    return CheckFinding(check.id, False, sight.quote(best) if best else (), "" if best is None else "found by nothing")


def _found_by(sentence: int, sight: Sight) -> bool:
    one = sight.reading.sentences[sentence]
    if any(v.kind in ("reference", "number") and v.key in sight.case.keys and len(v.key) >= 4 for v in one.values):
        return True
    return re.search(r"\b(?:under|filed|by) (?:the|her|his|their|that|this|its)\b|\border num", one.text, re.I) is not None


def _main_reference(sight: Sight) -> bool:
    """Whether the text gives a reference that a fact about the customer or the issue gives."""
    wanted = [
        v for f in sight.case.facts if f.fact.part in ("customer", "issue", "context") for v in f.values if v.kind == "reference"
    ]
    return any(same_value(w, v) for w in wanted for v in sight.reading.values)

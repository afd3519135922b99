"""How the handover travels: the methods of the organisation's procedure, and the shared record."""

from __future__ import annotations

import re
from functools import lru_cache

from assessment.language.segments import clauses, sentences
from assessment.language.values import same_value
from assessment.language.words import STOP, words
from assessment.marking.reading import Sentence
from assessment.marking.sight import COPIED, Sight, Span, to_the_marker
from assessment.model.marking import CheckFinding
from assessment.model.rubric import Method, Record

# The kinds of method that procedures of customer-service work know, and the words for each.
KINDS: dict[str, re.Pattern[str]] = {
    "record": re.compile(
        r"\b(?:(?:shift |day |hand-?over )?log|(?:hand-?over )?tab|ticket|case (?:note|file|record|system|page)|on the case|"
        r"(?:internal|pinned|case|handover|booking) notes?|crm|(?:repairs|case|booking) system|register|diary|"
        r"incident (?:file|log|page|record)|entry|card|board|record|notes?|page|book|"
        r"file|sheet|pinned|in writing|written)\b",
        re.IGNORECASE,
    ),
    "spoken": re.compile(
        r"\b(?:aloud|out loud|by voice|briefing|briefs?|briefed|face to face|in person|verbal\w*|spoken|speak|talk\w*|"
        r"sit[- ]?down|huddle|telephone|phon(?:e|ing|ed)|ring(?:ing)?|rang|call(?:ing|ed)?|"
        r"warm transfer|transfer|bridge call|tell you|told|walk you through|say it)\b",
        re.IGNORECASE,
    ),
    "secure message": re.compile(r"\bsecure (?:message|msg|mail)\w*\b", re.IGNORECASE),
    "e-mail": re.compile(r"\be-?mail\w*\b", re.IGNORECASE),
    "chat": re.compile(r"\b(?:chat|teams message|slack|whatsapp|instant messag\w+|dm)\b", re.IGNORECASE),
    "radio": re.compile(r"\b(?:radio|walkie)\w*\b", re.IGNORECASE),
}
_SURE = 0.8  # methods are read by rule: right about four times in five on marked handovers
_BAN = re.compile(r"\b(?:no|not|never|nor|without|neither)\b", re.IGNORECASE)
_USED = re.compile(r"\b(?:by|sends? an?|via|over) (?:e-?mail|chat|radio|teams)\b", re.IGNORECASE)
_NOT_WRITTEN = re.compile(
    r"\b(?:haven'?t|hasn'?t|not|never|didn'?t|couldn'?t|won'?t|no need|no point|without|nor)\b.{0,25}\b(?:log|tab|ticket|case|note|notes|"
    r"record|write|writ\w+|put|typ\w+|message\w*|page|entry|book)\b",
    re.IGNORECASE,
)
_ALOUD = re.compile(
    r"\b(?:aloud|out loud|by voice|warm transfer|in person|face to face|huddle|talk(?:ing|ed)? (?:you|it|this|him|her|them) through|"
    r"said back|say (?:it )?back|sat (?:him|her|them|down)|sit[- ]?down|walk(?:ing|ed)? (?:you|him|her) through|bridge call|"
    r"on the (?:line|call|phone|fone) (?:to|with) (?:you|him|her|me)|phon(?:e|ing) (?:you|u|thee)|ring(?:ing)? (?:you|u|thee))\b"
)
_TO_YOU = re.compile(
    r"\b(?:ring|ringing|phone|phoning|fone|call|calling|tell|telling|brief|briefing|talk|speak\w*|say|take|taking|walk|go|run)\b"
    r".{0,25}\b(?:you|ye|thee|u)\b"
)
_GENERIC = frozenset(["page", "note", "notes", "record", "card", "book", "file", "sheet", "board", "register", "diary"])


@lru_cache(maxsize=256)
def procedure_methods(procedure: str) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds of method that a procedure calls for, and those that it rules out.

    A shared record and speaking are called for wherever they are named; another channel only where it is said to be
    used ("by secure message"), since procedures also name the channels that customers come by.
    """
    wanted: set[str] = set()
    banned: set[str] = set()
    for sentence in sentences(procedure.replace("\n", " ")):
        for clause in clauses(sentence):
            denied = _BAN.search(clause.text) is not None
            for kind, pattern in KINDS.items():
                if pattern.search(clause.text) is None:
                    continue
                if kind in ("record", "spoken"):
                    if not denied:
                        wanted.add(kind)
                elif denied:
                    banned.add(kind)
                elif kind == "secure message" or _USED.search(clause.text):
                    wanted.add(kind)
    return frozenset(wanted - banned), frozenset(banned - wanted)


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
    return CheckFinding(check.id, enough and bool(wanted), sight.quote(*good), lacking, _SURE)


def _methods_said(sight: Sight) -> dict[str, Span]:
    said: dict[str, Span] = {}
    recipient = sight.case.scenario.recipient.name.lower().split()
    for sentence in sight.reading.sentences:
        if sentence.copied >= COPIED or to_the_marker(sentence.text, sight.points):
            continue
        for clause in clauses(sentence.segment):
            for kind, pattern in KINDS.items():
                match = pattern.search(clause.text)
                if kind in said or (match is None and kind != "spoken"):
                    continue
                if kind == "spoken" and not _spoken_to_recipient(clause.text, sentence, recipient, sight):
                    continue
                if kind == "record" and (match is None or not _is_record(match, clause.text, sight)):
                    continue
                if match is not None and kind != "record" and _BAN.search(clause.text[: match.start()]):
                    continue
                said[kind] = Span(sentence.index, clause.start, clause.end, clause.text)
    return said


def _spoken_to_recipient(clause: str, sentence: Sentence, recipient: list[str], sight: Sight) -> bool:
    """Whether the clause speaks of telling the recipient, and not of ringing the customer: at the procedure's place for it,
    on its number, or "I" to "you"."""
    low = clause.lower()
    if _ALOUD.search(low):
        return True
    if any(same_value(v, p) for v in sentence.values for p in sight.case.procedure_values):
        return True
    stems = {w.stem for w in words(clause)}
    if len(stems & spoken_place(sight.case.scenario.procedure)) >= 2:
        return True
    i_speak = re.search(r"\b(?:i|i'm|i'll|i've|im|il|ill|we|let's)\b", low) is not None
    if i_speak and _TO_YOU.search(low):
        return True
    named = any(name in low for name in recipient if len(name) > 2)
    return named and (i_speak or "told" in low or "gave" in low)


@lru_cache(maxsize=256)
def spoken_place(procedure: str) -> frozenset[str]:
    """The stems by which a procedure's spoken half can be known: "back table", "events office", "case board"."""
    found: set[str] = set()
    others: set[str] = set()
    for sentence in sentences(procedure.replace("\n", " ")):
        for clause in clauses(sentence):
            stems = {w.stem for w in words(clause.text) if w.text.lower() not in STOP and len(w.text) > 3}
            if KINDS["spoken"].search(clause.text) and not _BAN.search(clause.text):
                found |= stems
            else:
                others |= stems
    return frozenset(found - others)


def _is_record(match: re.Match[str], clause: str, sight: Sight) -> bool:
    """Whether the word means the shared record and not, say, a note of music or a card number."""
    word = match.group().lower()
    if word in _GENERIC and word.rstrip("s") not in sight.case.scenario.procedure.lower():
        return False
    return not re.search(
        r"\b(?:card (?:no|number|ending|payment)|credit card|bank card|notes? (?:of|that) thanks)\b", clause, re.I
    )


def check_record(check: Record, sight: Sight) -> CheckFinding:
    """Holds when the text says that it (or the rest) is in the shared record; with `findable`, under what."""
    best: Span | None = None
    for sentence in sight.reading.sentences:
        if sentence.copied >= COPIED or to_the_marker(sentence.text, sight.points):
            continue
        for clause in clauses(sentence.segment):
            match = KINDS["record"].search(clause.text)
            if match is None or not _is_record(match, clause.text, sight) or _denied(clause.text):
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


def _denied(clause: str) -> bool:
    """Whether the clause says that there is no record ("I haven't put a note on")."""
    return _NOT_WRITTEN.search(clause) is not None


def _found_by(sentence: int, sight: Sight) -> bool:
    one = sight.reading.sentences[sentence]
    if any(v.kind in ("reference", "number") and v.key in sight.case.keys and len(v.key) >= 4 for v in one.values):
        return True
    return (
        re.search(r"\b(?:under|filed|by) (?:the|her|his|their|that|this|its)\b|\border num", one.text, re.I) is not None
    )


def _main_reference(sight: Sight) -> bool:
    """Whether the text gives a reference that a fact about the customer or the issue gives."""
    wanted = [
        v
        for f in sight.case.facts
        if f.fact.part in ("customer", "issue", "context")
        for v in f.values
        if v.kind == "reference"
    ]
    return any(same_value(w, v) for w in wanted for v in sight.reading.values)

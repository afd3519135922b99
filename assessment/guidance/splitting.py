"""A sentence that says two things, made into two sentences, where rules can do it without spoiling the grammar.

Five joints are known: a full stop, a semicolon, ", and" before a clause with a subject of its own, "and" before a second verb of the
same subject ("She is deaf and must be texted"), and "has … and no …". Where a second half would lean on the first ("so …",
"which …", "it …", "none …"), there is no split.
"""

from __future__ import annotations

import re

_VERBS = (
    r"is|are|was|were|has|have|had|will|must|can|cannot|may|needs?|wants?|lives?|works?|asks?|asked|rang|rings|paid|owes?|knows?|"
    r"takes?|does|did|should|would|flies|speaks?|uses?|expects?|prefers?|leaves|comes|goes"
)
_DETERMINER = r"the|a|an|her|his|their|our|its|no|nobody|somebody|everything|two|three|four|mr|mrs|ms|miss|dr"
_SUBJECT = rf"(?:she|he|they|we|(?:(?:{_DETERMINER})\.? )?[\w'’-]+(?: [\w'’-]+){{0,4}}?)"
_OWN_CLAUSE = re.compile(rf",? and (?P<second>(?P<subject>{_SUBJECT}) (?:{_VERBS})\b.+)$", re.IGNORECASE)
_INSIDE = re.compile(
    r"\b(?:when|that|which|who|whether|how|what|why|where|if|to|and)\b", re.IGNORECASE
)  # the verb is a part's
_SAME_SUBJECT = re.compile(
    rf"^(?P<subject>{_SUBJECT}) (?P<first>(?:{_VERBS})\b.+?),? and (?P<second>(?:{_VERBS})\b.+)$", re.IGNORECASE
)
_TWO_OBJECTS = re.compile(
    rf"^(?P<head>{_SUBJECT} (?:has|have|had|needs|wants)) (?P<first>(?:a|an|no|two|three|her|his) .+?),? and (?P<second>(?:a|an|no|two|three) [^,;]+)$",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<=[a-z0-9)])\.\s+(?=[A-Z])")
_SEMICOLON = re.compile(r";\s+")
_BARE = re.compile(rf"^(?:{_VERBS}|be|been|never|still|said|then|put|let|get|gave|took|told|had)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:it|them|one|ones|either|this|these|those|do so)\b", re.IGNORECASE)
_LIST = re.compile(
    rf",\s(?:(?:a|an|the|her|his|no) [\w' -]+$|(?:she|he|they|(?:her|his|the) \w+) (?:{_VERBS}|\w+ed|gave|took|had)\b)",
    re.IGNORECASE,
)
_NO_SHARED = re.compile(
    r"^(?:no|nobody|none|neither|nothing|only)\b|\b(?:that|who|which|whose|where|and)\b", re.IGNORECASE
)
_LEANS = re.compile(
    r"^(?:so|because|which|who|whose|it|this|that|these|those|none|neither|nor|both|either|one of|the other|only|then|there|if|unless|but|not|"
    r"nobody|somebody|others?)\b",
    re.IGNORECASE,
)
_SHORTEST = 3  # words of a sentence worth having
_VERB = re.compile(rf"\b(?:{_VERBS}|\w+ed)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"^\W*(?:if|unless|when|once|as|because|whether)\b|\b(?:whether|between|neither|either|both)\b", re.IGNORECASE
)


def halves(says: str) -> tuple[str, str] | None:
    """The two sentences, each with its capital and full stop; None where the rules can't make two good ones."""
    body = says.strip().rstrip(".!").strip()
    if _CONDITION.search(body):
        return None
    sentences = _STOP.split(body)
    if len(sentences) == 2:
        return _sentence(sentences[0]), _sentence(sentences[1])
    for split in (_semicolon, _two_objects, _same_subject, _own_clause):
        found = split(body)
        if found and all(_good(half) for half in found) and not _leans(*found):
            return _sentence(found[0]), _sentence(found[1])
    return None


def _semicolon(body: str) -> tuple[str, str] | None:
    parts = _SEMICOLON.split(body)
    return (parts[0], parts[1]) if len(parts) == 2 else None


def _two_objects(body: str) -> tuple[str, str] | None:
    match = _TWO_OBJECTS.match(body)
    if not match or _VERB.search(match["first"]) or _VERB.search(match["second"]):
        return None
    return f"{match['head']} {match['first']}", f"{match['head']} {match['second']}"


def _same_subject(body: str) -> tuple[str, str] | None:
    match = _SAME_SUBJECT.match(body)
    if not match or _NO_SHARED.search(match["subject"]):
        return None
    return f"{match['subject']} {match['first']}", f"{match['subject']} {match['second']}"


def _own_clause(body: str) -> tuple[str, str] | None:
    match = _OWN_CLAUSE.search(body)
    if not match or _INSIDE.search(match["subject"]):
        return None
    return body[: match.start()], match["second"]


def _leans(first: str, second: str) -> bool:
    """Whether the second half needs the first to be understood, or the joint was one of a list."""
    if _LEANS.match(second) or _BARE.match(second) or _LIST.search(first):
        return True
    return _BACK.search(second) is not None


def _good(half: str) -> bool:
    return len(half.split()) >= _SHORTEST and _VERB.search(half) is not None and half.count("(") == half.count(")")


def _sentence(half: str) -> str:
    flat = half.strip(" ,;")
    return flat[0].upper() + flat[1:] + "."

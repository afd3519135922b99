"""What a suggested wording must not be, whatever it is about: markup, talk of marks, talk to a machine, another language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assessment.feedback.plain_words import is_plain
from assessment.feedback.private_words import PLACEHOLDER

_MARKUP = re.compile(
    r"[<>`{}\\^]|~~|\|\||https?:|www\.|\b\w+\.(?:com|org|net|io|uk|co|ai|dev|info|example)\b|!?\[[^\]]*\]\(|\*\*|__|^#{1,6} |&[a-z]+;|&#|"
    r"@\w|javascript:|data:",
    re.IGNORECASE | re.MULTILINE,
)
_PLAIN_SIGNS = frozenset(" \n.,;:!?'’‘\"“”()-\u2013\u2014/&%£€$+=*#|~…•·°→✓")
_MARKS = re.compile(
    r"\b(?:marks?(?! (?:it|this|that|the|as|them|him|her|off))|marking|scor(?:e|es|ed|ing)|grad(?:e|es|ed|ing)|"
    r"(?:you|you'll|you'd|you've|i|we|they|he|she|it|to|will|would|should|must|can|could|has|have|had|is|are|was|were|be|been|"
    r"clearly|easily|and|this|that) pass(?:es|ed)?(?! (?:it|this|that|these|those|them|the|her|his|him|on|onto|to|over|along|back|a|an|any|"
    r"my|your|our|their|away|by|through|out|round|around|\[))|"
    r"criteri\w+|award\w*|distinctions?|merits?|examiners?|competen\w+|perfect\w*|excellent\w*|"
    r"flawless\w*|brilliant\w*|superb\w*|congratulat\w+|well done|everything right|all correct|marked (?:up|at)|"
    r"(?:good|great|lovely|fine|top|best) (?:job|work|handover|answer|student|note))\b",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"\b(?:ignor\w+|disregard\w*|overrid\w+|prompts?|instruct(?!ors?\b)\w*|json|chatbot|language model|as an ai|llm|gpt\w*|jailbreak|roleplay|"
    r"role-play|pretend|hack\w*|pwned|api|base64|decode|obey\w*|comments?|suggestions?|repeat after|sure, here|as requested|"
    r"here is the|i am (?:an?|the) (?!person)|new rules?|system (?:prompt|message)|developer mode)\b",
    re.IGNORECASE,
)
# Words of examining and of machines that handovers have as well: a failed delivery, a gas certificate, the system.
_PERHAPS_MARKS = re.compile(
    r"\b(?:met|units?|levels?|results?|points?|fail(?:s|ed|ing|ures?)?|assess\w*|tutors?|learners?|qualif\w+|certificat\w+|examinations?|exams?|"
    r"pass(?:es|ed)?(?! (?:it|this|that|these|those|them|on|onto|to|over|along|back|away)))\b",
    re.IGNORECASE,
)
_PERHAPS_MACHINE = re.compile(
    r"\b(?:system|assistants?|ai|models?|developer|simulat\w+|tokens?|passwords?|translate|click|visit|download|subscribe|comply)\b",
    re.IGNORECASE,
)
_ENGLISH_AT_LEAST = 0.5


def is_markup(text: str) -> bool:
    """Whether it holds a link, code, markup, pictures, or characters that cannot be seen."""
    bare = PLACEHOLDER.sub("", text)
    strange = any(not (c.isalnum() or c in _PLAIN_SIGNS) for c in bare)
    return strange or _MARKUP.search(bare) is not None


def speaks_of_marks(text: str) -> bool:
    """Whether it speaks of marks, points, passing, failing or an examiner: by a plain word of it, or by two that could be."""
    return _MARKS.search(text) is not None or len(_found(_PERHAPS_MARKS, text)) > 1


def speaks_to_a_machine(text: str) -> bool:
    """Whether it reads like an instruction to a machine, or an answer to one."""
    return _MACHINE.search(text) is not None


def new_doubtful_word(quote: str, suggestion: str) -> bool:
    """Whether it brings in a word that could be of marks or machines and that the quote has not."""
    return any(_found(sort, suggestion) - _found(sort, quote) for sort in (_PERHAPS_MARKS, _PERHAPS_MACHINE))


def _found(sort: re.Pattern[str], text: str) -> set[str]:
    return {match.group().lower()[:4] for match in sort.finditer(text)}  # "failing" and "failure" are one word here


def not_english(texts: Sequence[str]) -> bool:
    """Whether most words of the texts, taken together, are no plain English words; few words decide nothing."""
    joined = PLACEHOLDER.sub(" ", " ".join(texts))
    letters = [c for c in joined if c.isalpha()]
    foreign = sum(not ("a" <= c.lower() <= "z") and c not in "éèêëàâçôöüïñÉ" for c in letters)
    if foreign > max(2, 0.1 * len(letters)):
        return True
    found = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", joined)
    if len(found) < 4:
        return False
    return sum(is_plain(word) for word in found) < _ENGLISH_AT_LEAST * len(found)

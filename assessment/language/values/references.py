"""Codes that find a record: "HL-7730462", "ds 20418", "Q7H4LM", "C-15 to C-19", "label 5581", card numbers.

The key is upper case without separators, so that "hl 7730462" and "HL-7730462" are the same code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assessment.language.values.context import LABELS, counts_things
from assessment.language.values.page import Page
from assessment.language.values.value import Draft
from assessment.language.values.words import MONTHS, WEEKDAYS, word_set

_GLUED = re.compile(r"[a-z]{1,15}\d[a-z0-9]{0,20}(?:[-_]\d[a-z0-9]{0,12}){0,4}(?![^\W_])")
_HYPHENED = re.compile(
    r"(?:[a-z]{1,6}[-/_#]|[a-z]{2,6}\.|[a-z]{1,6}[ ]-[ ])\d[a-z0-9]{0,15}(?:[-_]\d{1,10}){0,4}(?![^\W_]|[:]\d)"
)
_SPACED = re.compile(r"[a-z]{2,4}[ ]{1,2}(\d{3,12}[a-z]{0,2})(?![^\W_]|[:.,/]\d|[ ]?(?:hrs|hours|pm|am)\b)")
_EARLY_TIME = re.compile(r"0\d[0-5][05]")
_DIGIT_LED = re.compile(r"\d[a-z0-9]{0,30}(?:[-/_][a-z0-9]{1,12}){0,5}(?![^\W_])")
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z0-9]?[ ]\d[a-z]{2}(?![^\W_])")
_PLATE = re.compile(r"[a-z]{2}\d{2}[ ][a-z]{3}(?![^\W_])")
_CAPITAL = re.compile(r"[b-hj-z][ ]\d{2,3}(?![^\W_]|[:.,/]\d|[ ]?(?:hrs|pm|am)\b)")
_RANGE = re.compile(r"([a-z]{1,2})-?(\d{1,3})[ ]?-[ ]?(?:\1-?)?(\d{1,3})(?![^\W_]|-)")
_MORE = re.compile(
    r"[ ]?(?:,[ ]?(?:and[ ]|&[ ]?)?|/|&|-|to|and|or|till|until|thru|through)[ ]?(?:bay[ ])?"
    r"(\d{1,3})(?![^\W_]|[:.]\d|[%°])"
)
_CARD = re.compile(r"\d{4}(?:[ -]\d{4}){2}[ -]\d{1,7}(?![^\W_])|\d{13,19}(?![^\W_])")
_LONG = re.compile(r"\d{4,40}(?![^\W_]|[.,]\d{1,2}(?!\d)|/\d)")
_SHORT = re.compile(r"\d{1,3}[a-z]?(?![^\W_]|[:.]\d|[%°])")
_SORT_CODE = re.compile(r"\d{2}-\d{2}-\d{2}(?!\d|-)")
# Short words that stand before a number without being part of it.
_WORDS = word_set(
    "a i by at to on is no of or in so my we he me up us if it as an am pm be do go ok re ex vs eg ie the for and was"
    " has had her him his she you our out off now new old all any due per via til till from over only with than are"
    " pay got get see one two ref refs job tel mob ext flat bay size case desk hold gate room code near about after"
    " call ring text txt dial card sort pin year this that also till uk us eu gmt bst utc bsl crm sbar ooh asap fyi ps"
    " nb tbc tba via mon tue wed thu fri sat sun tues weds thur jan feb mar apr may jun jul aug sep sept oct nov dec"
    " id van bus sms vip ceo sla dob qty approx max min est circa ca abt wk hr hrs mr mrs ms st not but when then"
    " who been have will just well into onto upto plus like next last past half than some each both same book item page"
    " line unit type form step part team boxes left took held paid cost sent owed owes gbp eur usd est said says time"
    " day days week also last rent ends ended nr num tab log note app b c spring autumn summer winter paid until since"
    " order label ticket number phone mobile booking account flight eta etd dep arr"
)
_CHATTY = word_set("m8 gr8 l8r l8 w8 b4 h8 str8 2day 4u 2u u2 m8s mp3 mp4 g2g b2b 4g 5g 3g f2f n1 1st")
_NOT_CODE = re.compile(
    r"\d+(?:st|nd|rd|th|am|pm|ish|hrs?|hours?|h|mins?|m|s|secs?|d|days?|wks?|weeks?|months?|mths?|yrs?|years?|k|kg|g|km|cm"
    r"|mm|mb|gb|mbps|ml|l|x|p|c|%|of|x\d+|pcs?|bed|star|ft|in|to|and|am-pm)?(?:-[a-z-]*)?$"
)


def read_code(page: Page, start: int) -> list[Draft]:
    """The code that starts with the letters at `start`, and those that go on from it ("C-15, 16, 17")."""
    ranged = _RANGE.match(page.letters, start)
    if ranged is not None and len(ranged[2]) <= len(ranged[3]) and int(ranged[2]) < int(ranged[3]):
        prefix = ranged[1].upper()
        return [
            Draft("reference", start, ranged.end(2), prefix + ranged[2]),
            Draft("reference", ranged.start(3), ranged.end(3), prefix + ranged[3]),
        ]
    end = _code_end(page, start)
    if end is None:
        return []
    if not any(character.isdecimal() for character in page.own(start, end)):
        return []  # "leave-one-out": the digits of a code are digits
    first = Draft("reference", start, end, _key(page.letters[start:end]))
    return [first, *_going_on(page, first)]


def _code_end(page: Page, start: int) -> int | None:
    for pattern in (_POSTCODE, _PLATE):
        match = pattern.match(page.letters, start)
        if match is not None and page.own(start, match.end()).isupper():
            return match.end()
    match = _HYPHENED.match(page.letters, start) or _GLUED.match(page.letters, start)
    if match is not None:
        word = re.match(r"[a-z]*", match[0])
        letters = word[0] if word else ""
        glued = match.re is _GLUED
        if (glued and match[0] in _CHATTY) or (not glued and not _may_head(page, start, letters, match[0])):
            return None
        return match.end()
    match = _CAPITAL.match(page.letters, start)
    if match is not None and page.capital(start) and not page.before(start).isdecimal():
        return None if counts_things(page, match.end()) else match.end()
    match = _SPACED.match(page.letters, start)
    if match is None or _not_prefix(page, start, match):
        return None
    return match.end()


def _may_head(page: Page, start: int, letters: str, code: str) -> bool:
    """Whether letters before a hyphen head a code: "DR-30592" and "C-17" do, "by-5" and "nov-14" don't."""
    if letters not in _WORDS:
        return True
    if letters in WEEKDAYS or letters in MONTHS or letters in ("ext", "tel", "mob", "ref"):
        return False
    digits = sum(c.isdecimal() for c in code)
    return digits >= 4 or (page.own(start, start + len(letters)).isupper() and digits >= 2) or letters in ("b", "c")


def _not_prefix(page: Page, start: int, match: re.Match[str]) -> bool:
    """Whether the letters before the blank are an ordinary word, not the head of a code."""
    word = match[0].split()[0]
    # "BRS 0600", in a list of flights, is a time.
    if word in _WORDS or word in LABELS or _EARLY_TIME.fullmatch(match[1]) or counts_things(page, match.end(1)):
        return True
    if page.own(start, start + len(word)).isupper():
        return False
    # In lower case only what cannot be a word: no vowel, or four digits and more behind two letters.
    return not (set(word).isdisjoint("aeiouy") or (len(word) == 2 and len(match[1]) >= 4))


def _going_on(page: Page, first: Draft) -> Iterator[Draft]:
    """The rest of "C-15 to 19" or "C-15, 16 and 17": bare numbers that share the head of the code."""
    head = re.match(r"([A-Z]{1,3})(\d{1,3})$", first.key)
    if head is None or len(head[2]) < 2:
        return
    end = first.end
    for _ in range(30):
        match = _MORE.match(page.letters, end)
        if match is None or len(match[1]) != len(head[2]) or counts_things(page, match.end()):
            return
        end = match.end()
        yield Draft("reference", match.start(1), end, head[1] + match[1])


def read_digits(page: Page, start: int) -> Draft | None:
    """A code that starts with a digit, a card number, or a long bare number."""
    for pattern in (_CARD, _SORT_CODE, _LONG):
        match = pattern.match(page.letters, start)
        if match is not None:
            return Draft("reference", start, match.end(), _key(match[0]))
    match = _DIGIT_LED.match(page.letters, start)
    if match is None or match[0] in _CHATTY or _NOT_CODE.match(match[0]) or not re.search("[a-z]", match[0]):
        return None
    return Draft("reference", start, match.end(), _key(match[0])) if _codelike(match[0]) else None


def _codelike(word: str) -> bool:
    """Letters and digits mixed more than once ("4GH2"), or several digits with a letter ("204817A")."""
    return re.match(r"\d+[a-z]+\d", word) is not None or re.match(r"\d{2,}[a-z]{1,3}$", word) is not None


def read_label(page: Page, start: int) -> Draft | None:
    """A short number that the word before makes a label: "flat 6", "label 558", "hold 337"."""
    match = _SHORT.match(page.letters, start)
    if match is None:
        return None
    word = page.before(start)
    if page.letters[start - 1 : start] != "#":
        if word not in LABELS or word in _SIZES:
            return None
        if word in _LOOSE_LABELS and counts_things(page, match.end()):
            return None
    return Draft("reference", start, match.end(), _key(match[0]))


# Labels that are also verbs, or that things are counted after: "hold 2 bags", "box 3 times".
_LOOSE_LABELS = word_set(
    "hold order box form job page pages type model ending ends id customer question parcel coach terminal bus point"
    " line level house version booking label case seat desk row"
)
_SIZES = word_set("size sized no number priority step point part item option line level in case version")


def _key(code: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", code.upper())

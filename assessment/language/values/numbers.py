"""Counts and measures: "two heaters", "46 parcels", "five-month-old", "24 h", "14 C", "minus three", "50%", "2nd"."""

from __future__ import annotations

import re

from assessment.language.values.context import approximately, stands_alone
from assessment.language.values.page import Page
from assessment.language.values.value import Draft
from assessment.language.values.words import SMALL_ORDINALS, word_set

_UNIT = (
    r"(seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|wk|fortnights?|months?|mths?|mnths?|mos?|years?"
    r"|yrs?|yr)(?![^\W_])"
)
_DURATION = re.compile(
    r"(\d{1,5})(?:\.(\d{1,2}))?([ ]?(?:and[ ]a[ ])?half|[ ]1/2)?[ -]{0,2}"
    r"(?:(?:working|business|calendar|full|whole|clear|more|other|extra|further)[ ])?"
    + _UNIT
    + r"(?:'?s?[ -]{1,2}olds?(?![^\W_]))?"
)
_RANGE = re.compile(r"(\d{1,4})[ ]?(?:-|to|or)[ ]?(?=\d{1,4}[ -]{0,2}" + _UNIT + ")")
_HOURS_MINUTES = re.compile(
    r"(\d{1,3})[ ]?(?:hours?|hrs?|h)(?:[ ](?:and[ ])?)?(?:(\d{1,2})[ ]?(?:minutes?|mins?|m)|(?<=h)(\d{2}))(?![^\W_])"
)
_IN_WORDS = re.compile(
    r"half[ -](?:an?[ -])?(hour|day)(?![^\W_])|(quarter)[ ]of[ ]an[ ]hour(?![^\W_])"
    r"|an?[ ]half[ -]hour(?![^\W_])|an?[ ](hour|fortnight|week|month|year|day)([ ]and[ ]a[ ]half)?(?![^\W_])"
    r"|(couple)[ ]of[ ](hours|days|weeks|months|years|minutes)(?![^\W_])|(fortnight)(?![^\W_])"
)
_TEMPERATURE = re.compile(
    r"(\d{1,3})(?:\.(\d))?[ ]?"
    r"(?:°[ ]?[cf]?|(?:degrees?|degs?)(?:[ ]?(?:c|celsius|centigrade))?|celsius|centigrade)(?![^\W_])"
)
_CELSIUS = re.compile(r"(\d{1,2})(?:\.(\d))?([ ]?)c(?![^\W_]|-\d|[ ]?\d)")
_PERCENT = re.compile(r"(\d{1,4}(?:\.\d{1,2})?)[ ]?(?:%|per[ ]?cent(?![^\W_]))")
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+(?!\d)|\d{1,15})(?:\.(\d{1,4}))?(?!\d)")
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)(?![^\W_])")
_COLLECTIVE = re.compile(
    r"(half[ ]a[ ]dozen|dozen)(?![^\W_])|(couple)(?=[ ]of[ ])"
    r"|(both)(?=[ ](?:of[ ])?(?:(?:the|her|his|their|these|those|our)[ ])?"
    r"(?:[a-z]{2,15}[ ])?[a-z]{2,20}[^\Wsu']s(?![^\W_]))"
)
_TIMES = re.compile(r"x[ ]?(\d{1,2})(?![^\W_]|[.:]\d)")
_NOT_COUNTED_ONE = word_set("of another day thing moment more sec")
_TIMES_A = word_set("once twice times time thrice per days hours")


def read_measure(page: Page, start: int) -> list[Draft]:
    """A duration, temperature or percentage at the digits at `start`."""
    sign, begin = _sign(page, start)
    for pattern, kind in ((_TEMPERATURE, "temperature"), (_CELSIUS, "temperature"), (_PERCENT, "percent")):
        match = pattern.match(page.letters, start)
        if match is None or (pattern is _CELSIUS and not page.capital(match.end() - 1) and match[3]):
            continue
        if kind == "percent":
            return [Draft("percent", start, match.end(), _plain(*match[1].partition(".")[::2]))]
        return [Draft("temperature", begin, match.end(), sign + _plain(match[1], match[2] or ""))]
    return _duration(page, start)


def _duration(page: Page, start: int) -> list[Draft]:
    both = _HOURS_MINUTES.match(page.letters, start)
    if both is not None:
        return [_lasting(page, (start, both.end()), "h", 60 * int(both[1]) + int(both[2] or both[3]), 1)]
    ranged = _RANGE.match(page.letters, start)
    if ranged is not None:
        second = _duration(page, ranged.end())
        if second:
            return [_lasting(page, (start, ranged.end(1)), ranged[2], 60 * int(ranged[1]), 60), *second]
    match = _DURATION.match(page.letters, start)
    if match is None or (match[4] in ("d", "mo") and " " in page.letters[match.end(1) : match.start(4)]):
        return []
    hundredths = 100 * int(match[1]) + int((match[2] or "0").ljust(2, "0")) + (50 if match[3] else 0)
    return [_lasting(page, (start, match.end()), match[4], hundredths, 100)]


_MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10_080, "f": 20_160}


def _lasting(page: Page, span: tuple[int, int], unit: str, amount: int, parts: int) -> Draft:
    """The duration of `amount / parts` units. For "h" with parts of 1, `amount` counts minutes."""
    approx = approximately(page, span[0])
    if unit.startswith(("mo", "mth", "mnth", "y")):
        months = amount * (12 if unit.startswith("y") else 1) // parts
        key = f"P{months // 12}Y" if unit.startswith("y") and amount % parts == 0 else f"P{months}M"
        return Draft("duration", *span, key, approx)
    if unit.startswith("s"):
        return Draft("duration", *span, f"PT{amount // parts}S", approx)
    minutes = amount if parts == 1 else amount * _MINUTES[unit[0]] // parts
    return Draft("duration", *span, _minutes_key(minutes), approx)


def _minutes_key(minutes: int) -> str:
    if minutes and minutes % 1440 == 0:
        return f"P{minutes // 1440}D"
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def read_duration_words(page: Page, start: int) -> list[Draft]:
    """ "half an hour", "an hour and a half", "a fortnight", "a couple of days"; not "twice a week"."""
    match = _IN_WORDS.match(page.letters, start)
    if match is None:
        return []
    if match[3] and (match[3] in ("day", "month", "year") or page.before(start) in _TIMES_A):
        return []
    if match[3] in ("week", "fortnight") and page.before(start) not in (
        "for",
        "in",
        "within",
        "about",
        "than",
        "after",
    ):
        return []
    if match[7] and page.after(match.end()) in ("on", "from", "monday", "friday"):
        return []
    if match[1] == "day":
        return []
    approx = bool(match[5]) or approximately(page, start)
    return [Draft("duration", start, match.end(), _minutes_key(_minutes_in(match)), approx)]


def _minutes_in(match: re.Match[str]) -> int:
    if match[2]:
        return 15
    if match[5]:
        unit = match[6]
        return 2 * _MINUTES[unit[0]] if not unit.startswith(("mo", "y")) else 2 * 43_200
    if match[3] or match[7]:
        return _MINUTES[(match[3] or match[7])[0]] * (3 if match[4] else 2) // 2
    return 30


def _sign(page: Page, start: int) -> tuple[str, int]:
    """A minus before the digits, as a word or a sign that is no bullet and no hyphen, and where it starts."""
    if page.before(start) == "minus":
        place = page.letters.rfind("minus", max(0, start - 9), start)
        return ("-", place) if place >= 0 else ("", start)
    lead = page.letters[max(0, start - 2) : start]
    if lead in (" -", "(-") and not page.starts_line(start - 1):
        return "-", start - 1
    return "", start


def _plain(whole: str, decimals: str) -> str:
    """ "007" is 7, "14.50" is 14.5."""
    decimals = decimals.rstrip("0")
    return (whole.replace(",", "").lstrip("0") or "0") + ("." + decimals if decimals else "")


def read_number(page: Page, start: int) -> Draft | None:
    """Any other count at the digits at `start`."""
    ordinal = _ORDINAL.match(page.letters, start)
    if ordinal is not None:
        return Draft("ordinal", start, ordinal.end(), ordinal[1].lstrip("0") or "0")
    match = _NUMBER.match(page.letters, start)
    if match is None:
        return None
    if match[1] == "1" and page.spelt_out(start) and _pronoun(page, match.end()):
        return None
    sign, begin = _sign(page, start)
    return Draft("number", begin, match.end(), sign + _plain(match[1], match[2] or ""), approximately(page, start))


def _pronoun(page: Page, end: int) -> bool:
    """Whether "one" stands for somebody or something ("only Bev can agree one", "one of them")."""
    return page.after(end) in _NOT_COUNTED_ONE or stands_alone(page, end)


def read_word_ordinal(start: int, word: str) -> Draft:
    """ "first", "second", "third"."""
    return Draft("ordinal", start, start + len(word), str(SMALL_ORDINALS[word]))


def read_number_word(page: Page, start: int) -> Draft | None:
    """ "a couple of heaters", "half a dozen", "both payments"."""
    match = _COLLECTIVE.match(page.letters, start)
    if match is None:
        return None
    key = "12" if match[1] == "dozen" else "6" if match[1] else "2"
    end = match.end(1) if match[1] else match.end(2) if match[2] else match.end(3)
    return Draft("number", start, end, key, approx=match[2] is not None)


def read_times_sign(page: Page, start: int) -> Draft | None:
    """ "x2"."""
    match = _TIMES.match(page.letters, start)
    return Draft("number", match.start(1), match.end(), str(int(match[1]))) if match else None

"""Sums of money: "£18", "18 quid", "a tenner", "£1.2k", "50p", "€20", "a credit of 18.00"."""

from __future__ import annotations

import re

from assessment.language.values.context import approximately, is_label
from assessment.language.values.page import Page
from assessment.language.values.value import Draft
from assessment.language.values.words import word_set

_FIGURE = r"(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:[.,](\d{1,2})(?!\d))?(?![.,]?\d)"
_AMOUNT = re.compile(_FIGURE + r"(?:[ ]?(k|grand|million)(?![^\W_]))?")
_UNIT = re.compile(
    r"[ ]?(£|gbp|pounds?|pnds?|quids?|squid|sterling|€|euros?|eur|\$|dollars?|usd|grand|pence|penny|p)"
    r"(?![^\W_]|\.[ ]?m)"
)
_AND_PENCE = re.compile(r"[ ](?:and[ ])?(\d{2})(?:[ ]?(?:p|pence)(?![^\W_])|(?![^\W_]|[:./,-]\d|[ ]?%))")
_TO = re.compile(r"[ ]?(?:-|to|or|and)[ ]?(?=\d)")
_SIGNS = {"£": "GBP", "€": "EUR", "$": "USD"}
_CODES = {"e": "EUR", "$": "USD", "d": "USD", "u": "USD", "€": "EUR"}
_NOTES = {"fiver": 5, "tenner": 10, "fivers": 5, "tenners": 10, "grand": 1000}
# After these a bare figure with two decimals is a sum, not a time.
_MONEY_WORDS = word_set(
    "credit refund refunded cost costs price priced paid pay payment payments worth charge charged fee total sum"
    " arrears owes owed owe balance compensation goodwill voucher bill rent amount debit debited spent limit"
)
_PLAIN = re.compile(r"(\d{1,9})\.(\d{2})(?!\d|[.%]\d|%)")


def read_money(page: Page, start: int) -> list[Draft]:
    """The sum at the digits at `start`: by its sign before, its word after, or the words around it."""
    sign = _sign_before(page, start)
    match = _AMOUNT.match(page.letters, start)
    if match is None:
        return []
    if sign is not None:
        first = _draft(page, (sign[1], match.end()), match, sign[0])
        return [first, *_second(page, first, sign[0])]
    if match[3] == "k" or (is_label(page, start) and not match[2]):
        return []
    if match[3] == "grand":
        return [_draft(page, (start, match.end()), match, "GBP")]
    unit = _UNIT.match(page.letters, match.end())
    if unit is None:
        return _by_context(page, start)
    return _with_unit(page, start, match, unit)


def read_note(page: Page, start: int, word: str) -> list[Draft]:
    """ "a fiver", "a tenner", "a grand"."""
    if word not in _NOTES or (word == "grand" and page.before(start) not in ("a", "half")) or page.capital(start):
        return []
    return [Draft("money", start, start + len(word), f"GBP:{_NOTES[word]}.00", approximately(page, start))]


def _sign_before(page: Page, start: int) -> tuple[str, int] | None:
    """The currency of a sign or "GBP" right before, and where that starts."""
    for gap in (1, 2):
        place = start - gap
        if place >= 0 and page.letters[place] in _SIGNS and not page.letters[place + 1 : start].strip(" "):
            return _SIGNS[page.letters[place]], place
    for gap in (3, 4):
        if page.letters[max(0, start - gap) : start].rstrip(" ") == "gbp" and page.before(start) == "gbp":
            return "GBP", start - gap
    return None


def _with_unit(page: Page, start: int, match: re.Match[str], unit: re.Match[str]) -> list[Draft]:
    word, end = unit[1], unit.end()
    if word in ("p", "pence", "penny"):
        glued = page.letters[match.end() : unit.start(1)] == ""
        if match[2] or (word == "p" and not glued) or page.before(start) in ("at", "by", "until", "till"):
            return []
        pence = int(match[1].replace(",", ""))
        return [Draft("money", start, end, _key("GBP", pence), approximately(page, start))]
    currency = _CODES.get(word[0], "GBP")
    tail = _AND_PENCE.match(page.letters, end) if match[2] is None and word.startswith("p") else None
    if tail is not None:
        pence = 100 * int(match[1].replace(",", "")) + int(tail[1])
        return [Draft("money", start, tail.end(), _key(currency, pence), approximately(page, start))]
    return [_draft(page, (start, end), match, currency)]


def _by_context(page: Page, start: int) -> list[Draft]:
    """ "credit of 18.00", "612.40 in arrears": two decimals that are no time, or money words just before."""
    match = _PLAIN.match(page.letters, start)
    if match is None:
        return []
    said = not _MONEY_WORDS.isdisjoint(page.recent(start, 3)) and page.before(start) not in ("at", "by", "until")
    no_time = len(match[1]) > 2 or int(match[1]) > 23 or int(match[2]) > 59
    follows = page.after(match.end()) in _MONEY_WORDS or page.letters[match.end() : match.end() + 2].isspace()
    if not (said or (no_time and (len(match[1]) > 1 or follows))):
        return []
    return [Draft("money", start, match.end(), _key("GBP", 100 * int(match[1]) + int(match[2])))]


def _second(page: Page, first: Draft, currency: str) -> list[Draft]:
    """The other end of "£18-20"."""
    joiner = _TO.match(page.letters, first.end)
    match = _AMOUNT.match(page.letters, joiner.end()) if joiner and "-" in joiner[0] else None
    if match is None or page.letters[match.end() : match.end() + 1] == ":":
        return []
    return [_draft(page, (match.start(), match.end()), match, currency)]


def _draft(page: Page, span: tuple[int, int], match: re.Match[str], currency: str) -> Draft:
    whole, decimals = match[1].replace(",", ""), match[2] or ""
    pence = int(whole) * 100 + int(decimals.ljust(2, "0") if decimals else 0)
    pence *= {"k": 1000, "grand": 1000, "million": 1_000_000}.get(match[3] or "", 1)
    return Draft("money", *span, _key(currency, pence), approximately(page, span[0]))


def _key(currency: str, pence: int) -> str:
    return f"{currency}:{pence // 100}.{pence % 100:02}"

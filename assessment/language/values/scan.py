"""One pass over a text's tokens: at each, the readers in order of how sure their form is; the first to answer wins."""

from __future__ import annotations

import re
from datetime import datetime

from assessment.language.values.context import counts_things, is_label
from assessment.language.values.dates import read_date
from assessment.language.values.days import read_day
from assessment.language.values.hours import read_hours, with_pair
from assessment.language.values.marks import blanks, stamps
from assessment.language.values.moments import read_moment
from assessment.language.values.money import read_money, read_note
from assessment.language.values.numbers import (
    read_duration_words,
    read_measure,
    read_number,
    read_number_word,
    read_times_sign,
    read_word_ordinal,
)
from assessment.language.values.page import Page, page_of
from assessment.language.values.phones import read_extension, read_phone
from assessment.language.values.references import read_code, read_digits, read_label
from assessment.language.values.settle import settled
from assessment.language.values.spoken import read_half, read_quarter
from assessment.language.values.value import Draft, Value
from assessment.language.values.words import MONTHS, WEEKDAYS, word_set

_DAY_STARTERS = (
    word_set(
        "today tonight tomorrow yesterday this next last coming past day week weekend wknd the in christmas xmas boxing"
        " new hogmanay"
    )
    | set(WEEKDAYS)
    | set(MONTHS)
)
_MOMENT_STARTERS = word_set(
    "noon midday mid midnight teatime tea lunchtime lunch dinnertime dinner first end close eod cob cop"
)
_DURATION_STARTERS = word_set("half quarter a an couple fortnight")
_CODE_AHEAD = re.compile(r"[a-z]{1,15}(?:[-/_.#]|[ ]{1,2}|[ ]-[ ])?\d")
_SCALES = ("hundred", "thousand")
_YEARS = range(1990, 2041)


def find_values(text: str, now: datetime) -> tuple[Value, ...]:
    """Every typed value of the text in order, none overlapping; days and times are reckoned from `now`."""
    page = page_of(text, now)
    found: list[Value] = []
    for draft in settled(page, _drafts(page)):
        start, end = page.quote(draft.start, draft.end)
        if found and start < found[-1].end:
            continue
        found.append(Value(draft.kind, start, end, text[start:end], draft.key, draft.approx, draft.alternatives))
    return tuple(found)


def _drafts(page: Page) -> list[Draft]:
    found: list[Draft] = []
    closed = [(*span, None) for span in blanks(page)]
    marked = sorted([*closed, *((d.start, d.end, d) for d in stamps(page))], key=lambda entry: entry[:2])
    done, next_mark = 0, 0
    for (start, _), word in zip(page.tokens, page.words, strict=True):
        while next_mark < len(marked) and marked[next_mark][1] <= start:
            next_mark += 1
        if start < done:
            continue
        if next_mark < len(marked) and marked[next_mark][0] <= start:
            stamp, done = marked[next_mark][2], marked[next_mark][1]
            found += [stamp] if stamp is not None else []
            continue
        new = _read(page, start, word)
        if new:
            found += new
            done = new[-1].end
    return found


def _read(page: Page, start: int, word: str) -> list[Draft]:
    """What starts at this token."""
    if word[0].isdecimal():
        return _read_digits(page, start)
    found = _read_word(page, start, word)
    if not found and _CODE_AHEAD.match(page.letters, start):
        return read_code(page, start)
    return found


def _read_digits(page: Page, start: int) -> list[Draft]:
    money = read_money(page, start)
    if money:
        return money
    phone = read_phone(page, start)
    if phone is not None:
        return [phone]
    found = read_date(page, start) or read_hours(page, start) or read_measure(page, start)
    if found:
        return found
    other = _reference(page, start) or read_label(page, start) or read_number(page, start)
    return [other] if other is not None else []


def _reference(page: Page, start: int) -> Draft | None:
    """A long number as a reference, unless it counts something or is a year."""
    draft = read_digits(page, start)
    if draft is None or not draft.key.isdecimal() or len(draft.key) > 7:
        return draft
    if is_label(page, start):
        return draft
    year = len(draft.key) == 4 and int(draft.key) in _YEARS
    counted = page.spelt_out(start) and any(word in page.own(start, draft.end).lower() for word in _SCALES)
    return None if year or counted or counts_things(page, draft.end) else draft


def _read_word(page: Page, start: int, word: str) -> list[Draft]:
    time = _time_in_words(page, start, word)
    if time is not None:
        return with_pair(page, time) if time.clock is not None else [time]
    if word in _DAY_STARTERS:
        day = read_day(page, start, word)
        if day:
            return day
    if word in _DURATION_STARTERS:
        lasting = read_duration_words(page, start)
        if lasting:
            return lasting
    if word in ("couple", "dozen", "half", "both"):
        number = read_number_word(page, start)
        return [number] if number is not None else []
    if word in ("first", "second", "third") and page.before(start) not in ("a", "one", "few"):
        return [read_word_ordinal(start, word)]
    if word.startswith(("x", "ext")):
        found = read_extension(page, start) or read_times_sign(page, start)
        return [found] if found is not None else []
    if word[0] == "o" and word[1:].isdecimal():
        phone = read_phone(page, start)
        return [phone] if phone is not None else []
    return read_note(page, start, word)


def _time_in_words(page: Page, start: int, word: str) -> Draft | None:
    if word.startswith("half"):
        return read_half(page, start)
    if word == "quarter":
        return read_quarter(page, start)
    return read_moment(page, start) if word in _MOMENT_STARTERS else None

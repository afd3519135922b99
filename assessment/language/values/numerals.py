"""Numbers written as words, composed into digits: "twenty-five", "a hundred and five", "oh seven seven".

Works on pieces (a word, then what lies between, then a word …) because the digits replace them in the shadow.
"""

from __future__ import annotations

from assessment.language.values.spelling import corrected
from assessment.language.values.words import ORDINALS, SMALL_ORDINALS, SPOKEN_DIGITS, TENS, UNITS, word_set

# "the one", "no one": not a count of one.
_ONE_IS_NO_NUMBER_AFTER = word_set(
    "no any every some the this that which each another right wrong other new only last next same old big good bad"
    " first whichever either neither"
)
_LONGEST_SPOKEN = 13


def compose(pieces: list[str], word_before: str) -> tuple[str, int] | None:
    """The digits that the pieces at the front say, and how many pieces say them; None if they say none."""
    first = corrected(pieces[0])
    if first in ORDINALS:
        return f"{ORDINALS[first]}th", 1
    if first in SPOKEN_DIGITS or first in ("double", "treble", "triple"):
        spoken = _spoken(pieces)
        if spoken is not None:
            return spoken
    if first == "one" and word_before in _ONE_IS_NO_NUMBER_AFTER:
        return None
    return _counted(pieces) or _roughly(pieces[0])


def _roughly(word: str) -> tuple[str, int] | None:
    """ "fiveish", "fivish", "twelvish"."""
    if not word.endswith("ish") or len(word) < 5:
        return None
    stem = word[:-3].removesuffix("v") + ("ve" if word[:-3].endswith("v") else "")
    hour = UNITS.get(corrected(stem)) or UNITS.get(stem + "e")
    return (f"{hour}ish", 1) if hour else None


def _spoken(pieces: list[str]) -> tuple[str, int] | None:
    """Digits read out one by one, as for a telephone number: at least three, or four after an "oh"."""
    digits, used, index, plain = "", 0, 0, True
    oh = SPOKEN_DIGITS.get(corrected(pieces[0])) == "0"
    while index < len(pieces) and len(digits) < _LONGEST_SPOKEN:
        said = _one_spoken(pieces, index, led_by_oh=oh and index > 0)
        if said is None:
            break
        digits += said[0]
        used = index + said[1]
        if used >= len(pieces) or pieces[used].strip(" ,-"):
            break
        plain = plain and "," not in pieces[used]
        index = used + 1
    # "four, five, six times" is a list; eight digits and more are a number whatever the commas.
    enough = len(digits) >= (8 if not plain else 4 if oh else 3)
    return (digits, used) if enough else None


def _one_spoken(pieces: list[str], index: int, *, led_by_oh: bool) -> tuple[str, int] | None:
    """What one more word of a spoken number adds; after a leading "oh" also "seven hundred" and "thirty"."""
    word = corrected(pieces[index])
    if word in ("double", "treble", "triple") and index + 2 < len(pieces) and pieces[index + 1] == " ":
        digit = SPOKEN_DIGITS.get(corrected(pieces[index + 2]))
        return (digit * (2 if word == "double" else 3), 3) if digit else None
    digit = SPOKEN_DIGITS.get(word)
    if led_by_oh and digit and pieces[index + 1 : index + 3] == [" ", "hundred"]:
        return digit + "00", 3
    if digit:
        return digit, 1
    if led_by_oh:
        value, more = _tens(pieces, index)
        return (str(value), more) if more else None
    return None


def _tens(pieces: list[str], index: int) -> tuple[int, int]:
    """A number under a hundred at `index`, and how many pieces say it; (0, 0) if there is none."""
    word = corrected(pieces[index]) if index < len(pieces) else ""
    if word in UNITS:
        return UNITS[word], 1
    if word not in TENS:
        return 0, 0
    if index + 2 < len(pieces) and pieces[index + 1] in (" ", "-"):
        unit = UNITS.get(corrected(pieces[index + 2]), 0)
        if 1 <= unit <= 9:
            return TENS[word] + unit, 3
    return TENS[word], 1


def _counted(pieces: list[str]) -> tuple[str, int] | None:
    """A counted number: up to thousands, with "and"; an ordinal after tens ("twenty-first")."""
    ordinal = _tens_ordinal(pieces)
    if ordinal is not None:
        return ordinal
    total, used = _hundreds(pieces, 0)
    if not used:
        return ("100", 1) if pieces[0] == "hundred" else None
    if pieces[used : used + 2] == [" ", "thousand"]:
        total, used = total * 1000, used + 2
        rest, more = _rest(pieces, used)
        total, used = total + rest, used + more
    return str(total), used


def _hundreds(pieces: list[str], index: int) -> tuple[int, int]:
    total, used = _tens(pieces, index)
    if used and pieces[index + used : index + used + 2] == [" ", "hundred"]:
        rest, more = _rest(pieces, index + used + 2, tens_only=True)
        return total * 100 + rest, used + 2 + more
    return total, used


def _rest(pieces: list[str], index: int, *, tens_only: bool = False) -> tuple[int, int]:
    """What follows "hundred" or "thousand": " and five", " forty-two", " five hundred", nothing."""
    joined = [" ", "and", " "]
    lead = 3 if pieces[index : index + 3] == joined else 1
    if pieces[index : index + 1] != [" "]:
        return 0, 0
    value, more = (_tens if tens_only else _hundreds)(pieces, index + lead)
    return (value, lead + more) if more else (0, 0)


def _tens_ordinal(pieces: list[str]) -> tuple[str, int] | None:
    """ "twenty-first", "thirty first"; "twenty second" only with its hyphen, as seconds are a measure too."""
    if len(pieces) < 3 or corrected(pieces[0]) not in TENS or pieces[1] not in (" ", "-"):
        return None
    word = corrected(pieces[2])
    unit = SMALL_ORDINALS.get(word) or ORDINALS.get(word, 0)
    if not 1 <= unit <= 9 or (word == "second" and pieces[1] != "-"):
        return None
    ending = {1: "st", 2: "nd", 3: "rd"}.get(unit, "th")
    return f"{TENS[corrected(pieces[0])] + unit}{ending}", 3

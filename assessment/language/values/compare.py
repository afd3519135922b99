"""Comparing two values: the same, comparable, or one a slip of the other.

The marking reads "wrong" from these: where the fact's own value is missing, a value near it is a slip ("16:35" for
"16:30"); one that is merely different may belong to another fact.
"""

from __future__ import annotations

import re
from datetime import date

from assessment.language.values.spelling import one_slip
from assessment.language.values.value import Value

_CODES = frozenset({"reference", "phone", "number"})
_FIGURES = frozenset({"number", "temperature"})
_LOCAL = 6  # digits of a telephone number without its area code
_ZERO = str.maketrans("O", "0")


def same_value(a: Value, b: Value) -> bool:
    """Whether both can mean the same: equal keys or alternatives, a code with or without its letters."""
    kinds = {a.kind, b.kind}
    if "stamp" in kinds:
        return False
    if len(kinds) == 1 or kinds == _FIGURES:
        return bool(_keys(a) & _keys(b)) or (a.kind in ("reference", "phone") and _same_code(a, b))
    if kinds <= _CODES:
        return _same_code(a, b)
    if kinds == {"money", "number"}:
        return _figure(a) == _figure(b)
    if kinds == {"date", "month"}:
        return bool({key[:7] for key in _keys(a)} & {key[:7] for key in _keys(b)})
    if "time" in kinds and kinds <= {"time", "reference", "number"}:
        return bool({key.replace(":", "") for key in _keys(a)} & {key.replace(":", "") for key in _keys(b)})
    return False


def comparable(a: Value, b: Value) -> bool:
    """Whether one could be a wrong version of the other: the same kind, and the same shape where kinds are wide."""
    kinds = {a.kind, b.kind}
    if "stamp" in kinds:
        return False
    if kinds == {"reference", "number"}:
        return len(_digits(a)) >= 4 and len(_digits(b)) >= 4 and _same_shape(a, b)
    if kinds == _FIGURES:
        return True
    if len(kinds) > 1:
        return False
    if a.kind == "reference":
        return _same_shape(a, b) or _slipped(a.key, b.key)
    if a.kind == "phone":
        return a.key.startswith("ext:") == b.key.startswith("ext:")
    if a.kind in ("number", "ordinal"):
        return _same_size(a, b)
    return True


def near_value(a: Value, b: Value) -> bool:
    """Whether one looks like a slip of the other: digits swapped, a neighbouring day, half an hour off."""
    if not comparable(a, b) or same_value(a, b):
        return False
    if a.kind == "time":
        return any(_near_times(x, y) for x in _keys(a) for y in _keys(b))
    if a.kind == "date":
        return any(_near_days(x, y) for x in _keys(a) for y in _keys(b))
    if a.kind == "month":
        return any(x[5:] == y[5:] or _months_apart(x, y) == 1 for x in _keys(a) for y in _keys(b))
    if a.kind == "duration":
        return _near_durations(a.key, b.key)
    if "reference" in (a.kind, b.kind) or "phone" in (a.kind, b.kind):
        return _slipped(a.key, b.key) or (a.kind == "reference" and _same_head(a, b))
    return _near_figures(a, b)


def _keys(value: Value) -> set[str]:
    return {value.key, *value.alternatives}


def _digits(value: Value) -> str:
    return re.sub(r"\D", "", value.key)


def _letters(value: Value) -> str:
    return re.sub(r"[^A-Z]", "", value.key)


def _same_code(a: Value, b: Value) -> bool:
    x, y = a.key.translate(_ZERO), b.key.translate(_ZERO)
    if x == y:
        return True
    short, long = sorted((_digits(a), _digits(b)), key=len)
    if "phone" in (a.kind, b.kind):
        extension = "ext:" in a.key + b.key
        return short == long and len(short) >= 3 if extension else len(short) >= _LOCAL and long.endswith(short)
    # "20418" finds DS-20418; "17" finds C-17 only as a label ("bay 17"), not as a count.
    bare = not _letters(a) or not _letters(b)
    return bare and short == long and len(short) >= (2 if a.kind == b.kind else 4)


def _figure(value: Value) -> int:
    """The figure in hundredths, so that 18, 18.0 and GBP:18.00 are equal."""
    number = value.key.rpartition(":")[2].lstrip("-")
    whole, _, decimals = number.partition(".")
    hundredths = int(whole[:30] or 0) * 100 + int((decimals + "00")[:2])
    return -hundredths if value.key.startswith("-") else hundredths


def _same_size(a: Value, b: Value) -> bool:
    """Counts of one order: 2 and 3, 46 and 64; not 2 and 2027."""
    x, y = sorted((abs(_figure(a)), abs(_figure(b))))
    return y <= 10 * x or y <= 1000


def _shape(value: Value) -> tuple[str, int]:
    return re.sub(r"\d+", "9", value.key), len(_digits(value))


def _same_shape(a: Value, b: Value) -> bool:
    """Letters and digits in the same order, a digit more or less allowed; letters may be left out."""
    (one, first), (other, second) = _shape(a), _shape(b)
    pattern = re.sub(r"[A-Z]", "A", one) == re.sub(r"[A-Z]", "A", other)
    bare = not _letters(a) or not _letters(b)
    return abs(first - second) <= 1 and (pattern or (bare and min(first, second) >= 2))


def _same_head(a: Value, b: Value) -> bool:
    """The same letters before as many digits: DS-20418 and DS-30592 are of one series."""
    return bool(_letters(a)) and _shape(a) == _shape(b)


def _slipped(x: str, y: str) -> bool:
    """One slip of the pen; in a long code two digits may be wrong, or the letters alone, or digits jumbled."""
    if one_slip(x, y):
        return True
    if len(x) != len(y):
        return False
    wrong = sum(p != q for p, q in zip(x, y, strict=True))
    if len(x) >= 4 and sorted(x) == sorted(y) and wrong <= 4:
        return True
    return len(x) >= 6 and wrong <= 2


def _minutes(key: str) -> int:
    hour, minute = key.split(":")
    return 60 * int(hour) + int(minute)


def _near_times(x: str, y: str) -> bool:
    apart = abs(_minutes(x) - _minutes(y))
    apart = min(apart, 1440 - apart)
    return apart <= 60 or apart == 720 or one_slip(x.replace(":", ""), y.replace(":", ""))


def _months_apart(x: str, y: str) -> int:
    return abs(12 * int(x[:4]) + int(x[5:7]) - 12 * int(y[:4]) - int(y[5:7]))


def _near_days(x: str, y: str) -> bool:
    first, second = date.fromisoformat(x), date.fromisoformat(y)
    apart = abs((first - second).days)
    if apart <= 2 or apart == 7:
        return True
    if (first.day, first.month) in ((second.day, second.month), (second.month, second.day)):
        return True
    if first.day == second.day and _months_apart(x, y) == 1:
        return True
    return first.month == second.month and one_slip(f"{first.day:02}", f"{second.day:02}")


_LENGTHS = {"PT": {"S": 1, "M": 60, "H": 3600}, "P": {"D": 86_400, "M": 30 * 86_400, "Y": 365 * 86_400}}
# Hours for minutes, days for hours, weeks for days, months for weeks or days, years for months or weeks.
_UNIT_SLIPS = (60, 24, 7, 30, 30 / 7, 365 / 30, 365 / 7)


def _seconds(key: str) -> int:
    lead = "PT" if key.startswith("PT") else "P"
    return sum(int(number) * _LENGTHS[lead][unit] for number, unit in re.findall(r"(\d+)([SMHDY])", key))


def _near_durations(x: str, y: str) -> bool:
    """ "14 days" for "15", or the right number with the wrong unit ("24 minutes" for "24 hours")."""
    small, large = sorted((_seconds(x), _seconds(y)))
    first, second = re.findall(r"\d+", x), re.findall(r"\d+", y)
    if re.sub(r"\d+", "", x) == re.sub(r"\d+", "", y) and len(first) == len(second):
        close = (p == q or abs(int(p) - int(q)) <= 2 or one_slip(p, q) for p, q in zip(first, second, strict=True))
        if all(close):
            return True
    return any(abs(large - ratio * small) <= 0.03 * large for ratio in _UNIT_SLIPS) if small else False


def _near_figures(a: Value, b: Value) -> bool:
    x, y = _figure(a), _figure(b)
    small, large = sorted((abs(x), abs(y)))
    if x == -y or (small and large in (10 * small, 100 * small)):
        return True
    if small < large and large % 1000 == 0 and small == 1000 + large // 10 and large < 10_000:
        return True  # eighteen and eighty sound alike
    whole = abs(x - y)
    if whole <= 200 and large <= 2000:
        return True
    return whole <= 100 or _slipped(str(x // 100), str(y // 100)) or 10 * whole <= large

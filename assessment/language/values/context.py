"""What the words around a bare number make of it: a clock time, a label, a count of things.

"by 5" is a time, "by 5 engineers" is not, "flat 5" is a label, "from 5 Loom Lane" is an address. Decided from
the word before and the words after, never from the whole sentence, so that it stays explainable.
"""

from __future__ import annotations

import re

from assessment.language.values.page import Page
from assessment.language.values.words import word_set

# Words before a bare hour that make it a time.
CLOCK_WORDS = word_set(
    "by at before until till til from after around about afore while since gone between @ than approx circa"
    " approximately roughly nearly almost hour latest past towards bfore untill @"
)
# Looser ones: a time only if nothing is counted and nothing but a day or a stop follows.
DAY_WORDS = word_set(
    "today tonight tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat"
    " sun morning afternoon evening night"
)
# Looser ones: a time only if a day, a stop or a function word follows.
LOOSE_CLOCK_WORDS = DAY_WORDS | word_set(
    "due deadline when time eta back callback call starts start finish finishes ends end shuts closes close shut opens"
    " promised latest collected lapses expires released leaves"
)
APPROXIMATELY = word_set("around about approx approximately circa roughly nearly almost c abt ca")
LABELS = word_set(
    "flat bay label order case ticket job ref reference number no account booking hold flight room gate size sized"
    " apartment apt unit floor row seat desk extension ext extn aisle platform house level section page pages form"
    " line claim policy invoice box locker bin shelf model version type step point part item option priority"
    " route bus house plot block door cage trolley id code pin ending ends nr num question tab"
    " crate pallet rail rack lane terminal coach carriage tracking parcel docket contract meter serial customer"
)
# What may follow a clock time directly.
_AFTER_TIME = word_set(
    "on today tonight tomorrow yesterday this in at and or but so with to till til until when if as because cos uk"
    " gmt bst utc local malta spanish latest sharp prompt please pls plz thanks for from by the he she they i you we"
    " it is was were be are who which that just only even though while where after before since not no then than a an"
    " my your his her its our their mr mrs miss ms dr monday tuesday wednesday thursday friday saturday sunday mon tue"
    " wed thu fri sat sun noon midnight january february march april may june july august september october november"
    " december ish onwards onward earliest approx max maximum will would can could must should has have had do does did"
    " cus coz cause via per plus unless otherwise else too also again already always yes ok okay next last exactly"
    " dead bang oclock clock time next there here unless all because bcs hrs us him them me off out up down over"
    " closes shuts ends finishes starts opens leaves goes says wants needs gets comes calls rings knows lapses arrives"
    " runs expires opens departs takes asks works minus"
)
# Singular or irregular words that show that the number counts something.
_COUNTED = word_set(
    "of other others more new old gas electric electrical grey gray open red amber green navy blue black white extra"
    " different separate small large big little spare missed full whole further working business calendar adult people"
    " children men women staff kids kid pc pcs percent hour hr min minute day week month year mile metre meter km kg"
    " x bags items parcels jobs cases chats tickets calls customers emails visits boxes heaters engineers times hours"
    " mins minutes days weeks months years missed outstanding urgent separate letter letters digit digits failed"
    " attempt child person item parcel heater engineer degree degrees deg c pound pounds quid percent stone feet"
    " bed bedroom seater part way star to-do emergency pairs sets set unopened total left gb mb mbps rings half"
)
_STREET = re.compile(
    r"[ ]\w+(?:[ ]\w+)?[ ](?:street|st|road|rd|lane|ln|avenue|ave|close|drive|court|house|way|terrace|place)\b"
)
_PLAIN_PLURAL = re.compile(r"[a-z]{2,}[^su']s$")
_DISTANT_PLURAL = re.compile(r"[ ]{1,2}[a-z]{3,}[ ]([a-z]{2,}[^su\W]s)\b(?![ ](?:her|him|them|me|us|it|the|a|to|that))")


def counts_things(page: Page, end: int) -> bool:
    """Whether the number that ends there counts or measures what follows ("5 engineers", "5 of them")."""
    word = page.after(end)
    if not word:
        return page.letters[end : end + 1] in ("%", "°", "+")
    if "\n" in page.letters[end : page.after_at(end)]:
        return bool(word in _COUNTED or _PLAIN_PLURAL.match(word)) and word not in _AFTER_TIME
    if page.letters[end : end + 1] == " " and page.capital(page.after_at(end)):
        # A name: "at 6 Marek starts"; an address: "at 6 Loom Lane"; a text all in capitals says nothing.
        if _STREET.match(page.letters, end):
            return True
        if not page.own(*_span(page, end)).isupper():
            return False
    if word in _AFTER_TIME:
        return False
    return word in _COUNTED or _PLAIN_PLURAL.match(word) is not None


def _span(page: Page, end: int) -> tuple[int, int]:
    start = page.after_at(end)
    return start, start + len(page.after(end))


def counts_further_on(page: Page, end: int) -> bool:
    """Whether a plural follows one word later ("5 signed forms"); too loose where a preposition asks for a time."""
    word = page.after(end)
    return word not in _AFTER_TIME and _DISTANT_PLURAL.match(page.letters, end) is not None


def is_label(page: Page, start: int) -> bool:
    """Whether the number is a label by the word before it: "flat 6", "size 16", "order no. 5581"."""
    word = page.before(start)
    return word in LABELS or (word == "#" or page.letters[start - 1 : start] == "#")


def asks_for_time(page: Page, start: int) -> bool:
    """Whether the word before makes a bare number a time ("by 5", "until: 6", "@ 7")."""
    word = page.before(start)
    if word not in CLOCK_WORDS:
        return page.letters[max(0, start - 2) : start].strip() == "@"
    if word == "while":
        return True
    if word == "than":
        return page.before(start, 2) in ("later", "earlier")
    # "bays from 15 to 19", "boxes 3 to 5"
    governor = page.before(start, 2)
    return not (word in ("from", "between") and governor.rstrip("s") in LABELS)


def stands_alone(page: Page, end: int) -> bool:
    """Whether nothing follows the number that it could belong to: a stop, the line's end, a function word."""
    word = page.after(end)
    return not word or "\n" in page.letters[end : page.after_at(end)] or word in _AFTER_TIME


def approximately(page: Page, start: int) -> bool:
    """Whether the word or sign before says that the value is not exact."""
    return page.before(start) in APPROXIMATELY or page.letters[max(0, start - 2) : start].strip() == "~"

"""The words that values are made of, with the spellings that people really use.

Only spellings that are no other English word stand in `RESPELLED`; those that are ("fore", "too") count
in context alone, see reading.py.
"""

from __future__ import annotations

from assessment.language.values.value import HalfDay


def word_set(text: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(text.split())


def _listed(text: str) -> list[str]:
    return text.split()


_ONES = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")
_FROM_FOURTH = _listed(
    "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth"
)

UNITS: dict[str, int] = {word: number for number, word in enumerate(_ONES)}
TENS: dict[str, int] = {word: 10 * number for number, word in enumerate(_TENS, start=2)}
ORDINALS: dict[str, int] = {word: number for number, word in enumerate(_FROM_FOURTH, 4)} | {"thirtieth": 30}
SMALL_ORDINALS: dict[str, int] = {"first": 1, "second": 2, "third": 3}


def _spellings(table: str) -> dict[str, str]:
    """Each line is the proper word and then its other spellings."""
    lines = (line.split() for line in table.strip().splitlines())
    return {spelling: words[0] for words in lines for spelling in words[1:]}


# Spellings too far from the proper word for the one-slip rule of spelling.py, and short words.
RESPELLED: dict[str, str] = _spellings(
    """
    monday munday mondey mundy munnday
    tuesday tues teusday tewsday chewsday tuseday tusday tuesdey tuesdy
    wednesday weds wensday wenesday wendsday wenzday wedensday wendesday wednes wensdy wensdey wednsdy wendsdy
    thursday thurs thur thirsday thersday thursdey thurdsay fursday thorsday thirsdy thrusdy
    friday frieday fryday fridey
    saturday saterday satarday satdy satdi saterdy satday sattaday sataday saturdy
    sunday sonday sundey sunnday
    january janury janurary
    february febuary feburary febuery
    september sept setember
    october octobre
    november novembre
    december decemeber
    tomorrow tomorow tommorow tommorrow tmrw tmrow tmoro tmr tmw tomo tomoz tomoro tomora tomorra toomorow tomorro
    today todday todey tday
    tonight tonite tonit tonihgt tnight tonignt toonight
    yesterday yday yest ysterday yestaday yesturday
    morning mornin morining
    afternoon arvo aftenoon
    evening evenin evnin evning evining
    night nite nihgt nigth
    quarter qtr qwarter quater qarter quorter kwarter kwater qurter qaurter quartre quartr
    half hauf haff harf hlf halfe
    past pasd parst
    before befor bfore befour befre bifore beofre befoer
    until untill untl untel untile unitl untli
    about abt abowt aboot
    around arround arond aroud
    two twoo twa
    three thre theree threee
    four foor fower fowr fouer foru
    five fiv fife faiv fiev fve
    six siks sixx
    seven sevn sevin sevan sevven
    eight eigth eigt egiht eihgt
    nine nien nyne
    ten tenn
    eleven elevn elevin eleben
    twelve twelv twelf tweleve
    thirteen therteen
    fifteen fiveteen fithteen
    forty fourty
    ninety ninty
    eighth eigthth eightth
    ninth nineth
    twelfth twelth twelveth
    hundred hundread hunderd
    noon nooon
    midday middday midaay
    midnight midnite midnigt
    pounds pownds punds pnds
    minutes mintues minuts minites minits
    hours hourse houres
    clock clok cloc klock klok
    oclock oclok ocloc oclck oclokc
    """
)

# Real words, or nearly, that mean an hour only where an hour must come ("half past fore").
HOUR_AFTER_PAST: dict[str, str] = {
    "fore": "4", "for": "4", "fo": "4", "too": "2", "to": "2", "tow": "2", "tree": "3", "free": "3", "ate": "8",
    "sex": "6", "won": "1", "wan": "1", "nein": "9", "nin": "9", "tin": "10", "leven": "11",
}  # fmt: skip

DIGIT_LED: dict[str, str] = {
    "2day": "today", "2nite": "tonight", "2night": "tonight", "2moro": "tomorrow", "2morrow": "tomorrow",
    "2morow": "tomorrow", "2moz": "tomorrow", "2mo": "tomorrow", "2mrw": "tomorrow",
}  # fmt: skip

WEEKDAYS: dict[str, int] = {
    "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "wednesday": 2, "wed": 2, "thursday": 3, "thu": 3, "friday": 4,
    "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip
MONTHS: dict[str, int] = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip

# The half of the day of a part of it; the others are of the afternoon.
HALVES: dict[str, HalfDay] = {"morning": "am", "morn": "am", "am": "am"}

# Words that a slip of the pen turns into nothing else.
CORRECTED: frozenset[str] = frozenset(
    {word for word in (*WEEKDAYS, *MONTHS, *UNITS, *TENS, *ORDINALS) if len(word) >= 6}
    | {"tomorrow", "yesterday", "quarter", "midnight", "tonight", "morning", "afternoon", "evening"}
)
# Real words that stand one slip away from a corrected word.
NEVER_CORRECTED: frozenset[str] = word_set(
    "sundry sundae mourning warning moaning mooring thirsty thirst quartet quartz weight height weighty"
    " augusta horning forming elevens twelves sixteens eighties seventies sixties fifties nineties evensong"
    " leavening heighten lighten tighten fortieth sixtieth seventieth eightieth ninetieth fiftieth eventing"
    " severing seventhly tenthly"
)

SPOKEN_DIGITS: dict[str, str] = {"oh": "0", "o": "0", "nought": "0", "naught": "0"} | {
    word: str(number) for word, number in UNITS.items() if number < 10
}

# Words that people glue a number to: "by5" and "flat6" come apart.
GLUED: frozenset[str] = word_set(
    "by at til till before until from half flat bay size ext label order job no past around about after ref tel mob"
    " mobile phone ring call on row gate mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri"
    " friday sat saturday sun sunday"
)

# Any of these shows that "the day" and "the night" may be Scots for today and tonight.
SCOTS: frozenset[str] = word_set(
    "aye wee yer cannae dinnae didnae hasnae isnae wisnae wasnae havnae havenae willnae wouldnae couldnae shouldnae"
    " gonnae tae fae oot aboot noo afore naebody naw haud wean bairn ken heid hame doon roon gie gied auld morra"
    " efter yin hauf fower twa polis haein"
)

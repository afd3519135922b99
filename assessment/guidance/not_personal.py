"""A detail to be withheld that isn't private, or that the engine couldn't notice in a handover.

What is private, in words: something about a person (the customer, their family, a colleague) that the recipient doesn't need
for the job, of these kinds: health and treatment; money trouble; relationships and home life; a protected characteristic
(age, disability, gender reassignment, marriage, pregnancy, race, religion, sex, sexual orientation); trouble with the police,
immigration or at work; what somebody thinks or says of somebody's character; and secrets such as codes, card numbers, or when
a house is empty. (The kinds are those of special category and criminal data in the UK GDPR, arts. 9 and 10, of the Equality Act
2010, s. 4, and of what a centre would call gossip.)

A detail counts as personal if a word of one of these lists is in it, or if its sentence is nearer in meaning to examples of
them than to examples of what is merely of no interest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assessment.guidance.advice import Advice, Offer, key_of, quoted
from assessment.guidance.look import Look
from assessment.language.meaning import Vectors, encoder
from assessment.marking.case import Case, FactParts
from assessment.marking.private import is_secret, private_terms, weight_of

_WORDS = re.compile(
    r"\b(?:"
    # health
    r"ill(?:ness)?|sick|cancer|tumou?r|disease|diabet\w+|epilep\w+|depress\w+|anxi\w+|bipolar|autis\w+|adhd|hiv|dementia|alzheimer\w*|stroke|"
    r"sclerosis|pregnan\w+|miscarr\w+|abort\w+|ivf|fertility|surgery|operation|medic(?:ation|ine)|tablets?|prescri\w+|antidepress\w+|tamoxifen|insulin|"
    r"parkinson\w*|lupus|\w+itis|syndrome|steroids?|chemo\w*|hormones?|methadone|therap\w+|counsell\w+|diagnos\w+|hospital|psychiatr\w+|mental|suicid\w+|self.?harm\w*|overdos\w+|drinking|drinks (?:too|heavily|a lot|at)|drunk|alcohol\w*|"
    r"addict\w*|rehab|drugs?|cocaine|heroin|gambl\w+|glaucoma|blind|incontinen\w+|asthma|allerg\w+|menopaus\w+|smok(?:es|ing)|overweight|obes\w+|"
    # money
    r"debts?|arrears|behind with|overdrawn|bankrupt\w*|bailiffs?|iva|loan|payday|benefits?|universal credit|food ?bank|salary|wages?|redundan\w+|ccj|"
    r"rent|card (?:\w+ ){0,4}declined|owes?|overdraft|repossess\w+|pawn\w*|unemployed|dismiss(?:ed|al)|sacked|disciplin\w+|warning|"
    # relationships and home
    r"divorc\w+|separat\w+|affair|boyfriend|girlfriend|ex|lover|custody|adopt\w+|foster|violen\w+|abus\w+|refuge|leav(?:e|ing) (?:her|him)|"
    r"moved out|speaking terms|estranged|widow\w*|marriage|married|family court|social (?:worker|services)|neighbours?|living (?:with|there|in)|tenan(?:t|cy)|"
    # protected characteristics
    r"gay|lesbian|bisexual|trans(?:gender)?|religio\w+|muslim|jewish|catholic|hindu|sikh|immigra\w+|asylum|visa|refugee|disab\w+|ethnic\w*|"
    # police and the law
    r"police|arrest\w*|convict\w+|prison|probation|tagged|criminal|court (?:case|order|hearing)|magistrates|caution\w*|points (?:on|for)|banned|fraud\w*|shoplift\w+|stole\w*|theft|caught|"
    # opinions and gossip
    r"rude|lazy|liar|lies|lying|moan\w*|difficult|nightmare|stupid|thick|mad|crazy|fuss\w+|nuisance|troublemaker|gossip|rumou?r|complain\w+|shout\w+|"
    r"slams|time.?waster|snob\w*|scroung\w+|hates?|flirt\w*|smell\w*|"
    # secrets
    r"password|pass ?code|pin|code|card number|cvv|security (?:word|answer|number)|maiden|account number|sort code|passport|national insurance|"
    r"date of birth|home address|empty|key is|key safe|alarm|secret\w*|not know|told nobody|must not find out"
    r")\b",
    re.IGNORECASE,
)
_PERSONAL = (
    "She is being treated for cancer.",
    "He takes tablets for his nerves and has been off work with them.",
    "She is expecting a baby and has told nobody yet.",
    "He owes money to several lenders.",
    "She is leaving her husband, who does not know.",
    "His son is in prison.",
    "A neighbour says that they argue at night.",
    "The adviser before you thinks that she makes things up.",
    "He was given a warning at work for being late.",
    "The long number on her card is 4929 1234 5678 9012.",
    "Her password is Bluebell7.",
    "She is seeking asylum.",
    "He is gay and has not told his parents.",
    "Nobody is in the house next week.",
    "She cannot read well and is ashamed of it.",
)
_DULL = (
    "The car park is being painted at the weekend.",
    "There is cake in the kitchen for somebody's birthday.",
    "The new uniforms come in blue and green.",
    "The lift is out of order until Friday.",
    "She likes the new shop front.",
    "He asked when the summer sale begins.",
    "The van broke down on Tuesday.",
    "The order is number 4471 and was placed online.",
    "A colleague is going on holiday to Wales.",
    "The football match is on television tonight.",
    "The branch will close for repairs in June.",
    "She prefers tea to coffee.",
    "The delivery is booked for Thursday morning.",
    "The part has been ordered from the supplier.",
    "Tickets for the raffle are at reception.",
)
_NEARER = 0.2  # by so much nearer to the first examples than to the second
_NUMBERS = ("reference", "phone", "number")
_TELLING = (
    0.3  # of a word that hardly any handover has: under this in all its words, the engine can't notice the detail
)


def not_personal(look: Look) -> Iterator[Advice]:
    """Facts of weight `withhold` that are not private, and those that the engine would not notice."""
    for number, parts in enumerate(look.case.facts):
        if parts.fact.weight != "withhold":
            continue
        if not is_personal(parts):
            yield _dull(number, parts)
        elif not _noticeable(parts, look.case):
            yield _unnoticed(number, parts)


def is_personal(parts: FactParts) -> bool:
    """Whether the detail is of a private kind, by its words, its number or its meaning."""
    if _WORDS.search(parts.says) or _has_secret(parts):
        return True
    personal, dull = _examples()
    return float((personal @ parts.vector).max() - (dull @ parts.vector).max()) > _NEARER


def _has_secret(parts: FactParts) -> bool:
    """Whether it has a number that is itself the secret. (A day has as many digits as a card's end, and is none.)"""
    return any(is_secret(v) for v in parts.values if v.kind in _NUMBERS)


@lru_cache(maxsize=1)
def _examples() -> tuple[Vectors, Vectors]:
    return encoder().encode(_PERSONAL)[0], encoder().encode(_DULL)[0]


def _noticeable(parts: FactParts, case: Case) -> bool:
    """Whether the detail has a secret number, or a word of its own that is not in every other handover."""
    if _has_secret(parts):
        return True
    own = [parts.terms[j] for j in private_terms(parts, case)]
    return any(weight_of(term) >= _TELLING for term in own)


def _dull(number: int, parts: FactParts) -> Advice:
    fact = parts.fact
    return Advice(
        key_of("not_personal", fact.id, fact.says),
        "not_personal",
        ("facts", number, "weight"),
        f"{fact.id} is to be withheld, and it isn't private",
        "A handover that passes it on is flagged for privacy, which is a serious thing to be told. What is only of no use to the "
        "recipient is a distractor: passing it on is noise, and nothing worse.",
        "Make it a distractor. Or say what is private in it: health, money, relationships, beliefs, the police, somebody's opinion of somebody, a secret.",
        fact.says,
        (Offer("Make it a distractor", ("set", ("facts", number, "weight"), "distractor")),),
    )


def _unnoticed(number: int, parts: FactParts) -> Advice:
    fact = parts.fact
    return Advice(
        key_of("not_personal", f"{fact.id}-unnoticed", fact.says),
        "not_personal",
        ("facts", number, "says"),
        f"The engine could not notice {fact.id} in a handover",
        f"Every word of {quoted(fact.says)} is in another fact too, or in most handovers, so passing it on looks like something that may be told.",
        "Name the private thing itself: the illness, the sum, the code.",
        fact.says,
    )

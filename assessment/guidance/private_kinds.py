"""What is private, and how a brief shows it.

What is private, in words: something about a person (the customer, their family, a colleague) that the recipient doesn't need
for the job, of these kinds: health and treatment; money trouble; relationships and home life; a protected characteristic
(age, disability, gender reassignment, marriage, pregnancy, race, religion, sex, sexual orientation); trouble with the police,
immigration or at work; what somebody thinks or says of somebody's character; and secrets such as codes, card numbers, or when
a house is empty. (The kinds are those of special category and criminal data in the UK GDPR, arts. 9 and 10, of the Equality Act
2010, s. 4, and of what a centre would call gossip.)

A detail counts as personal if a word of one of these lists is in it, or if its sentence is nearer in meaning to examples of
them than to examples of what is merely of no interest. It also counts where the brief says that it was told in confidence.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assessment.guidance.look import Look
from assessment.language.meaning import Vectors, encoder
from assessment.marking.case import FactParts
from assessment.marking.private import is_secret

_WORDS = re.compile(
    r"\b(?:"
    # health
    r"lump|biops\w+|blood tests?|clinic|surgeon|\w*phobi[ac]|dyslexi\w+|illiterate|contracepti\w+|on a drip|(?:an?|the|her|his|their) scan|"
    r"ill(?:ness)?|sick|cancer|tumou?r|disease|diabet\w+|epilep\w+|depress\w+|anxi\w+|bipolar|autis\w+|adhd|hiv|dementia|alzheimer\w*|stroke|"
    r"sclerosis|pregnan\w+|miscarr\w+|abort\w+|ivf|fertility|surgery|operation|medic(?:ation|ine)|tablets?|prescri\w+|antidepress\w+|tamoxifen|insulin|"
    r"parkinson\w*|lupus|\w+itis|syndrome|steroids?|chemo\w*|hormones?|methadone|therap\w+|counsell\w+|diagnos\w+|hospital|psychiatr\w+|mental|suicid\w+|self.?harm\w*|overdos\w+|drinking|drinks (?:too|heavily|a lot|at)|drunk|alcohol\w*|"
    r"addict\w*|rehab|drugs?|cocaine|heroin|gambl\w+|glaucoma|blind|incontinen\w+|asthma|allerg\w+|menopaus\w+|smok(?:es|ing)|overweight|obes\w+|"
    r"(?:alcohol|sober|relaps|withdrawal|substance)\w*|drink.?driv\w*|cannabis|expecting (?:a baby|twins|her|their|his)|due (?:date|in (?:\w+ )?(?:weeks|months))|"
    # money
    r"insolven\w+|loan shark|missed payments?|credit (?:rating|score|history)|(?:can|could)(?:no|')t (?:afford|pay)|cannot (?:afford|pay)|skint|homeless\w*|evict\w*|inherit\w*|"
    r"(?:got|been|was|were|being|is|to be) (?:fired|suspended|demoted)|laid off|lost (?:her|his|their) job|out of work|grievance|tribunal|"
    r"debts?|arrears|behind with|overdrawn|bankrupt\w*|bailiffs?|iva|loan|payday|benefits?|universal credit|food ?bank|salary|wages?|redundan\w+|ccj|"
    r"rent|card (?:\w+ ){0,4}declined|owes?|overdraft|repossess\w+|pawn\w*|unemployed|dismiss(?:ed|al)|sacked|disciplin\w+|warning|"
    # relationships and home
    r"divorc\w+|separat\w+|affair|boyfriend|girlfriend|ex|lover|custody|adopt\w+|foster|violen\w+|abus\w+|refuge|leav(?:e|ing) (?:her|him)|"
    r"moved out|speaking terms|estranged|widow\w*|marriage|married|family court|social (?:worker|services)|neighbours?|living (?:with|there|in)|tenan(?:t|cy)|"
    r"(?:split|splitting|broke|broken|breaking) up|left (?:her|his) (?:wife|husband|partner|family|children|girlfriend|boyfriend)|walked out|cheat\w*|paternity|fell out with|fallen out|row(?:s|ed|ing)? with|argu(?:e|ed|es|ing) with|in care|"
    # protected characteristics
    r"queer|non.?binary|came out|coming out|christian\w*|buddhis\w+|atheis\w+|faith|church|mosque|synagogue|pray\w*|baptis\w+|vot(?:es?|ed)|trade union|union (?:member|rep)|political\w*|"
    r"deport\w*|leave to remain|settled status|overstay\w*|undocumented|nationality|citizenship|home office|"
    r"gay|lesbian|bisexual|trans(?:gender)?|religio\w+|muslim|jewish|catholic|hindu|sikh|immigra\w+|asylum|visa|refugee|disab\w+|ethnic\w*|"
    # police and the law
    r"police|arrest\w*|convict\w+|prison|probation|tagged|criminal|court (?:case|order|hearing)|magistrates|caution\w*|points (?:on|for)|banned|fraud\w*|shoplift\w+|stole\w*|theft|caught|"
    r"(?:lo(?:st|ses?|sing)|without|revoked|suspended|taken away|surrender\w*) (?:\w+ ){0,3}licen[cs]e|licen[cs]e (?:\w+ ){0,3}(?:revoked|suspended|taken|away)|disqualif\w+|"
    r"offen(?:ce|der|ces|ders)|(?:in|to|at|before|by) (?:the )?court|county court|sentenced|jail\w*|bail|charged with|accused|injunction|restraining|curfew|assault\w*|stolen|speeding|sued|suing|lawsuit|"
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
    "She lost her driving licence through drink.",
    "He was sacked from his last job.",
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
# How a brief says that something is told in confidence.
_CONFIDED = re.compile(
    r"\b(?:(?:do not|don't|not to|never|please not) (?:tell|say|mention|repeat|let (?:on|slip|anyone|anybody))|"
    r"(?:rather|want\w*|like[sd]?|wish\w*|prefer\w*) (?:that )?(?:nobody|no one|none|nobody else)|(?:nobody|no one)(?: else)? (?:knows?|is to know|must know|should know)|"
    r"between (?:ourselves|us|you and me)|in (?:strict )?confidence|confidential\w*|confided|keep (?:it|this|that|something|things) (?:to yourself|quiet|private|a secret)|"
    r"(?:to|for) (?:you|your ears) (?:only|alone)|not (?:to )?(?:go|get) any further|off the record)\b",
    re.IGNORECASE,
)
_NUMBERS = ("reference", "phone", "number")


def is_personal(parts: FactParts) -> bool:
    """Whether the detail is of a private kind, by its words, its number or its meaning."""
    return has_words(parts) or has_secret(parts) or nearness(parts) > _NEARER


def has_words(parts: FactParts) -> bool:
    """Whether one of the words of what is private is in it."""
    return bool(_WORDS.search(parts.says.replace("’", "'")))


def has_secret(parts: FactParts) -> bool:
    """Whether it has a number that is itself the secret. (A day has as many digits as a card's end, and is none.)"""
    return any(is_secret(v) for v in parts.values if v.kind in _NUMBERS)


def nearness(parts: FactParts) -> float:
    """How much nearer it is in meaning to what is personal than to what is dull; from -1 to 1, about 0 for neither."""
    personal, dull = _examples()
    return float((personal @ parts.vector).max() - (dull @ parts.vector).max())


@lru_cache(maxsize=1)
def _examples() -> tuple[Vectors, Vectors]:
    return encoder().encode(_PERSONAL)[0], encoder().encode(_DULL)[0]


def is_confided(look: Look, parts: FactParts) -> bool:
    """Whether the brief asks to keep it quiet: in the sentence that says it, or the one before or after in its paragraph."""
    evidence = look.told[parts.fact.id].evidence
    lines = look.brief.sentences
    spans = [look.brief.clean.span(each.segment.start, each.segment.end) for each in lines]
    said = {n for n, (start, end) in enumerate(spans) if any(e.start < end and start < e.end for e in evidence)}
    return any(
        _CONFIDED.search(line.text.replace("’", "'"))
        for n, line in enumerate(lines)
        if any(abs(n - at) <= 1 and line.segment.block == lines[at].segment.block for at in said)
    )

"""How a suggestion's words are read beside the learner's: misspelt, cut short, in another form, or another way to say it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from assessment.feedback.plain_words import is_plain
from assessment.feedback.private_words import PLACEHOLDER
from assessment.language.cleaning import clean
from assessment.language.respelling import respell
from assessment.language.words import Word, alike, words

WHEN = r"(?= +(?:the +)?\[(?:TIME|DATE|LENGTH))"  # before a placeholder of time
# Ways to say what a rule would take for something else: “not after five” is by five, “the next one” is no number.
_EVEN = (
    (rf"\b(?:not|no|never) (?:any )?(?:later than|after|past){WHEN}", "by"),
    (r"\blater than\b", "after"),
    (r"\b(?:please )?(?:do ?n[o'’]?t|not to|no need to) worry\b", " "),
    (r"\b(?:please )?do(?: not|n'?t) hesitate to\b", "please"),
    (
        r"\bi (?:should|would|'d) be (?:most |very |so )?(?:grateful|glad|obliged|pleased) if you (?:would|could)\b",
        "please",
    ),
    (r"\bi (?:ask|want|need|would like|'d like) you to\b|\bmay i (?:just )?ask you to\b", "please"),
    (r"\bmay i\b", "i"),
    (r"\bi no\b", "i know"),
    (r"\bneither\b(?=.* nor )", "not"),
    (r"\bnor\b", "or"),
    (r"\b(the|this|that|next|last|which|each|any|every|another|other|right|wrong|new|old|held|same) ones?\b", r"\1"),
)
_IRREGULAR = """
take took taken taking|give gave given giving|go went gone going|see saw seen|get got gotten getting|send sent|tell told
say said|ring rang rung|keep kept|hold held|pay paid|speak spoke spoken|buy bought|bring brought|make made making
leave left leaving|come came coming|find found|know knew known|write wrote written writing|lose lost losing|meet met
break broke broken|drive drove driven driving|hear heard|feel felt|think thought|let letting|put putting|run ran running
catch caught|choose chose chosen|begin began begun|stand stood|understand understood|sit sat sitting|teach taught
""".replace("\n", "|")
_BASE = {form: forms.split()[0] for forms in _IRREGULAR.split("|") for form in forms.split()}
_MISSPELT_AT_LEAST = 0.85  # of `alike`


@lru_cache(maxsize=1_000)
def even(text: str) -> str:
    """The text with those ways put as the rules know them, and what is misspelt in it put right."""
    text = respell(clean(text), frozenset()).text
    for pattern, instead in _EVEN:
        text = re.sub(pattern, instead, text, flags=re.IGNORECASE)
    return text


def small(text: str) -> set[str]:
    """Its words in lower case, small ones and all."""
    return {word.strip("'").lower() for word in re.findall(r"[A-Za-z']+", text.replace("’", "'"))}


def as_meant(quote: str) -> Callable[[Word], str]:
    """Reads a word of a suggestion as the quote's: the stem of the quote's word where that is misspelt, cut short
    ("ref") or another form of the same verb; its own stem else."""
    own = {word.text.lower(): word.stem for word in words(PLACEHOLDER.sub(" ", quote))}
    bases = {_BASE[word]: stem for word, stem in own.items() if word in _BASE}
    odd = [word for word in own if len(word) > 2 and not is_plain(word)]

    def meant(word: Word) -> str:
        low = word.text.lower()
        if word.stem in own.values():
            return word.stem
        if low in _BASE and _BASE[low] in bases:
            return bases[_BASE[low]]
        near = next((each for each in odd if low.startswith(each) or alike(each, low) >= _MISSPELT_AT_LEAST), None)
        return own[near] if near else word.stem

    return meant

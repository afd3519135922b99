"""The way from the learner's characters to clean ones and back."""

from hypothesis import given
from hypothesis import strategies as st

from assessment.language.cleaning import clean


def test_invisible_characters_vanish():
    assert clean("ac\u200bcep\u00adted").text == "accepted"


def test_curly_quotes_and_long_dashes_become_plain():
    assert clean("she’s “in” – now").text == 'she\'s "in" - now'


def test_letters_that_only_look_latin_are_read_as_latin():
    assert clean("mаrk").text == "mark"  # the second letter is Cyrillic


def test_windows_line_ends_count_as_one():
    assert clean("a\r\nb").text == "a\nb"


def test_a_span_leads_back_to_the_learners_own_characters():
    original = "ring\u00a0her \u200bby 5\u202fpm"
    cleaned = clean(original)
    at = cleaned.text.index("by 5 pm")
    start, end = cleaned.span(at, at + 7)
    assert original[start:end] == "by 5\u202fpm"


@given(st.text(max_size=200))
def test_every_clean_character_knows_where_it_came_from(text):
    cleaned = clean(text)
    assert len(cleaned.origin) == len(cleaned.text)
    assert list(cleaned.origin) == sorted(cleaned.origin)
    start, end = cleaned.span(0, len(cleaned.text))
    assert 0 <= start <= end <= len(text)

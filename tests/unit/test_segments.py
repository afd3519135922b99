"""Lines, sentences and clauses."""

from hypothesis import given
from hypothesis import strategies as st

from assessment.language.segments import clauses, heading_of, sentences


def texts(text):
    return [s.text for s in sentences(text)]


def test_bullets_are_not_merged():
    assert texts("- ring her\n- chase the depot") == ["ring her", "chase the depot"]


def test_a_title_does_not_end_a_sentence():
    assert texts("Mrs. Lund rang. She is cold.") == ["Mrs. Lund rang.", "She is cold."]


def test_a_time_with_a_full_stop_is_not_cut():
    assert texts("Van goes 16.15. Be quick.") == ["Van goes 16.15.", "Be quick."]


def test_lower_case_writers_have_sentences_too():
    assert texts("im off at 3. she wants a call") == ["im off at 3.", "she wants a call"]


def test_list_numbers_and_chat_stamps_are_left_out():
    assert texts("1) ring her\n[14:41] on it") == ["ring her", "on it"]


def test_a_line_that_ends_in_a_colon_heads_the_lines_below():
    assert [s.heading for s in sentences("You:\nring her\ncheck the bay")] == ["you", "you", "you"]


def test_capitals_make_a_heading_but_a_reference_does_not():
    assert heading_of("STILL TO DO") == "still to do"
    assert heading_of("HL-7730462") is None


def test_an_empty_line_starts_a_new_block():
    assert [s.block for s in sentences("one\n\ntwo\nthree")] == [1, 2, 2]


def test_a_long_sentence_falls_into_clauses():
    (sentence,) = sentences("I haven't rung her yet, but she is waiting for a call from us")
    assert [c.text for c in clauses(sentence)] == ["I haven't rung her yet", "but she is waiting for a call from us"]


@given(st.text(max_size=300))
def test_segments_are_exactly_what_stands_there(text):
    for sentence in sentences(text):
        assert text[sentence.start : sentence.end] == sentence.text
        for clause in clauses(sentence):
            assert text[clause.start : clause.end] == clause.text

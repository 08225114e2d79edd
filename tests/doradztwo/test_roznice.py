from hypothesis import given
from hypothesis import strategies as st

from doradztwo.roznice import word_diff, word_segments


def test_word_segments_name_what_was_taken_and_added():
    segments = word_segments("działają dwie sieci", "działają trzy sieci szkół")

    assert segments == [
        ("=", "działają "),
        ("-", "dwie"),
        ("+", "trzy"),
        ("=", " sieci"),
        ("+", " szkół"),
    ]


def test_another_text_is_read_as_one_change_not_word_by_word():
    assert word_segments("Każda szkoła ma plan.", "z drugiej karty") == [
        ("-", "Każda szkoła ma plan."),
        ("+", "z drugiej karty"),
    ]


def test_word_diff_escapes_both_texts():
    html = word_diff("<b>stare</b>", "<i>nowe</i>")

    assert html == "<del>&lt;b&gt;stare&lt;/b&gt;</del><ins>&lt;i&gt;nowe&lt;/i&gt;</ins>"


@given(st.text(), st.text())
def test_word_segments_keep_every_sign_of_both_texts(before, after):
    segments = word_segments(before, after)

    assert "".join(part for sign, part in segments if sign != "+") == before
    assert "".join(part for sign, part in segments if sign != "-") == after


def test_word_segments_of_a_long_text_go_by_lines():
    line = "słowo " * 3000 + "\n"

    assert word_segments(line, line + "nowe") == [("=", line), ("+", "nowe")]

"""How another program counts is found out by the quotes it gives."""

import codecs

import pytest

from jupyter_psydyn.exchange.qda.offsets import STANDARD, Counting, Given, read_spans, text_of

TEXT = "A moon 🌙 rose.\nI ran from a dog 🐍 home,\nand é cold."
WORDS = ("moon", "🌙 rose.", "dog 🐍", "home", "cold.")


def spans_in(written, width, inclusive=False):
    """Where the words are for a program that counts ``width`` for each character of its text."""
    found = []
    for word in WORDS:
        at = written.index(word)
        start = sum(map(width, written[:at]))
        end = start + sum(map(width, word)) - inclusive
        found.append(Given(start, end, word))
    return found


WIDTHS = {
    "code points": lambda one: 1,
    "UTF-16": lambda one: len(one.encode("utf-16-le")) // 2,
    "UTF-8 bytes": lambda one: len(one.encode()),
}


@pytest.mark.parametrize("unit", WIDTHS)
@pytest.mark.parametrize("inclusive", [False, True])
@pytest.mark.parametrize("mark", [False, True])
@pytest.mark.parametrize("counted_as", ["\n", "\r\n"])
@pytest.mark.parametrize("in_file", ["\n", "\r\n"])
def test_every_way_to_count_is_found_out(unit, inclusive, mark, counted_as, in_file):
    counted = "\ufeff" * mark + TEXT.replace("\n", counted_as)
    data = codecs.BOM_UTF8 * mark + TEXT.replace("\n", in_file).encode()
    text = text_of(data)
    assert text.text == TEXT
    placed, _ = read_spans([(text, spans_in(counted, WIDTHS[unit], inclusive))])
    assert [TEXT[start:end] for start, end in placed[0]] == list(WORDS)


def test_what_was_corrected_is_counted():
    _, counted = read_spans([(text_of(TEXT.encode()), spans_in(TEXT, WIDTHS["UTF-16"]))])
    assert counted == {Counting("UTF-16"): 4}  # all but the moon, which stands before the first emoji
    assert str(Counting("UTF-16")) == "UTF-16"


def test_a_name_that_somebody_chose_proves_nothing():
    given = [Given(2, 6, "my favourite"), Given(7, 8, "")]
    placed, counted = read_spans([(text_of(TEXT.encode()), given)])
    assert placed == [[(2, 6), (7, 8)]]
    assert counted == {}


def test_a_quote_that_was_cut_counts_as_it_is():
    given = [Given(3, 41, "oon 🌙 rose. I ran from a…")]
    assert read_spans([(text_of(TEXT.encode()), given)])[0] == [[(3, 41)]]


def test_without_quotes_what_a_program_is_known_for_holds():
    given = [Given(17, 20)]
    plain, _ = read_spans([(text_of(TEXT.encode()), given)])
    first, counted = read_spans([(text_of(TEXT.encode()), given)], "UTF-16")
    assert (plain, first) == ([[(17, 20)]], [[(16, 19)]])
    assert list(counted.values()) == [1]


def test_a_file_with_a_mark_among_others_is_read_in_its_own_way():
    marked = text_of(codecs.BOM_UTF8 + TEXT.encode())
    others = text_of(TEXT.encode())
    placed, counted = read_spans(
        [
            (others, spans_in(TEXT, WIDTHS["code points"])),
            (marked, spans_in("\ufeff" + TEXT, WIDTHS["code points"])),
        ]
    )
    assert placed[0] == placed[1]
    assert sum(counted.values()) == len(WORDS)


def test_utf_16_files_and_lone_cr_are_read():
    assert text_of(TEXT.replace("\n", "\r").encode("utf-16")).text == TEXT


def test_a_file_in_no_known_code_is_refused():
    with pytest.raises(ValueError, match="UTF-8"):
        text_of(b"caf\xe9")


def test_nothing_at_all():
    assert read_spans([]) == ([], {})
    assert read_spans([(text_of(b""), [])])[0] == [[]]
    assert str(STANDARD) == "code points"

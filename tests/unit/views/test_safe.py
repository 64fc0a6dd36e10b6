import unicodedata

import pytest

from molehunt.views.safe import safe

SIGN = "\N{REPLACEMENT CHARACTER}"
# Unicode's property Bidi_Control: the marks, embeddings, overrides and isolates.
BIDI = [*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]


@pytest.mark.parametrize(
    "text", ["", "Mark Zborowski", "Étienne", "Троцкий", "שלום", "日本", "e\u0301", "a\u00a0b", "1937-10~"]
)
def test_text_stays_as_it_is(text):
    assert safe(text) == text


@pytest.mark.parametrize("number", [*range(0x20), 0x7F, *range(0x80, 0xA0)])
def test_no_control_character_is_left(number):
    """C0 with ESC and BEL, DEL, and C1, in which 0x9b alone begins a sequence."""
    shown = safe(f"a{chr(number)}b")
    assert shown == ("a b" if chr(number) in "\n\t" else f"a{SIGN}b")


@pytest.mark.parametrize("mark", BIDI)
def test_no_direction_mark_is_left(mark):
    assert safe(f"a{mark}b") == f"a{SIGN}b"


def test_sequences_are_disarmed():
    assert safe("\x1b[31mred\x1b[0m") == f"{SIGN}[31mred{SIGN}[0m"
    assert safe("\x1b]0;title\x07") == f"{SIGN}]0;title{SIGN}"
    assert safe("\x9b2J") == f"{SIGN}2J"
    assert safe("no \ud800 half") == f"no {SIGN} half"


def test_one_line_comes_out():
    for char in map(chr, range(0x3000)):
        assert len(safe(f"a{char}b").splitlines()) == 1, hex(ord(char))


def test_nothing_that_steers_is_left_of_all_characters():
    for number in range(0x110000):
        char = chr(number)
        if unicodedata.category(char) in ("Cc", "Cs"):
            assert safe(char) in (SIGN, " "), hex(number)

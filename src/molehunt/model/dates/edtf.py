"""Read a date written in EDTF (ISO 8601-2): what of it a case can use.

Of level 0 all but times of day; of level 1 all but years before 0001 or after 9999 (``-0044``, ``Y17000``); of
level 2 the sets, and a month or day of which the first digit is known (``1937-1X``, ``1937-10-1X``).

Our own reader: of the packages on PyPI, edtf 5.0.2 pads ``~`` by a guess and fails on ``1937-1X``, undate
drops ``~`` and ``?``. Decisions the standard leaves open:

- A season is three whole months of the north: 21 from March, 22 June, 23 September, 24 December. Winter is
  named after the year it begins in (the standard sorts 24 last). A source that leaves that open needs a set.
- ``~``, ``?`` and ``%`` widen the possible days by one unit of the last digit written: ``1937-10-05~`` by a
  day, ``1937-10~`` a month, ``1937-21~`` three, ``1937-1X~`` ten, ``1937~`` a year, ``193X~`` ten years.
- ``..`` (open) and nothing (unknown) beside a ``/`` both leave that side without bound.
- ``A..B`` in one-of is any day from A to B; in all-of it stands for its two ends.
- The calendar ends with 0001 and 9999; there ``000X`` and widening are cut off.

To add a form: write a function that returns ``_Written``, call it in ``parse_edtf``, add it to ``FORMS``.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from molehunt.model.dates.uncertain import FIRST_DAY, LAST_DAY, Kind, Span, UncertainDate, union
from molehunt.model.errors import DateTextError

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = (
    "1937, 1937-10, 1937-10-05, 193X, 1937-XX, 1937-21 (spring) to 1937-24, each with ?, ~ or % at its end; "
    "1936/1938, 1936/..; [1936,1938], {1936..1938}"
)
_DIGITS = "0123456789X"
_MARKS = ("?", "~", "%")
_SEASONS = {"21": 2, "22": 5, "23": 8, "24": 11}  # months after January at which each begins
_TENS_OF_MONTHS = {"0X": (1, 9), "1X": (10, 12)}
_YEARS = "years run from 0001 to 9999, in four digits and without a letter"
_REASONS = {
    " ": "a date has no blanks",
    "T": "times of day are not kept",
    "x": "write a capital X for an unknown digit",
    "/": "an interval has one / and stands outside of sets",
    "Y": _YEARS,
} | dict.fromkeys(_MARKS, "one of ?, ~, % may stand at the end of a date, nowhere else")


class _Piece(NamedTuple):
    """Part of a text that remembers where it stands, so that an error can point at a character."""

    whole: str
    start: int
    stop: int

    def __str__(self) -> str:
        return self.whole[self.start : self.stop]

    def split(self, separator: str) -> Iterator[_Piece]:
        start = self.start
        for piece in str(self).split(separator):
            yield _Piece(self.whole, start, start + len(piece))
            start += len(piece) + len(separator)

    def fault(self, offset: int, why: str) -> DateTextError:
        at = self.start + offset
        found = f"found {self.whole[at]!r}" if at < len(self.whole) else "the text ends"
        return DateTextError(f"{self.whole!r}: {found} at character {at + 1}: {why}; accepted: {FORMS}")


class _Written(NamedTuple):
    """The days of one date as written, widened by its unit if marked, and its marks."""

    strict: Span
    possible: Span
    marks: str = ""


_OPEN = _Written(Span(-inf, inf), Span(-inf, inf))


def parse_edtf(text: str) -> UncertainDate:
    """Return the date that ``text`` writes. Raises DateTextError naming the character that is wrong."""
    whole = _Piece(text, 0, len(text))
    if not text:
        raise whole.fault(0, "an unknown date is an empty cell (None), not a text")
    if text[0] in "[{":
        return _set(whole)
    if "/" in text:
        written = _interval(whole)
        return _made(text, "interval", [[written[0]], [written[1]]])
    return _made(text, "date", [[_date(whole)]])


def _made(text: str, kind: Kind, parts: list[list[_Written]]) -> UncertainDate:
    marks = {mark for part in parts for written in part for mark in written.marks}
    return UncertainDate(
        text=text,
        kind=kind,
        parts=tuple(union(written.strict for written in part) for part in parts),
        possible=tuple(union(written.possible for written in part) for part in parts),
        approximate=bool(marks & {"~", "%"}),
        uncertain=bool(marks & {"?", "%"}),
    )


def _interval(whole: _Piece) -> tuple[_Written, _Written]:
    sides = list(whole.split("/"))
    if len(sides) > 2:
        raise whole.fault(sides[2].start - 1, _REASONS["/"])
    first, last = (_OPEN if str(side) in ("", "..") else _date(side) for side in sides)
    if first is _OPEN and last is _OPEN:
        raise whole.fault(0, "an interval has a date on one side at least")
    first, last = _ordered(sides[1], first, last)
    strict, possible = _lasting(first.strict, last.strict), _lasting(first.possible, last.possible)
    return _Written(strict[0], possible[0], first.marks), _Written(strict[1], possible[1], last.marks)


def _lasting(first: Span, last: Span) -> tuple[Span, Span]:
    """Leave out the first days behind every last day, and the last days before every first."""
    return Span(first.first, min(first.last, last.last)), Span(max(first.first, last.first), last.last)


def _ordered(at: _Piece, first: _Written, last: _Written) -> tuple[_Written, _Written]:
    if last.strict.last < first.strict.first:
        raise at.fault(0, "the end is before the start")
    return first, last


def _set(whole: _Piece) -> UncertainDate:
    kind: Kind = "one-of" if whole.whole[0] == "[" else "all-of"
    closing = "]" if kind == "one-of" else "}"
    inner = _Piece(whole.whole, 1, whole.stop - 1)
    end = whole.whole.find(closing)
    if end != inner.stop:
        raise whole.fault(whole.stop if end < 0 else end + 1, f"a set ends with its one {closing}")
    ranges = [_range(member) for member in inner.split(",")]
    if kind == "all-of":
        return _made(whole.whole, kind, [[end] for pair in ranges for end in dict.fromkeys(pair)])
    return _made(whole.whole, kind, [[_between(first, last) for first, last in ranges]])


def _between(first: _Written, last: _Written) -> _Written:
    return _Written(
        Span(first.strict.first, last.strict.last),
        Span(first.possible.first, last.possible.last),
        first.marks + last.marks,
    )


def _range(member: _Piece) -> tuple[_Written, _Written]:
    """Return the two ends of a member; for a single date both are that date."""
    if ".." not in str(member):
        return (_date(member),) * 2
    first, *middle, last = member.split("..")
    if middle or str(member) == "..":
        raise member.fault(0, "a range has one .. and a date on one side of it at least")
    if not str(first):
        upper = _date(last)
        return _between(_OPEN, upper), upper
    lower = _date(first)
    return _ordered(last, lower, _date(last) if str(last) else _between(lower, _OPEN))


def _date(piece: _Piece) -> _Written:
    marks = str(piece)[-1:] if str(piece)[-1:] in _MARKS else ""
    body = _Piece(piece.whole, piece.start, piece.stop - len(marks))
    _check_shape(body)
    _check_unknown(body)
    strict, possible = _months(body) if str(body)[8:] in ("", "XX") else _days(body)
    return _Written(strict, possible if marks else strict, marks)


def _check_shape(body: _Piece) -> None:
    """Refuse what is not laid out as YYYY, YYYY-MM or YYYY-MM-DD, digits unread."""
    for offset, character in enumerate(str(body)):
        if offset >= 10 or character not in ("-" if offset in (4, 7) else _DIGITS):
            why = _YEARS if (offset, character) == (0, "-") else _REASONS.get(character, "it does not belong there")
            raise body.fault(offset, why)
    if len(str(body)) not in (4, 7, 10):
        raise body.fault(len(str(body)), _YEARS if 0 < len(str(body)) < 4 else "the date is incomplete")


def _check_unknown(body: _Piece) -> None:
    """Refuse a known digit behind an unknown one, and a date of which nothing is known."""
    first = str(body).find("X")
    if first == 0:
        raise body.fault(0, "the first digit of the year must be known; an unknown date is an empty cell")
    for offset, character in enumerate(str(body)):
        if 0 < first < offset and character.isdigit():
            raise body.fault(offset, "only last digits can be unknown, a known one cannot follow X")
    if str(body).startswith("0000"):
        raise body.fault(0, _YEARS)


def _months(body: _Piece) -> tuple[Span, Span]:
    """Return the strict and the widened days of a date given in months, seasons, years or more."""
    year, month = str(body)[:4], str(body)[5:7]
    january = 12 * int(year.replace("X", "0"))
    if month in ("", "XX"):
        begin, length = january, 12 * 10 ** year.count("X")
        unit = length
    elif month in _SEASONS:
        if str(body)[7:]:
            raise body.fault(7, "a season has no days")
        begin, length, unit = january + _SEASONS[month], 3, 3
    else:
        begin, length, unit = _month(body, january)
    return _whole_months(begin, begin + length), _whole_months(begin - unit, begin + length + unit)


def _month(body: _Piece, january: int) -> tuple[int, int, int]:
    month = str(body)[5:7]
    if month in _TENS_OF_MONTHS:
        first, last = _TENS_OF_MONTHS[month]
        return january + first - 1, last - first + 1, 10
    if "X" in month or not 1 <= int(month) <= 12:
        raise body.fault(5, f"there is no month {month}")
    return january + int(month) - 1, 1, 1


def _whole_months(begin: int, end: int) -> Span:
    """Return the days from month ``begin`` to before month ``end``, both counted from January of year 0."""
    first, after = (
        FIRST_DAY if month < 12 else LAST_DAY + 1 if month >= 120_000 else _first_of(month) for month in (begin, end)
    )
    return Span(first, after - 1)


def _first_of(month: int) -> int:
    return date(month // 12, month % 12 + 1, 1).toordinal()


def _days(body: _Piece) -> tuple[Span, Span]:
    """Return the strict and the widened days of a date given to the day, or to the tens of its days."""
    year, month, day = str(body).split("-")
    if month in _SEASONS:
        raise body.fault(7, "a season has no days")
    begin, _, _ = _month(body, 12 * int(year))
    length = monthrange(int(year), int(month))[1]
    low, high = max(1, int(day.replace("X", "0"))), min(length, int(day.replace("X", "9")))
    if day == "00" or low > high:
        raise body.fault(8, f"{year}-{month} has no day {day}, its last is {length}")
    first, last = _first_of(begin) + low - 1, _first_of(begin) + high - 1
    unit = 10 if "X" in day else 1
    return Span(first, last), Span(max(first - unit, FIRST_DAY), min(last + unit, LAST_DAY))

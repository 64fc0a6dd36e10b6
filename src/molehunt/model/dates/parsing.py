"""Reading the text of a date cell: EDTF, relations to other ids, or both; a fault is told by its character."""

from __future__ import annotations

import re

from molehunt.model.dates.edtf import FORMS as EDTF_FORMS
from molehunt.model.dates.edtf import parse_edtf
from molehunt.model.dates.relative import DateExpression, Relation
from molehunt.model.dates.uncertain import UncertainDate
from molehunt.model.errors import DateTextError

FORMS = (
    "after ID, before ID, between ID and ID, on ID, during ID, 7 days after ID, within 2 weeks before ID, "
    "about 1 month after ID, also joined by ' & ' with each other and one EDTF date"
)
_ID = "[a-z0-9][a-z0-9-]*"
_RELATION = re.compile(
    rf"(?:(?P<how>about|within) )?(?P<count>[1-9][0-9]{{0,4}}) (?P<unit>day|week|month|year)s? "
    rf"(?P<side>after|before) (?P<by>{_ID})"
    rf"|(?P<word>after|before|on|during) (?P<of>{_ID})"
    rf"|between (?P<low>{_ID}) and (?P<high>{_ID})"
)
_DATE = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")


def parse_date(text: str) -> DateExpression:
    """Return the date that a cell writes, EDTF or relative. Raises DateTextError: what is wrong and where."""
    if not text:
        parse_edtf(text)
    absolute: UncertainDate | None = None
    relations: list[Relation] = []
    at = 0
    for term in text.split(" & "):
        if match := _RELATION.fullmatch(term):
            relations.append(_relation(text, at, match))
        elif not term or " " in term or "&" in term or (term[0].isalpha() and term[0] not in "XY"):
            raise _fault(text, at, term)
        elif absolute:
            raise DateTextError(f"{text!r}: {term!r} at character {at + 1} is a second EDTF date; keep one")
        else:
            absolute = parse_edtf(term)
        at += len(term) + 3
    return DateExpression(text, absolute, tuple(relations))


def _relation(text: str, at: int, match: re.Match[str]) -> Relation:
    names = ("by", "of", "low", "high")
    anchors = {match[name]: at + match.start(name) for name in names if match[name]}
    for anchor, start in anchors.items():
        if _DATE.fullmatch(anchor):
            why = "is a date where an id belongs; for days from it on write [A..], up to it [..A]"
            raise DateTextError(f"{text!r}: {anchor!r} at character {start + 1} {why}")
    if match["low"] and len(anchors) < 2:
        raise DateTextError(f"{text!r}: between {match['low']} and itself; name two ids, or write on")
    if match["count"]:
        count, unit = int(match["count"]), match["unit"]
        return Relation(match[0], match["how"] or "exactly", tuple(anchors), count, unit, match["side"])
    word = "on" if match["word"] == "during" else match["word"] or "between"
    return Relation(match[0], word, tuple(anchors))


def _fault(text: str, at: int, term: str) -> DateTextError:
    """Return the error at the first word that no form has, else at the whole term."""
    start, found = at, term
    for word in term.split(" "):
        if not re.fullmatch("[a-z0-9-]+", word):
            found = word
            break
        start += len(word) + 1
    else:
        start = at
    why = "neither EDTF nor a relation" if found else "one blank stands between words, none elsewhere"
    if not found:
        found, start = " ", max(start - 1, 0)
    where = f"{text!r}: found {found!r} at character {start + 1}"
    return DateTextError(f"{where}: {why}; accepted: {FORMS}; EDTF: {EDTF_FORMS}")

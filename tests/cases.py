"""Cases for tests: a generated one of any size, and a copy of the shipped one with something wrong in it."""

from __future__ import annotations

import csv
import functools
import hashlib
import json
import random
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from molehunt.case import read
from molehunt.case.reading.cells import closed_lists
from molehunt.case.reading.tables import TABLES
from molehunt.model.records import Case
from molehunt.model.shipped import shipped
from molehunt.model.vocabulary import vocabulary
from tests.support.descriptor import descriptor

Row = Mapping[str, str]
HEADERS = {table.name: table.header for table in TABLES}
_PLACES = 20
_EVENTS = 30
_DOCUMENTS = 40
_GROUPS = 25


def shipped_case() -> Path:
    """The folder of the reference case."""
    return shipped("data", "cases", "zborowski")


@functools.cache
def reference_case() -> Case:
    """The reference case, read once for a run."""
    return read(shipped_case())


def broken(folder: Path, table: str, edit: Callable[[str], str], case: Path | None = None) -> Path:
    """Copy a case (the shipped one) into a folder, one of its tables edited as text; return the copy."""
    copy = folder / "case"
    shutil.copytree(case or shipped_case(), copy, dirs_exist_ok=True)
    path = copy / (table if "." in table else f"{table}.csv")
    text = path.read_bytes().decode()
    edited = edit(text)
    assert edited != text, "the edit changed nothing"
    path.write_bytes(edited.encode())
    return copy


CORPUS = "First line.\n\nSecond one, « così ».\n"
TINY = {
    "entities": (
        "ann,Person,,Ann,\nbob,Person,,Bob,\nletter,Document,letter,The letter,\ntalk,Event,meeting,The talk,\n"
        "rome,Place,city,Rome,\nclub,Organization,group,The club,\n"
    ),
    "names": "naming-fox,name-fox,FOX,codename,bob,ann,,inferred,Fox is Bob.,asserts,plain,B3,,book,p1,\n",
    "sources": "book,book,The Book,ann,1940,,,,\nnotes,papers,The Notes,,,book,,letter,\n",
    "passages": (
        f"p1,book,1,0,11,{hashlib.sha256(CORPUS[:11].encode()).hexdigest()},\n"
        f"p2,notes,2,13,33,{hashlib.sha256(CORPUS[13:33].encode()).hexdigest()},p1\n"
    ),
    "claims": (
        "c1,gave,ann,letter,bob,,,,,,Ann gave it.,1937,,explicit,done,asserts,affirmed,plain,,told,B3,,book,p1,\n"
        "c2,told,bob,,ann,,,,,,Bob told Ann.,after c1,,context,done,reports,affirmed,plain,,told,B3,,book > ann,p2,\n"
        "c3,attended,ann,,,,,talk,,,Ann was there.,1937-10,,explicit,done,asserts,affirmed,plain,,told,B3,,book,p1,\n"
    ),
    "alternatives": "a1,one-of,Which?,c1; c2,p1,,\n",
    "disagreements": "d1,contradiction,Was it?,c1 | c2; c3,,\n",
    "decisions": "e1,d1,2,Because.,book,p1,\n",
}
"""The rows of a case that fits on a page, without a fault; CORPUS is its raw text."""
OPTIONAL = {
    "hypotheses": "h1,How?,It was Ann.,\nh2,How?,It was Bob.,\n",
    "bearings": "h1,c1,consistent,She had it.\nh2,c1,neutral,It says nothing of him.\n",
    "omitted": f"2,13,19,{hashlib.sha256(CORPUS[13:19].encode()).hexdigest()},half a heading\n",
}
"""Rows of the tables that a case may do without, for the tiny case."""


def tiny(folder: Path, texts: Mapping[str, str | bytes] | None = None, *, whole: bool = False) -> Path:
    """Write the tiny case into a folder, some of its files replaced (by table, or by name of file).

    The ``whole`` of it has the optional tables, too.
    """
    write_case(folder, dict.fromkeys(OPTIONAL, ()) if whole else {}, "tiny")
    for table, rows in (TINY | OPTIONAL if whole else TINY).items():
        path = folder / f"{table}.csv"
        path.write_bytes(path.read_bytes() + rows.encode())
    for name, text in (texts or {}).items():
        path = folder / (name if "." in name else f"{name}.csv")
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def tiny_text(table: str) -> str:
    """The file of a table of the tiny case."""
    return f"{','.join(HEADERS[table])}\n{(TINY | OPTIONAL)[table]}"


def write_case(folder: Path, tables: Mapping[str, Sequence[Row]], name: str = "made") -> Path:
    """Write a case of these rows; columns that a row leaves out are empty, tables left out have no rows."""
    folder.mkdir(parents=True, exist_ok=True)
    held = [table for table in TABLES if not table.optional or table.name in tables]
    described = descriptor(name, f"The case {name}", closed_lists(vocabulary()), held)
    (folder / "datapackage.json").write_text(json.dumps(described, indent=1), encoding="utf-8")
    for table in held:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, table.header, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables.get(table.name, ()))
    return folder


def synthetic(folder: Path, claims: int, *, seed: int = 1) -> Path:
    """Write a case without faults with so many claims, a quarter as many entities, half as many passages.

    The same numbers give the same case, byte for byte. Dates are absolute for a fifth of the claims, relative to
    an earlier claim or an event for two fifths; a third of the claims are reported through somebody else.
    """
    chance = random.Random(seed)  # noqa: S311 - the same every time is what is wanted
    people = max(claims // 4 - _PLACES - _EVENTS - _DOCUMENTS - _GROUPS, 20)
    passages = max(claims // 2, 1)
    rows = [_claim(chance, number, people, passages) for number in range(claims)]
    tables = {
        "entities": list(_entities(people)),
        "names": list(_names(people, passages)),
        "sources": list(_sources()),
        "passages": [_passage(number) for number in range(passages)],
        "claims": rows,
        "alternatives": [_alternatives(chance, number, rows) for number in range(claims // 100)],
        "disagreements": [_disagreement(chance, number, rows) for number in range(claims // 50)],
    }
    tables["decisions"] = [_decision(number) for number in range(0, claims // 50, 10)]
    return write_case(folder, tables, f"synthetic-{claims}")


def _entities(people: int) -> Iterable[Row]:
    for number in range(people):
        yield {"id": f"person-{number}", "label": "Person", "name": f"Person {number}"}
    for number in range(_GROUPS):
        yield {"id": f"group-{number}", "label": "Organization", "kind": "group", "name": f"Group {number}"}
    for number in range(_DOCUMENTS):
        yield {"id": f"paper-{number}", "label": "Document", "kind": "letter", "name": f"Paper {number}"}
    for number in range(_EVENTS):
        yield {"id": f"event-{number}", "label": "Event", "kind": "meeting", "name": f"Event {number}"}
    for number in range(_PLACES):
        yield {"id": f"place-{number}", "label": "Place", "kind": "city", "name": f"Place {number}"}


def _names(people: int, passages: int) -> Iterable[Row]:
    for number in range(max(people // 20, 1)):
        form = number // 2
        yield {
            "id": f"naming-{number}",
            "form": f"name-{form}",
            "name": f"NAME {form}",
            "kind": "codename",
            "denotes": f"person-{number}",
            "used_by": "book-0",
            "sameness": "inferred",
            "statement": f"Name {form} is person {number}.",
            "stance": "asserts",
            "certainty": "plain",
            "grade": "B3",
            "asserted_by": "book-0",
            "passage": f"passage-{number % passages}",
        }


def _sources() -> Iterable[Row]:
    for number in range(8):
        yield {
            "id": f"book-{number}",
            "kind": "book",
            "title": f"Book {number}",
            "author": f"person-{number}",
            "date": str(1940 + number),
            "derives_from": "book-0; book-1" if number > 5 else "",
        }


def _passage(number: int) -> Row:
    start = number * 100
    return {
        "id": f"passage-{number}",
        "source": f"book-{number % 8}",
        "paragraph": str(number // 5 + 1),
        "start": str(start),
        "end": str(start + 80),
        "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
        "repeats": f"passage-{number - 1}" if number % 50 == 49 else "",
    }


def _claim(chance: random.Random, number: int, people: int, passages: int) -> Row:
    def person() -> str:
        return f"person-{int(people * chance.random() ** 2)}"

    book = f"book-{chance.randrange(8)}"
    stance = chance.choices(("asserts", "reports", "speculates"), (60, 33, 7))[0]
    date = _date(chance, number)
    return {
        "id": f"claim-{number}",
        **_said(chance, person),
        "statement": f"Claim {number} says this of those it names.",
        "date": date,
        "date_basis": chance.choice(("explicit", "context", "inferred")) if date else "",
        "mode": chance.choices(("done", "planned", "ordered"), (90, 5, 5))[0],
        "stance": stance,
        "polarity": chance.choices(("affirmed", "negated"), (95, 5))[0],
        "certainty": chance.choice(("plain", "plain", "probable", "possible")),
        "basis": chance.choice(("witnessed", "told", "deduced", "documentary", "unknown")),
        "grade": chance.choice("ABCDEF") + chance.choice("123456"),
        "grade_because": "drawn by lot",
        "asserted_by": f"{book} > {person()}" if stance == "reports" else book,
        "passage": f"passage-{chance.randrange(passages)}",
    }


def _said(chance: random.Random, person: Callable[[], str]) -> Row:
    predicate = chance.choice(("met", "told", "gave", "carried", "showed", "attended", "member_of", "suspected"))
    said = {"predicate": predicate, "subject": person()}
    if predicate in ("gave", "carried", "showed"):
        said["object"] = f"paper-{chance.randrange(_DOCUMENTS)}"
    elif predicate == "member_of":
        said["object"] = f"group-{chance.randrange(_GROUPS)}"
    elif predicate in ("met", "suspected"):
        said["object"] = person()
    if predicate in ("gave", "carried", "showed", "told"):
        said["recipient"] = person()
    if predicate == "attended":
        said["at"] = f"event-{chance.randrange(_EVENTS)}"
    return said


def _date(chance: random.Random, number: int) -> str:
    """Draw a date that fits every other: relations stand alone, and point to earlier claims or to events."""
    kind = chance.random()
    if kind < 0.2:
        return chance.choice(
            (
                "1937",
                "1937-10",
                f"1937-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
                "193X",
                "1938~",
            )
        )
    if kind < 0.5 and number:
        return f"after claim-{chance.randrange(max(number - 500, 0), number)}"
    if kind < 0.6:
        return f"during event-{chance.randrange(_EVENTS)}"
    return ""


def _some(chance: random.Random, rows: Sequence[Row], many: int) -> list[str]:
    return [row["id"] for row in chance.sample(rows, many)]


def _alternatives(chance: random.Random, number: int, rows: Sequence[Row]) -> Row:
    return {
        "id": f"open-{number}",
        "kind": "one-of",
        "question": f"Which of these holds ({number})?",
        "claims": "; ".join(_some(chance, rows, 3)),
        "passage": rows[number]["passage"],
    }


def _disagreement(chance: random.Random, number: int, rows: Sequence[Row]) -> Row:
    one, two, three = _some(chance, rows, 3)
    return {
        "id": f"dispute-{number}",
        "kind": "contradiction",
        "question": f"Which side holds ({number})?",
        "sides": f"{one}; {two} | {three}",
    }


def _decision(number: int) -> Row:
    return {
        "id": f"decision-{number}",
        "disagreement": f"dispute-{number}",
        "favours": "1",
        "reason": "Drawn by lot.",
        "decided_by": "book-0",
        "passage": "passage-0",
    }

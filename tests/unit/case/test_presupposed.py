"""What claims take for granted of their days: by hand on small cases, and against every world of tiny ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.case import read
from molehunt.case.checks.presupposed import bounded_by_order
from molehunt.model.dates.bounds import Bounds
from molehunt.model.records import AlternativeSet, Case, Claim, Decision, Disagreement, When
from tests.cases import shipped_case, tiny, tiny_text

OCTOBER, NOVEMBER = date(1937, 10, 6), date(1937, 11, 11)
LETTER = {"object": ("letter",)}
EMPTY = Case("made", "Made", (), (), (), (), (), (), (), ())


def claim(name: str, predicate: str, first: date | None = None, last: date | None = None, **changed: object) -> Claim:
    values = {"roles": LETTER, "grade": "B3", "when": When("1937", first, last, first, last), **changed}
    return Claim(name, predicate, "", "p1", ("book",), **values)


def narrowed(*claims: Claim, events: dict[str, Bounds] | None = None, **tables: object) -> dict[str, When]:
    case = bounded_by_order(replace(EMPTY, claims=claims, **tables), events or {})
    return {found.id: found.when for found in case.claims}


WROTE = claim("wrote", "wrote", OCTOBER, date(1937, 10, 31))


@pytest.mark.parametrize("predicate", ["gave", "carried", "showed", "read", "held", "sent", "photographed", "copy_of"])
def test_a_letter_is_handled_after_it_was_written(predicate: str) -> None:
    found = narrowed(claim("it", predicate, last=NOVEMBER), WROTE)["it"]
    assert found == When("1937", None, NOVEMBER, OCTOBER, NOVEMBER), "what the source says stays as written"


@pytest.mark.parametrize("made", ["wrote", "forged"])
def test_a_letter_was_made_when_somebody_had_it(made: str) -> None:
    received = claim("received", "received", OCTOBER, NOVEMBER)
    later = claim("later", "read", last=date(1939, 12, 31))
    found = narrowed(claim("it", made, when=When("")), received, later)["it"]
    assert found == When("", None, None, None, NOVEMBER)


@pytest.mark.parametrize(
    ("predicate", "role"),
    [
        ("purports_to_be_by", "subject"),
        ("addressed_to", "subject"),
        ("characterised", "subject"),
        ("revealed", "subject"),
        ("published", "object"),
        ("examined", "object"),
        ("told", "about"),
        ("told", "via"),
        ("concluded", "about"),
        ("forged", "object"),
    ],
)
def test_a_document_is_signed_described_and_told_of_after_it_was_made(predicate: str, role: str) -> None:
    found = narrowed(claim("it", predicate, when=When(""), roles={role: ("letter",)}), WROTE)["it"]
    assert found == When("", None, None, OCTOBER, None)


@pytest.mark.parametrize(("predicate", "role"), [("intended", "about"), ("promised", "about"), ("requested", "object")])
def test_what_is_planned_promised_or_asked_for_may_not_be_there_yet(predicate: str, role: str) -> None:
    assert narrowed(claim("it", predicate, when=When(""), roles={role: ("letter",)}), WROTE)["it"] == When("")


def test_who_was_only_asked_or_perhaps_had_it_says_nothing_of_the_day_it_was_made() -> None:
    perhaps = claim("perhaps", "read", OCTOBER, NOVEMBER, certainty="possible")
    asked = claim("asked", "requested", OCTOBER, NOVEMBER)
    assert narrowed(claim("it", "forged", when=When("")), perhaps, asked)["it"] == When("")


def test_a_first_day_that_is_too_early_is_narrowed_and_a_later_one_kept() -> None:
    early = claim("early", "gave", date(1937, 1, 1), date(1937, 12, 31))
    late = claim("late", "read", NOVEMBER, NOVEMBER)
    found = narrowed(WROTE, early, late)
    assert found["early"].possible_earliest == OCTOBER
    assert found["early"].earliest == date(1937, 1, 1)
    assert found["late"] == late.when


def test_sources_that_contradict_one_another_keep_their_days() -> None:
    before = claim("before", "read", date(1936, 1, 1), date(1936, 12, 31))
    assert narrowed(WROTE, before)["before"] == before.when


def test_of_several_days_of_writing_the_first_counts() -> None:
    later = claim("later", "wrote", NOVEMBER, NOVEMBER)
    undated = claim("undated", "wrote", when=When(""))
    found = narrowed(later, WROTE, undated, claim("it", "read"))
    assert found["it"].possible_earliest == OCTOBER
    assert found["undated"].possible_earliest == OCTOBER, "a denial or a second witness speaks of the same days"
    assert found["later"] == later.when


@pytest.mark.parametrize(
    "changed",
    [
        {"polarity": "negated"},
        {"mode": "planned"},
        {"certainty": "probable"},
        {"stance": "speculates"},
        {"grade": "C4"},
        {"roles": {"object": ("another",)}},
    ],
)
def test_what_is_not_said_outright_to_have_been_written_bounds_nothing(changed: dict[str, object]) -> None:
    assert narrowed(replace(WROTE, **changed), claim("it", "read"))["it"].possible_earliest is None


def test_what_is_only_asked_or_planned_is_not_bounded() -> None:
    found = narrowed(WROTE, claim("asked", "requested"), claim("planned", "gave", mode="planned"))
    assert found["asked"].possible_earliest is None
    assert found["planned"].possible_earliest is None


def test_a_writing_that_may_be_another_or_is_contradicted_bounds_nothing_unless_decided() -> None:
    it, rival = claim("it", "read"), claim("rival", "forged")
    either = AlternativeSet("a", "one-of", "Who?", ("wrote", "rival"), "p1")
    against = Disagreement("d", "contradiction", "Was it?", (("wrote",), ("rival",)))
    decision = Decision("e", "d", 1, "Because.", "book", "p1")
    assert narrowed(WROTE, rival, it, alternatives=(either,))["it"].possible_earliest is None
    assert narrowed(WROTE, rival, it, disagreements=(against,))["it"].possible_earliest is None
    decided = narrowed(WROTE, rival, it, disagreements=(against,), decisions=(decision,))
    assert decided["it"].possible_earliest == OCTOBER
    lost = narrowed(WROTE, rival, it, disagreements=(against,), decisions=(replace(decision, favours=2),))
    assert lost["it"].possible_earliest is None


def test_a_copy_is_made_and_handled_after_the_original_was_written() -> None:
    def copy(name: str, of: str) -> Claim:
        return claim(f"{name}-of-{of}", "copy_of", when=When(""), roles={"subject": (name,), "object": (of,)})

    made = claim("made", "copied", roles={"object": ("copy",)})
    seen = claim("seen", "saw", roles={"object": ("copy-of-copy",)})
    found = narrowed(seen, made, copy("copy-of-copy", "copy"), copy("copy", "letter"), WROTE)
    assert {name: when.possible_earliest for name, when in found.items()} == dict.fromkeys(found, OCTOBER)


def test_copies_of_one_another_do_not_run_in_a_circle() -> None:
    pair = [
        claim(f"{one}-{other}", "copy_of", when=When(""), roles={"subject": (one,), "object": (other,)})
        for one, other in (("letter", "copy"), ("copy", "letter"))
    ]
    found = narrowed(*pair, WROTE, claim("it", "saw", roles={"object": ("copy",)}))
    assert found["it"].possible_earliest == OCTOBER


def test_who_handled_several_documents_began_with_the_first_if_all_are_dated() -> None:
    other = claim("other", "wrote", NOVEMBER, NOVEMBER, roles={"object": ("note",)})
    both = claim("both", "read", roles={"object": ("note", "letter")})
    assert narrowed(WROTE, other, both)["both"].possible_earliest == OCTOBER
    assert narrowed(other, both)["both"].possible_earliest is None


DEATH = Bounds(date(1938, 2, 15), date(1938, 2, 16), date(1938, 2, 15), date(1938, 2, 16))


def test_what_was_done_at_an_event_was_done_on_its_days() -> None:
    at = {"subject": ("ann",), "at": ("death",)}
    killed = claim("killed", "killed", when=When(""), roles=at)
    own = claim("own", "died", date(1938, 2, 9), date(1938, 2, 18), roles=at)
    helped = claim("helped", "helped", when=When(""), roles=at)
    elsewhere = claim("elsewhere", "attended", when=When(""), roles={"at": ("rome",)})
    found = narrowed(killed, own, helped, elsewhere, events={"death": DEATH})
    assert found["killed"] == When("", None, None, DEATH.possible_earliest, DEATH.possible_latest)
    assert found["own"] == own.when, "a claim with days of its own dates the event"
    assert found["helped"] == helped.when, "who arranges an event does so before it"
    assert found["elsewhere"] == elsewhere.when


def test_what_was_said_at_an_event_was_said_on_its_days() -> None:
    at = {"subject": ("ann",), "at": ("death",)}
    told = claim("told", "told", when=When("after c1", date(1938, 2, 16), None, date(1938, 2, 16), None), roles=at)
    treated = claim("treated", "treated", when=When("before c2", None, NOVEMBER.replace(1938), None, None), roles=at)
    offered = claim("offered", "offered", when=When(""), roles=at)
    own = claim("own", "admitted", date(1938, 2, 9), date(1938, 2, 18), roles=at)
    contrary = claim("contrary", "told", when=When("before c3", None, NOVEMBER, None, NOVEMBER), roles=at)
    found = narrowed(told, treated, offered, own, contrary, events={"death": DEATH})
    assert found["told"].bounds.possible == Bounds(None, None, date(1938, 2, 16), date(1938, 2, 16)).possible
    assert found["treated"].bounds.possible == DEATH.possible, "a date by another claim does not date the event"
    assert found["offered"] == offered.when, "who is asked to an event is asked before it"
    assert found["own"] == own.when, "a date that the source writes dates the event"
    assert found["contrary"] == contrary.when


def test_a_theft_is_bounded_by_its_event_and_by_the_writing() -> None:
    taken = claim("taken", "stole", when=When(""), roles=LETTER | {"at": ("death",)})
    found = narrowed(taken, WROTE, events={"death": DEATH})["taken"]
    assert (found.possible_earliest, found.possible_latest) == (DEATH.possible_earliest, DEATH.possible_latest)
    early = Bounds(possible_earliest=date(1937, 1, 1), possible_latest=date(1937, 12, 31))
    found = narrowed(taken, WROTE, events={"death": early})["taken"]
    assert (found.possible_earliest, found.possible_latest) == (OCTOBER, date(1937, 12, 31))


DAYS = range(1, 5)


def day(number: int | None) -> date | None:
    return date(1937, 10, number) if number else None


bounds = st.tuples(st.sampled_from([None, *DAYS]), st.sampled_from([None, *DAYS])).filter(
    lambda pair: not all(pair) or pair[0] <= pair[1]
)
makings = st.lists(st.tuples(st.sampled_from("oc"), bounds), min_size=1, max_size=3)
handlings = st.lists(st.tuples(st.sampled_from("oc"), bounds), min_size=1, max_size=2)


@settings(max_examples=300, deadline=None)
@given(makings, handlings)
def test_no_day_is_excluded_on_which_all_claims_can_hold(
    made: list[tuple[str, tuple[int | None, int | None]]], handled: list[tuple[str, tuple[int | None, int | None]]]
) -> None:
    """A world gives each document, o and its copy c, a day on which it was made, and each handling a day of its own."""
    rows = [("wrote" if name == "o" else "copied", name, pair) for name, pair in made]
    rows += [("read", name, pair) for name, pair in handled]
    claims = [
        claim(f"c{n}", predicate, *map(day, pair), roles={"object": (name,)})
        for n, (predicate, name, pair) in enumerate(rows)
    ]
    copy = claim("copy", "copy_of", when=When(""), roles={"subject": ("c",), "object": ("o",)})
    found = narrowed(copy, *claims)
    for original, copied in product(DAYS, DAYS):
        of = {"o": original, "c": copied}
        held = [[of[name]] for _, name, _ in rows[: len(made)]]
        held += [[n for n in DAYS if n >= of[name]] for _, name, _ in rows[len(made) :]]
        allowed = [
            [n for n in days if (first or 1) <= n <= (last or max(DAYS))]
            for days, (_, _, (first, last)) in zip(held, rows, strict=True)
        ]
        if original <= copied and all(allowed):
            for one, days in zip(claims, allowed, strict=True):
                when = found[one.id].bounds
                assert all(when.possibly_by(day(n)) and when.possibly_since(day(n)) for n in days), (one, days)


at_events = st.tuples(bounds, bounds, st.sampled_from(["", "1937", "after c1"]))


@settings(deadline=None)
@given(at_events)
def test_an_event_excludes_no_day_that_it_and_the_claim_allow(
    drawn: tuple[tuple[int | None, int | None], tuple[int | None, int | None], str],
) -> None:
    own, event, text = drawn
    first, last = map(day, own) if text else (None, None)
    it = claim("it", "told", when=When(text, first, last, first, last), roles={"at": ("talk",)})
    held = Bounds(possible_earliest=day(event[0]), possible_latest=day(event[1]))
    when = narrowed(it, events={"talk": held})["it"]
    stated = [n for n in DAYS if it.when.bounds.possibly_by(day(n)) and it.when.bounds.possibly_since(day(n))]
    both = [n for n in stated if held.possibly_by(day(n)) and held.possibly_since(day(n))]
    kept = {n for n in DAYS if when.bounds.possibly_by(day(n)) and when.bounds.possibly_since(day(n))}
    assert kept <= set(stated)
    assert kept >= set(both or stated), "contrary days leave the claim as it is"
    if text == "1937" and all(own):
        assert when == it.when, "stated days stay"


@pytest.fixture(scope="module")
def zborowski() -> dict[str, When]:
    return {found.id: found.when for found in read(shipped_case()).claims}


def test_nobody_shows_the_letter_before_it_was_written(zborowski: dict[str, When]) -> None:
    # Paragraphs 17 and 18: Krivitsky fled on 6 October 1937 and wrote the letter that month.
    for name in ("brusse-showed-letter", "krivitsky-sent-letter", "copy-of-letter", "unknown-hand-copied"):
        assert zborowski[name].bounds.certainly_since(OCTOBER), name
        assert not zborowski[name].bounds.possibly_by(date(1930, 12, 31)), name
    assert zborowski["copy-of-letter"].earliest is None, "no source says when the copy was made"


@pytest.mark.parametrize(
    ("name", "before"),
    [
        # The orange was craved in the clinic, which Sedov entered on 9 February 1938 (paragraph 27).
        ("mark-reported-orange", date(1938, 2, 8)),
        # The suspicion of Slutsky begins "now", after January 1937 (paragraphs 13 and 15).
        ("brusse-told-kill-order", date(1937, 1, 21)),
        # The letter of Klement came up in the affair that began after the death of Sedov (31, 78).
        ("camille-on-none-of-the-copies", date(1938, 2, 14)),
        ("klement-letter-forged", date(1938, 2, 14)),
        # The special issue came out in the February in which Sedov died (59).
        ("bulletin-special-delayed", date(1938, 1, 31)),
    ],
)
def test_nothing_is_possible_before_the_day_that_the_text_presupposes(
    zborowski: dict[str, When], name: str, before: date
) -> None:
    assert not zborowski[name].bounds.possibly_by(before)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        # Paragraph 24: Rosenthal answered at the meeting of 11 November 1937.
        ("rosenthal-admitted-post", NOVEMBER, NOVEMBER),
        # Paragraphs 54 and 66: the operation was on the night of 9 February 1938.
        ("operation-apparently-successful", date(1938, 2, 9), date(1938, 2, 9)),
        # Paragraphs 27, 62 and 73: the second operation was on 15 February 1938.
        ("second-operation-failed", date(1938, 2, 15), date(1938, 2, 15)),
    ],
)
def test_what_was_done_at_an_event_has_its_days(zborowski: dict[str, When], name: str, first: date, last: date) -> None:
    assert (zborowski[name].possible_earliest, zborowski[name].possible_latest) == (first, last)


def row(name: str, predicate: str, held: str, date: str = "", at: str = "") -> str:
    basis = "explicit" if date else ""
    head = f"{name},{predicate},ann,{held},,,,{at},,,It was so.,{date},,{basis},"
    return f"{head}done,asserts,affirmed,plain,,told,B3,,book,p1,\n"


def test_a_case_is_read_with_what_its_claims_take_for_granted(tmp_path: Path) -> None:
    text = row("w", "wrote", "letter", "1936-05-03") + row("r", "read", "letter") + row("t", "met", "bob", at="talk")
    found = {c.id: c.when for c in read(tiny(tmp_path, {"claims": tiny_text("claims") + text})).claims}
    assert found["r"] == When("", None, None, date(1936, 5, 3), date(1940, 12, 31)), "the book is of 1940"
    assert found["t"] == When("", None, None, date(1937, 10, 1), date(1937, 10, 31)), "c3 dates the talk"

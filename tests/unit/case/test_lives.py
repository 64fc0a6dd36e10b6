"""Nobody acts before being born or after death: by hand on small cases, and the lives of the reference case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from molehunt.case import check, read
from molehunt.case.checks.lives import lives
from molehunt.case.checks.presupposed import bounded_by_order
from molehunt.model.dates.bounds import Bounds
from molehunt.model.records import Case, Claim, Entity, Name, When
from tests.cases import shipped_case, tiny, tiny_text

BORN, DIED = date(1908, 1, 27), date(1938, 2, 16)
PEOPLE = tuple(Entity(name, "Person", "", name.title()) for name in ("ann", "bob"))
EMPTY = Case("made", "Made", PEOPLE, (), (), (), (), (), (), ())


def claim(name: str, predicate: str, day: date | None = None, last: date | None = None, **roles: str) -> Claim:
    when = When("x", day, last or day, day, last or day) if day else When("")
    held = {role: (end,) for role, end in roles.items()}
    return Claim(name, predicate, "", "p1", ("book",), roles=held, grade="B3", when=when)


def days(it: Claim, *others: Claim, names: tuple[Name, ...] = ()) -> tuple[date | None, date | None]:
    case = bounded_by_order(replace(EMPTY, claims=(it, *others), names=names), {})
    when = next(found.when for found in case.claims if found.id == it.id)
    return when.possible_earliest, when.possible_latest


BIRTH, DEATH = claim("birth", "born", BORN, subject="ann"), claim("death", "died", DIED, subject="ann")


@pytest.mark.parametrize(
    "it",
    [
        claim("it", "read", subject="ann", object="letter"),
        claim("it", "gave", subject="bob", object="letter", recipient="ann"),
        claim("it", "told", subject="ann", recipient="bob"),
        claim("it", "told", subject="bob", recipient="ann"),
        claim("it", "met", subject="ann", object="bob"),
    ],
    ids=["read", "was given", "told", "was told", "met"],
)
def test_who_acts_is_alive(it: Claim) -> None:
    assert days(it, BIRTH, DEATH) == (BORN, DIED)
    assert days(it, BIRTH) == (BORN, None)
    assert days(it) == (None, None)


@pytest.mark.parametrize(
    ("predicate", "roles"),
    [
        ("met", "subject object"),
        ("visited", "subject object"),
        ("accompanied", "subject object"),
        ("saw_person", "subject object"),
        ("introduced", "subject object recipient"),
        ("treated", "subject object"),
        ("handled_by", "subject object"),
        ("worked_for", "subject object"),
        ("helped", "subject object"),
        ("infiltrated", "subject object"),
        ("friend_of", "subject object"),
        ("kin_of", "subject object"),
        ("led", "subject"),
        ("member_of", "subject"),
        ("lived_at", "subject"),
        ("suspected", "subject"),
        ("trusted", "subject"),
        ("felt", "subject"),
        ("acted", "subject"),
        ("agreed", "subject"),
    ],
)
def test_who_is_met_belongs_or_thinks_is_alive(predicate: str, roles: str) -> None:
    for role in roles.split():
        assert days(claim("it", predicate, **{role: "ann"}), BIRTH, DEATH) == (BORN, DIED), role


@pytest.mark.parametrize(
    ("predicate", "role"),
    [
        ("suspected", "object"),
        ("trusted", "object"),
        ("supported", "object"),
        ("examined", "object"),
        ("found", "object"),
        ("guarded", "object"),
        ("sent", "recipient"),
        ("purports_to_be_by", "object"),
        ("characterised", "subject"),
    ],
)
def test_the_dead_can_be_suspected_found_and_written_to_but_nobody_unborn(predicate: str, role: str) -> None:
    assert days(claim("it", predicate, **{role: "ann"}), BIRTH, DEATH) == (BORN, None)


@pytest.mark.parametrize(
    "it",
    [
        claim("it", "told", subject="bob", recipient="bob", about="ann"),
        replace(claim("it", "read", subject="ann", object="letter"), mode="planned"),
        claim("it", "read", subject="bob", object="letter"),
    ],
    ids=["was spoken of", "was to read", "another"],
)
def test_who_is_only_spoken_of_need_not_live(it: Claim) -> None:
    assert days(it, BIRTH, DEATH) == (None, None)


ends = st.tuples(st.none() | st.integers(1, 6), st.none() | st.integers(1, 6)).filter(
    lambda pair: None in pair or pair[0] <= pair[1]
)


@settings(deadline=None)
@given(ends, st.integers(1, 6), st.integers(1, 6), st.sampled_from(("member_of", "suspected")))
def test_no_day_of_a_life_is_lost(own: tuple[int | None, int | None], born: int, lived: int, predicate: str) -> None:
    """Who suspects lives; who is suspected is born. Days that are contrary to a life stay as they are."""
    first, last = (date(1937, 1, n) if n else None for n in own)
    it = replace(claim("it", predicate, subject="ann", object="bob"), when=When("x", first, last, first, last))
    told = (("born", "ann", born), ("died", "ann", born + lived), ("born", "bob", born + 1))
    life = [claim(f"{what}-{who}", what, date(1937, 1, n), subject=who) for what, who, n in told]
    possible = {date(1937, 1, n) for n in range(1, 15) if (own[0] or 1) <= n <= (own[1] or 14)}
    alive = {date(1937, 1, n) for n in range(born, born + lived + 1)}
    there = {date(1937, 1, n) for n in range(born + 1, 15)}
    for days_of in (there, alive):
        possible = possible & days_of or possible
    found_first, found_last = days(it, *life)
    days_of_january = {date(1937, 1, n) for n in range(1, 15)}
    assert possible == {day for day in days_of_january if (found_first or day) <= day <= (found_last or day)}


def test_who_was_killed_is_the_one_who_died() -> None:
    killed = claim("killed", "killed", DIED, subject="bob", object="ann")
    assert days(claim("it", "told", subject="ann"), killed) == (None, DIED)
    assert days(claim("it", "told", subject="bob"), killed) == (None, None)


@pytest.mark.parametrize(
    "changed",
    [
        {"polarity": "negated"},
        {"mode": "attempted"},
        {"certainty": "probable"},
        {"stance": "speculates"},
        {"stance": "denies"},
        {"grade": "C4"},
        {"grade": "E3"},
        {"roles": {"subject": ("bob",)}},
    ],
)
def test_a_death_that_is_not_said_outright_bounds_nothing(changed: dict[str, object]) -> None:
    assert days(claim("it", "told", subject="ann"), replace(DEATH, **changed)) == (None, None)


def test_of_rival_days_of_death_the_last_counts_and_one_that_says_less_does_not() -> None:
    later, year = date(1938, 2, 18), (date(1938, 1, 1), date(1938, 12, 31))
    rivals = (DEATH, claim("rival", "died", later, subject="ann"), claim("year", "died", *year, subject="ann"))
    assert days(claim("it", "told", subject="ann"), *rivals) == (None, later)


def named(certainty: str, form: str = "name-max", bearer: str = "ann") -> Name:
    roles = {"subject": (form,), "object": (bearer,)}
    said = Claim(f"is-{bearer}", "denotes", "", "p1", ("book",), roles=roles, grade="B3", certainty=certainty)
    return Name(form=form, name="Max", kind="alias", denotes=bearer, claim=said)


def test_who_certainly_stands_under_a_name_lives_as_long_under_it() -> None:
    it = claim("it", "told", subject="name-max")
    assert days(it, DEATH, names=(named("plain"),)) == (None, DIED)
    assert days(it, DEATH, names=(named("probable"),)) == (None, None)
    assert days(it, DEATH, names=(named("plain"), named("plain", bearer="bob"))) == (None, None)
    assert days(claim("it", "told", subject="ann"), claim("d", "died", DIED, subject="name-max"),
                names=(named("plain"),)) == (None, DIED)  # fmt: skip


def test_a_form_of_words_for_many_does_not_die_with_some_of_them() -> None:
    assert days(claim("it", "told", subject="name-max"), claim("d", "died", DIED, subject="name-max")) == (None, None)


def row(name: str, predicate: str, held: str, day: str) -> str:
    said = "It was so."
    return (
        f"{name},{predicate},ann,{held},,,,,,,{said},{day},,explicit,done,asserts,affirmed,plain,,told,B3,,book,p1,\n"
    )


READ = row("r", "read", "letter", "1940")
DIES = row("d", "died", "", "1938-02-16")


def test_who_reads_after_death_is_a_fault_until_the_sources_are_said_to_disagree(tmp_path: Path) -> None:
    wrong = {"claims": tiny_text("claims") + READ + DIES}
    (fault,) = check(tiny(tmp_path, wrong)).faults
    line = (tiny_text("claims") + READ).count("\n")
    assert fault.line == line
    assert "date is 1940-01-01 to 1940-12-31, outside of the life of ann (to 1938-02-16, by d)" in fault.message
    said = tiny_text("disagreements") + "when,contradiction,Did she live?,r | d,,\n"
    (tmp_path / "said").mkdir()
    report = check(tiny(tmp_path / "said", wrong | {"disagreements": said}))
    assert report.faults == ()


@pytest.mark.parametrize(
    ("it", "death"),
    [
        (READ.replace("1940", "1938-02-16"), DIES),
        (READ.replace("1940", "[1938-01..1940-12]"), DIES),
        (READ.replace("affirmed", "negated"), DIES),
        (READ.replace("done", "planned"), DIES),
        (READ, DIES.replace("plain", "probable")),
    ],
    ids=["on the day", "perhaps before", "did not", "was to", "perhaps died"],
)
def test_what_is_possible_in_a_life_is_no_fault(tmp_path: Path, it: str, death: str) -> None:
    assert check(tiny(tmp_path, {"claims": tiny_text("claims") + it + death})).faults == ()


def test_who_suspects_somebody_unborn_is_a_fault(tmp_path: Path) -> None:
    born = row("b", "born", "", "1908-01-27")
    wrong = row("s", "suspected", "ann", "1900").replace("suspected,ann,ann", "suspected,bob,ann")
    (fault,) = check(tiny(tmp_path, {"claims": tiny_text("claims") + wrong + born})).faults
    assert "outside of the life of ann (from 1908-01-27, by b)" in fault.message


def test_kin_who_never_lived_at_the_same_time_are_no_fault(tmp_path: Path) -> None:
    """A tie without a date is only bounded by lives; it says of no day that both lived."""
    people = tiny_text("entities") + "old,Person,,Old,\nyoung,Person,,Young,\n"
    kin = row("k", "kin_of", "young", "").replace("ann", "old").replace("explicit", "")
    ends = DIES.replace("ann", "old") + row("b", "born", "", "1940").replace("ann", "young")
    texts = {"entities": people, "claims": tiny_text("claims") + kin + ends}
    assert check(tiny(tmp_path, texts)).faults == ()


@pytest.fixture(scope="module")
def zborowski() -> Case:
    return read(shipped_case())


def test_the_lives_of_the_reference_case(zborowski: Case) -> None:
    """Paragraphs 3 and 42, 17 (Reiss was dead when Krivitsky fled), 28 and 75, and 82."""
    found = lives(zborowski)
    assert found["zborowski"].days == Bounds(possible_earliest=BORN, possible_latest=date(1990, 4, 30))
    assert found["reiss"].days.possible_latest == date(1937, 10, 6)
    assert found["sedov"].days.possible_latest == date(1938, 2, 16)
    assert found["klement"].days.possible_latest == date(1938, 7, 31)
    assert "name-the-bolsheviks" not in found


@pytest.mark.parametrize(
    ("it", "last"),
    [
        # Of Klement's file no day is given; of his death it is.
        ("klement-file-article", date(1938, 7, 31)),
        ("trotsky-asked-klement", date(1938, 7, 31)),
        ("zborowski-memo", date(1990, 4, 30)),
    ],
)
def test_a_last_day_that_only_a_death_gives(zborowski: Case, it: str, last: date) -> None:
    when = next(claim.when for claim in zborowski.claims if claim.id == it)
    assert (when.latest, when.possible_latest) == (None, last)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        # Paragraphs 9, 19 and 28: Sedov, whom Krivitsky met, led the Left Opposition until he died.
        ("krivitsky-met-sedov", date(1937, 11, 7), date(1938, 2, 16)),
        ("sedov-led-left-opposition", None, date(1938, 2, 16)),
        # Paragraph 3: nobody suspected or ran Zborowski before 27 January 1908.
        ("sneevliet-suspected-before", BORN, date(1938, 7, 31)),
    ],
)
def test_days_that_a_life_gives(zborowski: Case, name: str, first: date | None, last: date | None) -> None:
    when = next(claim.when for claim in zborowski.claims if claim.id == name)
    assert (when.possible_earliest, when.possible_latest) == (first, last)

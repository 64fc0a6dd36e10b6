"""The page on method: what the words and grades of a report mean. It is the same in every report."""

from __future__ import annotations

from collections.abc import Iterable

from molehunt.model.vocabulary import vocabulary
from molehunt.views.document import Chapter
from molehunt.views.marks import STATUSES, STEPS
from molehunt.views.report import Report, Section

_LINES = (
    "Nothing here is a fact by itself: every line rests on claims, each made by somebody in a passage of a source. "
    "Numbers lead to the proof at the end: the claim in words, who says so (outermost first: the work, then whoever it "
    "reports), the paragraph, the grade, and the id by which molehunt show gives everything about it.",
    "Claims that do not go together are all kept. A disagreement that touches a row stands under At issue, with its "
    "sides; a decision is told with its reason, and changes nothing of what the sides say.",
    "Open: what the sources leave unknown, or leave open between several candidates. Nothing is guessed.",
    "Hinges: the single claims, or sets of alternatives, without which a row would be gone or have another status.",
    "Approximate days keep both bounds. A date is what a source writes; possible days are compared.",
    "That somebody stands under a name is a claim, too: a row is no firmer than the claims that say so.",
)


def method() -> Chapter:
    """Return the chapter on how to read a report."""
    chances = {**vocabulary().reliability, **vocabulary().credibility}
    sections = (
        _table("Status of a row", ("status", "meaning"), [_parted(one.means) for one in STATUSES.values()]),
        _table(
            "Grades: a letter for the source, a number for what it says (Admiralty system)",
            ("grade", "meaning", "chance in sampled worlds"),
            [(grade, means, f"{chances[grade]:g}") for grade, means in vocabulary().grades.items()],
        ),
        _table("Width of lines in pictures", ("step", "meaning"), [(step.name, step.means) for step in STEPS]),
    )
    report = Report("", (), (), sections, (), (), (), (), data=dict)
    return Chapter("How to read this report", _LINES, report)


def _table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Section:
    return Section(title, columns, tuple(rows))


def _parted(means: str) -> tuple[str, str]:
    """Return the word of a sign and what it means."""
    word, _, rest = means.partition(": ")
    return word, rest

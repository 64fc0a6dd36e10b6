"""How the parts of a claim's attribution go together: stance with chain and polarity, date with its basis.

To add a rule: a function from the cells of one row to column and words, called through ``Sheet.check_rows``.
"""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.case.faults import Fault, shown
from molehunt.case.reading.cells import split
from molehunt.case.reading.sheet import Sheets

Wrong = tuple[str, str] | None


def attribution_faults(sheets: Sheets) -> Iterator[Fault]:
    """Yield a fault for every claim, those of names included, whose attribution contradicts itself."""
    for table in ("claims", "names"):
        if table in sheets:
            yield from sheets[table].check_rows(("stance", "asserted_by"), _chain)
    if "claims" in sheets:
        yield from sheets["claims"].check_rows(("stance", "polarity"), _denial)
        yield from sheets["claims"].check_rows(("date", "date_basis"), _date_basis)


def _chain(stance: str, asserted_by: str) -> Wrong:
    links = len(split(asserted_by, "chain"))
    if stance == "asserts" and links > 1:
        return "asserted_by", f"has {links} links, but stance asserts; expected one, or stance reports"
    if stance == "reports" and links == 1:
        return "asserted_by", "has one link, but stance reports; expected whoever is reported behind ' > '"
    return None


def _denial(stance: str, polarity: str) -> Wrong:
    if stance == "denies" and polarity and polarity != "negated":
        return "polarity", f"is {shown(polarity)}, but stance denies; expected negated"
    return None


def _date_basis(date: str, basis: str) -> Wrong:
    if date and not basis:
        return "date_basis", "is empty, but there is a date; expected explicit, context or inferred"
    if basis and not date:
        return "date", f"is empty, but date_basis is {shown(basis)}; expected a date, or no date_basis"
    return None

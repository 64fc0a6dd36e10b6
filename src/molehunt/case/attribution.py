"""How the parts of a claim's attribution go together: stance with chain and polarity, date with its basis.

To add a rule: a function from the cells of one row to column and words, called through ``_judged_rows``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from molehunt.case.faults import Fault, shown
from molehunt.case.index import Sheets
from molehunt.case.lists import split
from molehunt.case.sheet import Sheet

Finding = tuple[str, str] | None


def attribution_faults(sheets: Sheets) -> Iterator[Fault]:
    """Give a fault for every claim, those of names included, whose attribution contradicts itself."""
    for table in ("claims", "names"):
        if table in sheets:
            yield from judged_rows(sheets[table], ("stance", "asserted_by"), _chain)
    if "claims" in sheets:
        yield from judged_rows(sheets["claims"], ("stance", "polarity"), _denial)
        yield from judged_rows(sheets["claims"], ("date", "date_basis"), _date_basis)


def judged_rows(sheet: Sheet, columns: tuple[str, ...], judge: Callable[..., Finding]) -> Iterator[Fault]:
    """Give a fault for every row for whose cells ``judge`` names a column and has words."""
    rows = list(zip(*(sheet.columns[name] for name in columns), strict=True))
    words = {values: found for values in set(rows) if (found := judge(*values))}
    if words:
        for row, values in enumerate(rows):
            if values in words:
                yield sheet.fault(row, *words[values])


def _chain(stance: str, asserted_by: str) -> Finding:
    links = len(split(asserted_by, "chain"))
    if stance == "asserts" and links > 1:
        return "asserted_by", f"has {links} links, but stance asserts; expected one, or stance reports"
    if stance == "reports" and links == 1:
        return "asserted_by", "has one link, but stance reports; expected whoever is reported behind ' > '"
    return None


def _denial(stance: str, polarity: str) -> Finding:
    if stance == "denies" and polarity.strip() and polarity != "negated":
        return "polarity", f"is {shown(polarity)}, but stance denies; expected negated"
    return None


def _date_basis(date: str, basis: str) -> Finding:
    if date.strip() and not basis.strip():
        return "date_basis", "is empty, but there is a date; expected explicit, context or inferred"
    if basis.strip() and not date.strip():
        return "date", f"is empty, but date_basis is {shown(basis)}; expected a date, or no date_basis"
    return None

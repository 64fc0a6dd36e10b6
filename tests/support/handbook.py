"""The section on predicates in ``data/model/README.md``, made from the YAML files and the reference case.

``python -m tests.support.handbook`` writes it anew, ``docs/measures.md`` and ``docs/figures.md``; a test holds the
files to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from molehunt.case import read
from molehunt.model.shipped import shipped
from molehunt.model.vocabulary import Predicate, vocabulary
from tests.cases import shipped_case
from tests.support import figures_page, measures_page

HEADING = "## Predicate by predicate"


def readme() -> Path:
    return shipped("data", "model", "README.md")


def handbook() -> str:
    """Every predicate: what it means, what it does not, the rule that keeps its use alike, and an example."""
    statements = {claim.id: claim.statement for claim in read(shipped_case()).claims}
    families: dict[str, list[Predicate]] = {}
    for predicate in vocabulary().predicates.values():
        families.setdefault(predicate.family, []).append(predicate)
    parts = [HEADING, "", "Made from `predicates/*.yaml`; an example is a claim of the reference case.", ""]
    for family, predicates in families.items():
        parts += [f"### {family.capitalize()}", ""]
        parts += [line for predicate in predicates for line in _entry(predicate, statements)]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def _entry(predicate: Predicate, statements: Mapping[str, str]) -> Iterator[str]:
    yield f"- **{predicate.name}**: {predicate.means} *Not* {predicate.excludes}"
    if predicate.rule:
        yield f"  {predicate.rule}"
    if predicate.example:
        yield f"  *Example:* {statements[predicate.example]} (`{predicate.example}`)"


def main() -> None:
    text = readme().read_text(encoding="utf-8")
    before = text.partition(HEADING)[0].rstrip()
    readme().write_text(f"{before}\n\n{handbook()}", encoding="utf-8")
    measures_page.main()
    figures_page.main()


if __name__ == "__main__":
    main()

"""WHERE inside of a relationship that is repeated by a quantifier: the embedded engine does not apply it.

Observed on ArcadeDB 26.10.2 for ``-[r:R WHERE ...]->{1,3}``, ``->+`` and ``->*``, in MATCH and in subqueries; a map
there is applied, and so is WHERE inside of ``((x)-[r]->(y)){1,3}``. Tested by tests/graph/test_cypher_corpus.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from molehunt.store.lint.pattern import QUANTIFIERS
from molehunt.store.lint.survey import Survey
from molehunt.store.lint.warning import Facts, QueryWarning


def warnings(query: Survey, facts: Facts) -> Iterator[QueryWarning]:
    """Yield a warning for each relationship with WHERE that a quantifier follows."""
    for holder in query.tree.every(*_HOLDERS) if facts.embedded else ():
        for part, following in zip(holder.children, holder.children[1:], strict=False):
            if part.kind == "RelationshipPattern" and part.first("WHERE") and following.kind in QUANTIFIERS:
                yield QueryWarning(
                    part.line,
                    "this engine does not apply WHERE in a relationship with a quantifier, so that rows are too many; "
                    "put nodes and brackets around it: ((x)-[r:R WHERE ...]->(y)){1,3}",
                )


_HOLDERS = ("PatternElement", "PathPatternNonEmpty", "PatternExpression")

"""What a query does, read off its tree once: every pattern, property and comparison, with what is known there.

:func:`survey` walks through a tree clause by clause, in the order in which the clauses run. The records that the
warnings look at are in ``records``, what is known of variables in ``scope``, and what each clause and each kind of
expression does to it in ``clauses`` and ``expressions``. To take note of one more thing: a field of
:class:`~molehunt.store.lint.survey.records.Survey`, filled where the walk passes it.
"""

from __future__ import annotations

from molehunt.store.lint.parser import Node
from molehunt.store.lint.survey.clauses import CLAUSES
from molehunt.store.lint.survey.expressions import EXPRESSIONS
from molehunt.store.lint.survey.records import Comparison, Read, Survey, Use
from molehunt.store.lint.survey.scope import Bound, Scope
from molehunt.store.lint.survey.walk import Walk, singles

__all__ = ["Bound", "Comparison", "Read", "Scope", "Survey", "Use", "singles", "survey"]


def survey(tree: Node) -> Survey:
    """Walk through a query and list what it does."""
    walk = Walk(Survey(tree), CLAUSES, EXPRESSIONS)
    walk.query(tree, {})
    return walk.survey

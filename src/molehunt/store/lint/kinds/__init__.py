"""The kinds of warnings, one module each.

To add one: a module here with a function ``warnings(query, facts)`` that gives a :class:`~molehunt.store.lint.finding.
Finding` for each place. Nothing else has to be told of it.
"""

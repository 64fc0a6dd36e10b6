"""The kinds of warnings, one module each.

To add one: a module here with a function ``warnings(query, facts)`` that yields a
:class:`~molehunt.store.lint.warning.QueryWarning` for each place. Nothing else needs to be changed.
"""

"""What can be wrong with the tables of a case, each kind of fault in a module of its own.

To add a check: a function from sheets to faults in the module of its kind, called in ``case.reader``.
"""

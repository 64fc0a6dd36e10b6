"""Uncertain dates: what a source leaves known of a day, read from EDTF or told by other dates.

``uncertain`` is the value, ``edtf`` and ``relative`` read the two ways of writing one, ``table`` resolves a whole table
of dates that refer to one another, and ``bounds`` is what is kept of a date in the end, with its comparisons.
"""

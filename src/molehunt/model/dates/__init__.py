"""Uncertain dates: what a source leaves known of a day, read from EDTF or told by other dates.

``uncertain`` is the value and its comparisons, ``edtf`` and ``relative`` read the two ways of writing one, and
``table`` resolves a whole table of dates that refer to one another.
"""

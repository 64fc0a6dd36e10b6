"""Uncertain dates: what a source says of a day, in EDTF or relative to other dates.

``uncertain`` is the value; ``edtf`` and ``relative`` read the two ways to write one; ``table`` resolves a table of
dates that refer to one another; ``bounds`` is what is stored of a date, with its comparisons.
"""

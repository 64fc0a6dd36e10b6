"""Uncertain dates: what a source says of a day, in EDTF or relative to other dates.

``uncertain`` is the value. ``parsing`` reads what a cell writes, by ``edtf`` and ``relative``, the two ways to write a
date. ``table`` resolves a table of dates that refer to one another; ``bounds`` is what is stored of a date, with its
comparisons.
"""

"""Readings of uncertain claims: who had something by a day, and who could have passed it to an observer.

A *reading* fixes what the claims leave open: which alternative holds, and every day within its bounds. Something is
certain if it is so in every reading, possible if in some, excluded if in none. ``facts`` has the records, and nothing
here knows of claims or of a database. ``by_day`` and ``extremes`` work out what holds in all readings and in some
without going through them, ``drawn`` goes through all or a sample, ``ways`` finds how, and what would clear somebody.
"""

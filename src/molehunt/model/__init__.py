"""What a case is made of: its records, its vocabulary (data/model), dates, statuses, and the errors of all packages.

The lowest layer: it imports nothing else of molehunt.
"""

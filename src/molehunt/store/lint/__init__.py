"""Warnings about Cypher that runs and says something else than it seems to."""

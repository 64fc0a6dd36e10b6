"""Decisions on who is whom, written into the tables of a case and taken back."""

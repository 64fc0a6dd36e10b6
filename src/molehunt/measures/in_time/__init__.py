"""Whom something can reach, and when, by ties whose days are not known exactly."""

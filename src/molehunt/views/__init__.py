"""Showing answers: ``report`` makes a plain report of an answer once, and each file under ``formats`` draws it."""

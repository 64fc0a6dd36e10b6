"""Answers: what a question to a case gives, with its proof.

``questions`` holds one file for each question, ``question`` says what such a file declares, ``weighing`` works out how
firm a row is and what it hangs on, ``open_case`` is where questions are put.
"""

"""Answers: what a question to a case gives, with its proof.

The way of a question: ``opening`` and ``open_case`` (where it is put), ``resolving`` and ``naming`` (names read),
``question`` (what a file under ``questions`` declares), ``concluding`` and ``hinges`` (how firm each row is, and what
it hangs on), ``answer``. ``tools`` put any question under several lenses.

What several questions share: ``acts`` (who did what to whom), ``access`` (who had or knew something), ``ways`` (how it
went from one to another), ``ranks`` (what a number hangs on), ``decisions`` (on who is whom), ``pictures``.
"""

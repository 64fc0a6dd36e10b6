"""From the files of a case to its records: bytes, text, rows of cells, tables, records.

Each module takes what the one before it gives: ``files``, ``text``, ``grid``, ``header``, ``sheet``, ``build``;
``tables`` declares what the tables hold. To add a column or a table, begin there.
"""

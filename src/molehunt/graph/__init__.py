"""Claims read from the graph through a lens, with those whom their names denote.

``reader`` reads them, ``evidence`` holds them, ``lens`` and ``lenses`` select among them, ``identities`` says whom a
name denotes, ``weighing`` gives the status of a row that rests on some of them, and ``network`` makes a networkx graph.
"""

"""Claims as they come out of the graph: read through a lens, with whoever stands under a name.

``reader`` gets them, ``evidence`` holds them, ``lens`` and ``lenses`` narrow them, ``identities`` tells who stands
under which name, ``weighing`` how firm a row is that rests on some of them, and ``network`` makes a
networkx graph of them.
"""

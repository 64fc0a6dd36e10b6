"""The graph database: where it is, reading from it, loading cases into it, and checks of Cypher before it runs.

Only this package imports the ``neo4j`` driver. ``address`` says which database, ``graph_store`` asks it, ``drivers``
keeps its connections. ``queries`` reads the query files, ``reading`` keeps a read from mixing two states of a case,
``load`` writes cases, ``lint`` warns of Cypher that would surprise, ``errors`` turns the driver's errors into ours.
"""

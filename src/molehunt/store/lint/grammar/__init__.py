"""Neo4j's grammar of Cypher, and the Python that ANTLR makes of it; README.md tells where from and how to renew it."""

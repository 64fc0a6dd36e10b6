// summary: The labels, relationship types and, on Neo4j, properties of the graph.
// returns: kind, name
CALL db.labels() YIELD label
RETURN 'label' AS kind, label AS name
UNION ALL
CALL db.relationshipTypes() YIELD relationshipType
RETURN 'type' AS kind, relationshipType AS name
UNION ALL
CALL db.propertyKeys() YIELD propertyKey
RETURN 'property' AS kind, propertyKey AS name

// summary: A value of a property, of a node and of a relationship, if there is any.
// param: key string name of the property
// returns: value
MATCH (n) WHERE n[$key] IS NOT NULL
RETURN n[$key] AS value LIMIT 1
UNION ALL
MATCH ()-[r]->() WHERE r[$key] IS NOT NULL
RETURN r[$key] AS value LIMIT 1

// summary: A value of a property of relationships, if any relationship has it.
// param: key string name of the property
// returns: value
MATCH ()-[r]->() WHERE r[$key] IS NOT NULL
RETURN r[$key] AS value LIMIT 1

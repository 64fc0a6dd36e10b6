// summary: A value of a property of nodes, if any node has it.
// param: key string name of the property
// returns: value
MATCH (n) WHERE n[$key] IS NOT NULL
RETURN n[$key] AS value LIMIT 1

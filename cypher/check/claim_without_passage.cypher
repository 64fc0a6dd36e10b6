// summary: Claims that do not come from exactly one passage of a source.
// param: case string id of the case
// returns: id, passages
MATCH (c:Claim {case: $case})
WITH c, COUNT { (c)-[:FROM]->(:Passage)-[:IN]->(:Source) } AS passages
WHERE passages <> 1
RETURN c.id AS id, passages
ORDER BY id

// summary: Which claims say who told, reported, warned, ordered or asked whom what.
// param: case string id of the case
// returns: id
MATCH (c:Claim {case: $case, family: 'relays'})
RETURN c.id AS id
ORDER BY id

// summary: Who uses the names of which some claims say what they denote, and whether the text says so or implies it.
// param: case string id of the case
// param: ids list ids of the claims
// returns: id, sameness, users
UNWIND $ids AS id
MATCH (c:Claim {case: $case, id: id})
RETURN c.id AS id, c.sameness AS sameness,
       [(c)-[:USED_BY]->(user) | {id: user.id, name: coalesce(user.name, user.title + ' (' + user.date + ')', user.title, user.id)}] AS users
ORDER BY id

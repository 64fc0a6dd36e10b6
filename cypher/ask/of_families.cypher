// summary: Which claims belong to some families of predicates, such as custody.
// param: case string id of the case
// param: families list the families, as the files of data/model/predicates are called
// returns: id
UNWIND $families AS family
MATCH (c:Claim {case: $case, family: family})
RETURN c.id AS id
ORDER BY id

// summary: Claims that nobody asserts, or whose asserters do not run from the outermost without a gap.
// param: case string id of the case
// returns: id, depths
MATCH (c:Claim {case: $case})
OPTIONAL MATCH (c)-[by:ASSERTED_BY]->()
WITH c, collect(by.depth) AS depths
WHERE size(depths) = 0 OR NOT all(depth IN range(0, size(depths) - 1) WHERE depth IN depths)
RETURN c.id AS id, depths
ORDER BY id

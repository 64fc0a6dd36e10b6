// summary: Claims whose days are in the wrong order, or stand there without a date.
// param: case string id of the case
// returns: id, date, earliest, latest
MATCH (c:Claim {case: $case})
WHERE c.earliest > c.latest OR (c.date IS NULL AND (c.earliest IS NOT NULL OR c.latest IS NOT NULL))
RETURN c.id AS id, c.date AS date, c.earliest AS earliest, c.latest AS latest
ORDER BY id

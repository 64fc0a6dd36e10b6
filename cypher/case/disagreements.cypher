// summary: The rows of disagreements.csv as they were loaded, in pages; the sides as claims with their numbers.
// param: case string id of the case
// param: after string id after which the page begins; empty for the first page
// param: limit integer how many there are on a page
// returns: id, kind, question, members, would_decide, note
MATCH (x:Disagreement {case: $case})
WHERE x.id > $after
WITH x
ORDER BY x.id
LIMIT $limit
RETURN x.id AS id, x.kind AS kind, x.question AS question,
       [(x)<-[side:SIDE]-(c:Claim) | {id: c.id, position: side.position}] AS members,
       x.would_decide AS would_decide, x.note AS note
ORDER BY id

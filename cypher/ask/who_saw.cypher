// summary: Which claims say who handled or saw a document or a copy of it, that something is its copy, or that this is not known.
// param: case string id of the case
// param: document string id of the document
// returns: id
MATCH (:Entity {case: $case, id: $document})<-[:COPY_OF|DENOTES*0..8]-(d:Entity)<-[:OBJECT|ABOUT]-(c:Claim)
WHERE c.family = 'custody' OR any(part IN c.plays WHERE part IN ['request', 'copying', 'ignorance'])
RETURN DISTINCT c.id AS id
ORDER BY id

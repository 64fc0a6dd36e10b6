// summary: The rows of entities.csv as they were loaded, in pages.
// param: case string id of the case
// param: after string id after which the page begins; empty for the first page
// param: limit integer how many there are on a page
// returns: id, label, kind, name, note
MATCH (e:Entity {case: $case})
WHERE e.id > $after AND NOT e:Codename AND NOT e:Name
RETURN e.id AS id, [label IN labels(e) WHERE label <> 'Entity'][0] AS label, e.kind AS kind, e.name AS name, e.note AS note
ORDER BY id
LIMIT $limit

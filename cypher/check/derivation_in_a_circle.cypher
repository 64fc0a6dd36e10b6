// summary: Sources and passages that derive from themselves, by whatever way.
// param: case string id of the case
// returns: id, label
MATCH (n:Source|Passage {case: $case})
WHERE EXISTS { (n)-[:PART_OF|DERIVES_FROM|REPEATS*1..12]->(n) }
RETURN n.id AS id, [label IN labels(n) WHERE label IN ['Source', 'Passage']][0] AS label
ORDER BY label, id

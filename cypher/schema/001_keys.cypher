// summary: Keys of every kind of node, and the indexes that questions start from.
CREATE CONSTRAINT load_key IF NOT EXISTS FOR (n:Load) REQUIRE n.case IS UNIQUE;
CREATE CONSTRAINT commit_key IF NOT EXISTS FOR (n:Commit) REQUIRE n.case IS UNIQUE;
CREATE CONSTRAINT entity_key IF NOT EXISTS FOR (n:Entity) REQUIRE (n.case, n.id) IS UNIQUE;
CREATE CONSTRAINT claim_key IF NOT EXISTS FOR (n:Claim) REQUIRE (n.case, n.id) IS UNIQUE;
CREATE CONSTRAINT passage_key IF NOT EXISTS FOR (n:Passage) REQUIRE (n.case, n.id) IS UNIQUE;
CREATE CONSTRAINT source_key IF NOT EXISTS FOR (n:Source) REQUIRE (n.case, n.id) IS UNIQUE;
CREATE CONSTRAINT alternative_set_key IF NOT EXISTS FOR (n:AlternativeSet) REQUIRE (n.case, n.id) IS UNIQUE;
CREATE CONSTRAINT disagreement_key IF NOT EXISTS FOR (n:Disagreement) REQUIRE (n.case, n.id) IS UNIQUE;
CREATE CONSTRAINT decision_key IF NOT EXISTS FOR (n:Decision) REQUIRE (n.case, n.id) IS UNIQUE;
CREATE CONSTRAINT hypothesis_key IF NOT EXISTS FOR (n:Hypothesis) REQUIRE (n.case, n.id) IS UNIQUE;
CREATE INDEX claim_family IF NOT EXISTS FOR (n:Claim) ON (n.case, n.family);
CREATE INDEX claim_predicate IF NOT EXISTS FOR (n:Claim) ON (n.case, n.predicate);
CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.case, n.name);

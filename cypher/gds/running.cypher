// summary: What running transactions say of themselves: those of molehunt name the projection that they use.
// returns: said
SHOW TRANSACTIONS YIELD metaData
RETURN metaData AS said

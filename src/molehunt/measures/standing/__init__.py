"""How far a rank can be trusted: the same measure in many worlds of claims, and whose loss moves whom."""

"""molehunt keeps every claim of a contested case in a graph and answers with proof."""

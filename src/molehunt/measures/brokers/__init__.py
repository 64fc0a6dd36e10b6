"""Who stands between groups, by the roles of Gould and Fernandez, and what chance alone would give."""

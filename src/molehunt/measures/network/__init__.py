"""Networks as every measure takes them: arrays of ties, nodes that somebody names, files that are read."""

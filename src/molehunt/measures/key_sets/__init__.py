"""Sets of nodes that together break a network, or reach most of it: Borgatti's key players."""

"""What ties that no source tells would do to a ranking."""

"""What a number on the network hangs on, and the groups between which people stand."""

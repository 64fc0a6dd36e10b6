"""From whom something that several people hold can have come."""

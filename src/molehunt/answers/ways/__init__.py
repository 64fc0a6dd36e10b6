"""Ways: how something went from one to another, or could have, hop by hop."""

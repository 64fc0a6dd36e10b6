"""What pictures of a case show: the claims chosen, the web, who saw each document."""

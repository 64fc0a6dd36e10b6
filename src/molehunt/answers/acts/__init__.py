"""Acts: who did what to whom, claim by claim, as rows of two ends."""

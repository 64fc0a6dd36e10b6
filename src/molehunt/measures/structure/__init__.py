"""What several centralities are reckoned from: steps, the contacts of contacts, and what passes along ties."""

"""Access: who had a document or knew of something, from claims to readings, and who could have given it away."""

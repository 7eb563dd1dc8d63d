"""What texts, headings and remarks say of a signature: whether it stands, and wishes."""

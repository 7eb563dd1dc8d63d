"""A list takes in who signed: who is known already, and what changed."""

"""Questions about consent and display, and what each answer is read as."""

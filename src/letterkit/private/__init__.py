"""What is private in a text: addresses, telephone numbers, documents, places, ages."""

"""What rows of all formats share: contents, what stands beside a name, what is no name."""

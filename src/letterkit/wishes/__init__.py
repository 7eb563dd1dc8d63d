"""What people write about being shown: words, clauses, wishes, remarks; in nine languages."""

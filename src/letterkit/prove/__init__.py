"""The prove stage: entries become a tree, a checkpoint and receipts; evidence is verified. Pure.

`format_x` writes what `parse_x` reads, and nothing else is accepted. `parse_x` raises for what is
malformed, of which nothing can be said; `verify_x` for what does not hold.
"""

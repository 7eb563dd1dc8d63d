"""The workspace on a disk: reading within limits, writing whole or not at all, history, fonts."""

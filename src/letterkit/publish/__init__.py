"""The publish stage: what to write, and writing it whole or not at all."""

"""The commands: one module each; the only code that prints, prompts or exits."""

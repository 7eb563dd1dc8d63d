"""Whether the parts of an artefact agree, among themselves and with what is known. Pure."""

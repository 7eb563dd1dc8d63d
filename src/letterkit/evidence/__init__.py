"""What backs a signature: statements, SSH, OpenPGP, minisign, DKIM, signed PDFs, known keys."""

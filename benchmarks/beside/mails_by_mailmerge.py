import sys
from pathlib import Path

from listed import PEOPLE
from mailmerge.__main__ import main

TEMPLATE = """TO: {{email}}
SUBJECT: Keep the parks open
FROM: letters@example.org

Dear {{name}},

do you sign "Keep the parks open" as {{role}}, {{affiliation}}? Please answer with a yes.
"""
Path("mail.txt").write_text(TEMPLATE, encoding="utf-8")
Path("mail.conf").write_text("[smtp_server]\nhost = localhost\nport = 25\n", encoding="utf-8")
sys.argv[1:] = ["--dry-run", "--no-limit"]
sys.argv += ["--template", "mail.txt", "--database", PEOPLE, "--config", "mail.conf"]
main()

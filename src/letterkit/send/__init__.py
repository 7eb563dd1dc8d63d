"""The send stage: e-mails of an outbox → a mail server, one by one, and what came of each."""

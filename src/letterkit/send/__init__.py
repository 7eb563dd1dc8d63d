"""Sending e-mails that lie in an outbox: the account, the connection, the journal, the rate."""

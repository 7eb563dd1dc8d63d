"""Answers by e-mail: to invitations, receipts and news; what they quote, say and ask for."""

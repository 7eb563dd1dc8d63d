"""The password of an account for e-mails: never in a file or an option of letterkit."""

import os
from typing import TYPE_CHECKING

import typer

from letterkit.cli.questions import is_terminal
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.send.account import Account

PASSWORD = "LETTERKIT_SMTP_PASSWORD"  # noqa: S105 - the name of a variable


def password_of(account: "Account") -> str:
    """From the environment, from a keyring if there is one, or typed; never from an option."""
    if given := os.environ.get(PASSWORD):
        return given
    if kept := _in_keyring(account):
        return kept
    from getpass import getpass

    if not is_terminal():
        raise LetterkitError(
            f"no password for {account.host}, and no terminal to ask for it",
            hint=f"put it into the variable {PASSWORD}, or into a keyring: keyring set"
            f" {account.host} {account.user}",
        )
    try:
        return getpass(f"Password of {account.user} at {account.host}: ")
    except EOFError as error:
        raise typer.Abort from error


def _in_keyring(account: "Account") -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(account.host, account.user) or ""
    except KeyringError:
        return ""

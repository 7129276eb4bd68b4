"""Who we are to a server: from the environment or the user's keyring, never from a command line."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from citygraph.errors import UsageError

USER, PASSWORD = "CITYGRAPH_USER", "CITYGRAPH_PASSWORD"
_SERVICE = "citygraph"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password, which shows in no repr, log or message."""

    user: str
    password: str = field(repr=False)

    def hidden_in(self, text: str) -> str:
        """A text without the password, should a server send it back."""
        return text.replace(self.password, "…") if self.password else text


def find(origin: str, user: str = "") -> Credentials | None:
    """The credentials for a server: the environment's, else the keyring's for ``citygraph ORIGIN``; None without.

    `user` goes before ``CITYGRAPH_USER``. Raises UsageError when there is a user but no password anywhere.
    """
    name = user or os.environ.get(USER, "")
    if not name:
        return None
    password = os.environ.get(PASSWORD)
    if password is None:
        password = _from_keyring(f"{_SERVICE} {origin}", name)
    if password is None:
        remedy = f"set {PASSWORD}, or: keyring set '{_SERVICE} {origin}' {name} (pip install citygraph[keyring])"
        raise UsageError(f"no password for the user {name}", where=origin, remedy=remedy)
    return Credentials(name, password)


def _from_keyring(service: str, user: str) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(service, user)
    except KeyringError:  # locked, or there is none on this machine
        return None
    return found

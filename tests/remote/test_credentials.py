"""Credentials come from the environment or the keyring."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from citygraph.errors import UsageError
from citygraph.remote import credentials


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CITYGRAPH_USER", raising=False)
    monkeypatch.delenv("CITYGRAPH_PASSWORD", raising=False)
    monkeypatch.setitem(sys.modules, "keyring", None)


def keyring_with(passwords: dict[tuple[str, str], str]) -> dict[str, ModuleType]:
    room, errors = ModuleType("keyring"), ModuleType("keyring.errors")
    room.get_password = lambda service, user: passwords.get((service, user))  # type: ignore[attr-defined]
    errors.KeyringError = RuntimeError  # type: ignore[attr-defined]
    return {"keyring": room, "keyring.errors": errors}


def test_nobody_without_a_user() -> None:
    assert credentials.find("http://host") is None


def test_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITYGRAPH_USER", "ana")
    monkeypatch.setenv("CITYGRAPH_PASSWORD", "one")
    assert credentials.find("http://host") == credentials.Credentials("ana", "one")
    assert credentials.find("http://host", "bo") == credentials.Credentials("bo", "one")


def test_the_keyring_is_asked_for_this_server(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module in keyring_with({("citygraph http://host", "ana"): "two"}).items():
        monkeypatch.setitem(sys.modules, name, module)
    assert credentials.find("http://host", "ana") == credentials.Credentials("ana", "two")
    with pytest.raises(UsageError, match="no password for the user ana"):
        credentials.find("http://other", "ana")


def test_no_password_says_how_to_give_one() -> None:
    with pytest.raises(UsageError, match=r"set CITYGRAPH_PASSWORD, or: keyring set 'citygraph http://host' ana"):
        credentials.find("http://host", "ana")

"""Other servers over HTTP: where they are, who we are to them, one request and its answer. Knows nothing of RDF."""

from __future__ import annotations

from citygraph.remote.address import Address
from citygraph.remote.client import Answer, Client, ServerError
from citygraph.remote.credentials import Credentials

__all__ = ["Address", "Answer", "Client", "Credentials", "ServerError"]

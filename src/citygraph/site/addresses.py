"""Where in the site the page of a thing is: the last parts of its IRI, where these make a file's name everywhere."""

from __future__ import annotations

import re

from citygraph.vocab import ID, short_hash

_SAFE = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
_LONGEST = 120
"""Characters of a name; file systems take 255 bytes, archives and other tools less."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_OTHER = re.compile(r"[^a-z0-9]+")


def address(iri: str, kind: str) -> str:
    """The path of a thing's page without its ending: that of the IRI, or one made of its characters and a hash.

    `kind` is the folder of things whose IRI is not of our own.

    >>> address("https://w3id.org/citygraph/id/place/jakarta-1642911", "place")
    'place/jakarta-1642911'
    >>> address("https://example.org/Jakarta", "place")
    'place/example-org-jakarta-aa94e5b15f'
    """
    folder, _, own = iri.removeprefix(ID).partition("/")
    if not (iri.startswith(ID) and _SAFE.fullmatch(folder)):
        folder, own = kind, iri.partition("://")[2] or iri
    elif _SAFE.fullmatch(own) and len(own) <= _LONGEST and not _DEVICES.fullmatch(own) and own != "index":
        return f"{folder}/{own}"
    readable = _OTHER.sub("-", own.lower()).strip("-")[: _LONGEST - 11].rstrip("-")
    return f"{folder}/{readable or 'thing'}-{short_hash(iri)}"

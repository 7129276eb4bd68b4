"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), compact by the published context, a thing on each line.

The context stands in the document, so that nobody has to fetch it. What JSON-LD cannot say is refused by name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from citygraph import resources
from citygraph.errors import CitygraphError
from citygraph.graph.exporting import ntriples
from citygraph.graph.exporting.json_pieces import listed
from citygraph.graph.exporting.ntriples import Property
from citygraph.model import XSD, XSD_STRING
from citygraph.remembered import Remembered
from citygraph.vocab import TYPE

_TYPE = f"<{TYPE}>"
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.~/-]*")
_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""What every reader of JSON takes for the same whole number."""


def write(lines: Iterable[str]) -> Iterator[str]:
    """The document for sorted lines of N-Triples, in pieces; CitygraphError for what JSON-LD cannot say."""
    writer = Writer(context())
    yield f'{{"@context": {json.dumps(context(), ensure_ascii=False)},\n"@graph": ['
    yield from listed(writer.thing(subject, properties) for subject, properties in ntriples.by_subject(lines))
    yield "\n]}\n"


@cache
def context() -> dict[str, Any]:
    """The published context, ``ontology/context.jsonld``."""
    found: dict[str, Any] = json.loads(resources.path("ontology", "context.jsonld").read_text("utf-8"))["@context"]
    return found


class Writer:
    """Terms of N-Triples as values of JSON-LD under a context of plain terms and prefixes."""

    def __init__(self, context: dict[str, Any]) -> None:
        self._prefixes = {
            value: name
            for name, value in context.items()
            if isinstance(value, str) and not name.startswith("@") and value[-1] in "#/"
        }
        self._namespaces = {name: value for value, name in self._prefixes.items()}
        self._vocabulary: str = context["@vocab"]
        self._terms: dict[str, tuple[str, str]] = {}
        for name, value in context.items():
            told = value if isinstance(value, dict) else {"@id": value}
            if not name.startswith("@") and name not in self._namespaces and "@id" in told:
                self._terms[self._whole(told["@id"])] = name, self._whole(told.get("@type", ""))
        self._names = set(context)
        self._short = Remembered(self._shorten)
        self._keys = Remembered(self._key)

    def thing(self, subject: str, properties: Iterable[Property]) -> dict[str, Any]:
        """All that is said of one thing."""
        said: dict[str, Any] = {"@id": self.reference(subject)}
        several: dict[str, list[Any]] = {}
        for predicate, object_ in properties:
            if predicate == _TYPE and ntriples.iri(object_):
                several.setdefault("@type", []).append(self._class(ntriples.iri(object_)))
                continue
            key, coerced = self._keys[ntriples.iri(predicate)]
            several.setdefault(key, []).append(self.value(object_, coerced))
        said |= {key: values[0] if len(values) == 1 else values for key, values in several.items()}
        return said

    def reference(self, term: str) -> str:
        """The identifier of a thing."""
        if term.startswith("<<"):
            raise _refusal(f"the quoted triple {term}")
        return self._short[ntriples.iri(term)] if term.startswith("<") else term

    def value(self, term: str, coerced: str) -> Any:
        """An object; `coerced` is the type that the key's values have when they are plain strings."""
        if not term.startswith('"'):
            return self.reference(term) if coerced == "@id" else {"@id": self.reference(term)}
        text, language, datatype = ntriples.literal(term)
        if "--" in language:
            raise _refusal(f"the direction of the text {term}")
        if language:
            return {"@value": text, "@language": language}
        if datatype == XSD_STRING:
            return {"@value": text} if coerced else text
        native = text if datatype == coerced else None if coerced else _native(text, datatype)
        return {"@value": text, "@type": self._class(datatype)} if native is None else native

    def _key(self, predicate: str) -> tuple[str, str]:
        if predicate in self._terms:
            return self._terms[predicate]
        return self._class(predicate), ""

    def _class(self, iri: str) -> str:
        """An IRI where a bare word is one of our vocabulary."""
        local = iri.removeprefix(self._vocabulary)
        if local != iri and _LOCAL.fullmatch(local) and local not in self._names:
            return local
        return self._short[iri]

    def _shorten(self, iri: str) -> str:
        """A compact IRI, which must lead back to the same; else the whole."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        while cut > 0:
            if (prefix := self._prefixes.get(iri[:cut])) and _LOCAL.fullmatch(iri, cut):
                return f"{prefix}:{iri[cut:]}"
            cut = max(iri.rfind("/", 0, cut - 1), iri.rfind("#", 0, cut - 1)) + 1
        scheme, _, rest = iri.partition(":")
        if scheme in self._names and not rest.startswith("//"):
            raise _refusal(f"the IRI <{iri}>, which looks like one with the prefix {scheme}")
        return iri

    def _whole(self, compact: str) -> str:
        prefix, colon, local = compact.partition(":")
        return self._namespaces[prefix] + local if colon and prefix in self._namespaces else compact


def _native(text: str, datatype: str) -> int | bool | None:
    """A number or truth value of JSON that is read back as the same text; None for what is none."""
    if datatype == XSD + "integer" and _INTEGER.fullmatch(text):
        return int(text)
    return text == "true" if datatype == XSD + "boolean" and text in ("true", "false") else None


def _refusal(what: str) -> CitygraphError:
    return CitygraphError(f"JSON-LD cannot say {what}", remedy="export as turtle or nt")

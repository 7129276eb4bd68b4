"""Triples as JSON-LD 1.1 that needs nothing from elsewhere, safe inside a page's script element."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import pyoxigraph as ox

from citygraph.vocab import PREFIXES, TYPE

_STRING = PREFIXES["xsd"] + "string"
_UNSAFE = re.compile("[<>&\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def script(triples: Sequence[ox.Triple]) -> str:
    """The document, its characters escaped that could end the element around it, or turn the text around."""
    text = json.dumps(document(triples), ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def document(triples: Sequence[ox.Triple]) -> dict[str, Any]:
    """One node for each subject, in the order in which they come first; properties by prefixed name."""
    context = _context(triples)
    nodes: dict[str, dict[str, Any]] = {}
    for triple in triples:
        subject = _id(triple.subject)
        node = nodes.setdefault(subject, {"@id": subject})
        if triple.predicate.value == TYPE and not isinstance(triple.object, ox.Literal):
            node.setdefault("@type", []).append(_compact(_id(triple.object), context))
        else:
            node.setdefault(_compact(triple.predicate.value, context), []).append(_value(triple.object, context))
    return {"@context": context, "@graph": list(nodes.values())}


def _context(triples: Sequence[ox.Triple]) -> dict[str, str]:
    """The prefixes in use, without those that an IRI as it stands could be mistaken to begin with ("geo:1,2")."""
    iris = [
        term.value
        for triple in triples
        for term in (triple.subject, triple.predicate, triple.object)
        if isinstance(term, ox.NamedNode)
    ]
    iris += [triple.object.datatype.value for triple in triples if isinstance(triple.object, ox.Literal)]
    schemes = {iri.partition(":")[0] for iri in iris}
    used = {prefix for prefix, namespace in PREFIXES.items() if any(iri.startswith(namespace) for iri in iris)}
    return {prefix: PREFIXES[prefix] for prefix in sorted(used - schemes)}


def _compact(iri: str, context: dict[str, str]) -> str:
    for prefix, namespace in context.items():
        own = iri.removeprefix(namespace)
        if own != iri and not own.startswith("//"):
            return f"{prefix}:{own}"
    return iri


def _id(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, context: dict[str, str]) -> Any:
    if not isinstance(term, ox.Literal):
        return {"@id": _id(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return term.value
    return {"@value": term.value, "@type": _compact(term.datatype.value, context)}

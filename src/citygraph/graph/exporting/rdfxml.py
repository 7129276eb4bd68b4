"""RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/), a thing at a time.

It cannot say all that RDF can: a property must end in an XML name, and text must be of characters that XML 1.0 has.
What it cannot say is refused by name, not left out or written broken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citygraph.errors import CitygraphError
from citygraph.graph.exporting import ntriples
from citygraph.graph.exporting.ntriples import Property
from citygraph.graph.exporting.xml_text import FORBIDDEN, attribute, content
from citygraph.model import XSD_STRING
from citygraph.remembered import Remembered
from citygraph.vocab import PREFIXES, TYPE

_START = "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
_START += "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
_NAME = re.compile(f"[{_START}][{_START}0-9.\xb7\u0300-\u036f\u203f-\u2040-]*\\Z")
"""The longest end of an IRI that is an XML name without a colon."""
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_TYPE = f"<{TYPE}>"
_OWN = f"<{PREFIXES['cg']}"
_RESERVED = {
    PREFIXES["rdf"] + name
    for name in (
        *("RDF", "ID", "about", "bagID", "parseType", "resource", "nodeID", "datatype", "li", "aboutEach"),
        *("aboutEachPrefix", "Description"),
    )
}
"""What stands for something else as the name of a property's element."""
_XMLNS = "http://www.w3.org/2000/xmlns/"
"""A namespace that XML lets nobody declare."""


def write(lines: Iterable[str]) -> Iterator[str]:
    """The document for sorted lines of N-Triples, in pieces; CitygraphError for what RDF/XML cannot say."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix, namespace in PREFIXES.items():
        yield f'\n    xmlns:{prefix}="{namespace}"'
    yield ">\n"
    names = Remembered(_element)
    for subject, properties in ntriples.by_subject(lines):
        yield _thing(subject, properties, names)
    yield "</rdf:RDF>\n"


def _thing(subject: str, properties: list[Property], names: Remembered[str, tuple[str, str]]) -> str:
    kind = _kind(properties)
    tag, declared = names[kind] if kind else ("rdf:Description", "")
    written = [f"<{tag}{declared} {_reference(subject, 'about')}>\n"]
    for predicate, object_ in properties:
        if predicate == _TYPE and object_ == kind:
            continue
        written.append(f"  {_property(predicate, object_, names)}\n")
    return f"{''.join(written)}</{tag}>\n"


def _kind(properties: Iterable[Property]) -> str:
    """The type that names a thing's element: the first of our own; empty when it has none."""
    own = (object_ for predicate, object_ in properties if predicate == _TYPE and object_.startswith(_OWN))
    return next((each for each in own if _NAME.fullmatch(each, len(_OWN), len(each) - 1)), "")


def _property(predicate: str, object_: str, names: Remembered[str, tuple[str, str]]) -> str:
    tag, declared = names[predicate]
    if object_.startswith("<<"):
        raise _refusal(f"the quoted triple {object_}")
    if not object_.startswith('"'):
        return f"<{tag}{declared} {_reference(object_, 'resource')}/>"
    value, language, datatype = ntriples.literal(object_)
    if "--" in language:
        raise _refusal(f"the direction of the text {object_}")
    if FORBIDDEN.search(value):
        raise _refusal(f"the control characters in {object_[:80]}")
    told = f' xml:lang="{language}"' if language else ""
    if datatype and datatype != XSD_STRING:
        told = f" rdf:datatype={attribute(datatype)}"
    return f"<{tag}{declared}{told}>{content(value)}</{tag}>"


def _reference(term: str, name: str) -> str:
    if term.startswith("_:"):
        return f"rdf:nodeID={attribute(_node(term[2:]))}"
    value = ntriples.iri(term)
    if FORBIDDEN.search(value):
        raise _refusal(f"the IRI {term}")
    return f"rdf:{name}={attribute(value)}"


def _node(label: str) -> str:
    """The label of a blank node as an XML name, which begins with no digit and has no colon."""
    return "b" + label.replace("_", "__").replace(":", "_c")


def _element(term: str) -> tuple[str, str]:
    """The name of an element for a property or class, and the declaration that it needs."""
    value = ntriples.iri(term)
    found = _NAME.search(value)
    if found is None or not found.start():
        raise _refusal(f"the property {term}, which ends in no XML name")
    namespace, name = value[: found.start()], found[0]
    if value in _RESERVED or namespace == _XMLNS:
        raise _refusal(f"the property {term}")
    if prefix := _PREFIX_OF.get(namespace):
        return f"{prefix}:{name}", ""
    return f"ns:{name}", f" xmlns:ns={attribute(namespace)}"


def _refusal(what: str) -> CitygraphError:
    return CitygraphError(f"RDF/XML cannot say {what}", remedy="export as turtle, nt or jsonld")

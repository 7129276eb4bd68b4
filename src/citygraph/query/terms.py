"""RDF terms as SPARQL text: the only form in which a value enters a query."""

from __future__ import annotations

import re

from citygraph.errors import ParameterError
from citygraph.rdf import XSD_STRING, Iri, Term

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\x00-\x20<>\"{}|^`\\\x7f]*")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_SURROGATE = re.compile("[\ud800-\udfff]")
# A backslash before a `u` is itself escaped, but engines that expand \uXXXX before they parse (section 19.2 of
# SPARQL 1.1) would see an escape in `\\u0022`: the letter goes in as its own code point.
_ESCAPE_LIKE = re.compile(r"\\\\([uU])")
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"})


def n_triples(term: Term) -> str:
    r"""The N-Triples form of a term, which is also its SPARQL form.

    Raises ParameterError for what is no term: an IRI with a blank, half a surrogate pair.

    >>> from citygraph.rdf import Literal
    >>> print(n_triples(Literal('say "hi"\n', language="en")))
    "say \"hi\"\n"@en
    """
    if isinstance(term, Iri):
        return f"<{checked_iri(term)}>"
    if _SURROGATE.search(term.value):
        raise ParameterError("half of a surrogate pair in a value", remedy="give valid Unicode text")
    quoted = '"' + _ESCAPE_LIKE.sub(_spell_letter, term.value.translate(_ESCAPES)) + '"'
    if term.language is not None:
        return f"{quoted}@{checked_language(term.language)}"
    return quoted if term.datatype == XSD_STRING else f"{quoted}^^<{checked_iri(term.datatype)}>"


def checked_iri(text: str) -> Iri:
    """The text as an IRI; ParameterError when it is not an absolute one."""
    if not _IRI.fullmatch(text) or _SURROGATE.search(text):
        raise ParameterError(f"{short(text)} is not an IRI", remedy="give an absolute one: https://…")
    return Iri(text)


def checked_language(text: str) -> str:
    """The text as a language tag; ParameterError when it is none."""
    if not _LANGUAGE.fullmatch(text):
        raise ParameterError(f"{short(text)} is not a language tag", remedy="give one like en or pt-BR")
    return text


def _spell_letter(found: re.Match[str]) -> str:
    return rf"\\\U{ord(found[1]):08X}"


def short(text: str) -> str:
    """What somebody wrote, as a message repeats it."""
    return repr(text if len(text) <= 60 else f"{text[:59]}…")

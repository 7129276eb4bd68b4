"""Rows and truth values in the SPARQL 1.1 results formats: CSV, TSV, JSON, XML, streamed.

https://www.w3.org/TR/sparql11-results-csv-tsv/ · https://www.w3.org/TR/sparql11-results-json/ ·
https://www.w3.org/TR/rdf-sparql-XMLres/. An answer that comes straight from the engine is written by the engine's own
serializer, which is some times faster and writes the same; of its XML the characters are mended that no XML document
may hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, cast

from citygraph.query.render.presentation import Presentation, Sink, Writer
from citygraph.query.result import Result
from citygraph.vocab import PREFIXES

if TYPE_CHECKING:
    from citygraph.query.result import Term

_XSD = PREFIXES["xsd"]
_STRING = _XSD + "string"
_CSV_SPECIAL = re.compile('[",\r\n]')
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNFIT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|\r")
"""The same in UTF-8, and carriage returns, which readers would take for line feeds."""
_UNFIT_BYTES = bytes({*range(0x20)} - {*b"\t\n"})
_MAY_BE_UNFIT = b"\xef\xbf"
"""Looked for first: hardly a piece has any of them, and the pattern looks at each byte."""
_REPLACEMENT = "\ufffd".encode()
_EDGE = re.compile(r"\A[ \t\n]+|[ \t\n]+\Z")
"""Blanks that some readers would strip are written as references."""
_BARE = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "double": re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}
"""Literals that Turtle, and so TSV, writes without quotation marks."""


def csv(result: Result, _: Presentation, sink: Sink) -> None:
    """Lexical forms; lines end with CR LF."""
    if result.form == "boolean":
        sink.text("true" if result.truth else "false")
        return
    sink.text(",".join(map(_quoted, result.columns)) + "\r\n")
    for row in result.rows():
        sink.text(",".join(map(_plain, row)) + "\r\n")


def tsv(result: Result, _: Presentation, sink: Sink) -> None:
    """Terms as in Turtle."""
    if result.form == "boolean":
        sink.text("true" if result.truth else "false")
        return
    sink.text("\t".join(f"?{name}" for name in result.columns) + "\n")
    for row in result.rows():
        sink.text("\t".join(map(_turtle, row)) + "\n")


def as_json(result: Result, _: Presentation, sink: Sink) -> None:
    """``head`` and ``results``, on one line."""
    if result.form == "boolean":
        sink.text(f'{{"head":{{}},"boolean":{str(result.truth).lower()}}}')
        return
    keys = [_compact(name) for name in result.columns]
    sink.text(f'{{"head":{{"vars":[{",".join(keys)}]}},"results":{{"bindings":[')
    joint = ""
    for row in result.rows():
        cells = (f"{key}:{_compact(json_term(term))}" for key, term in zip(keys, row) if term is not None)
        sink.text(f"{joint}{{{','.join(cells)}}}")
        joint = ","
    sink.text("]}}")


def xml(result: Result, _: Presentation, sink: Sink) -> None:
    """What XML can't hold (some control characters) becomes U+FFFD."""
    sink.text('<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n<head>')
    sink.text("".join(f'<variable name="{_xml_text(name)}"/>' for name in result.columns) + "</head>\n")
    if result.form == "boolean":
        sink.text(f"<boolean>{str(result.truth).lower()}</boolean>\n")
    else:
        names = [_xml_text(name) for name in result.columns]
        sink.text("<results>\n")
        for row in result.rows():
            cells = (f'<binding name="{n}">{_xml_term(term)}</binding>' for n, term in zip(names, row) if term)
            sink.text(f"<result>{''.join(cells)}</result>\n")
        sink.text("</results>\n")
    sink.text("</sparql>")


def engines(name: str, otherwise: Writer) -> Callable[[Result, Presentation, Sink], None]:
    """A writer that lets the engine serialize what it gave itself; `otherwise` writes rows from elsewhere."""

    def write(result: Result, how: Presentation, sink: Sink) -> None:
        import pyoxigraph as ox

        if isinstance(result.answer, ox.QuerySolutions) and result.columns:
            stream = _XmlStream(sink) if name == "XML" else _Stream(sink)
            result.answer.serialize(cast("IO[bytes]", stream), getattr(ox.QueryResultsFormat, name))
        else:
            otherwise(result, how, sink)
        if name in ("JSON", "XML") or result.form == "boolean":
            sink.text("\n")

    return write


class _Stream:
    """A sink as the file that the engine writes into."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    def write(self, piece: bytes) -> int:
        self._sink.raw(piece)
        return len(piece)

    def flush(self) -> None:
        """The sink flushes itself."""


class _XmlStream(_Stream):
    """The engine's XML, with what XML can't hold as U+FFFD, and carriage returns as references."""

    def __init__(self, sink: Sink) -> None:
        super().__init__(sink)
        self._held = b""

    def write(self, piece: bytes) -> int:
        whole = self._held + piece if self._held else piece
        end = len(whole) - (2 if whole.endswith(b"\xef\xbf") else whole.endswith(b"\xef"))
        self._held = whole[end:]  # the beginning of a character, to be seen whole
        super().write(_mended(whole[:end] if self._held else whole))
        return len(piece)


def _mended(piece: bytes) -> bytes:
    if _MAY_BE_UNFIT not in piece and len(piece.translate(None, _UNFIT_BYTES)) == len(piece):
        return piece
    return _UNFIT.sub(lambda found: b"&#13;" if found[0] == b"\r" else _REPLACEMENT, piece)


def json_term(term: Term) -> dict[str, object]:
    """A term as SPARQL 1.1 JSON results have it (quoted triples as in SPARQL 1.2)."""
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {key: json_term(part) for key, part in parts.items()}}
    told: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        told["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        told["datatype"] = term.datatype.value
    return told


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain(term: Term | None) -> str:
    import pyoxigraph as ox

    if term is None:
        return ""
    return _quoted(term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _CSV_SPECIAL.search(text) else text


def _turtle(term: Term | None) -> str:
    import pyoxigraph as ox

    if term is None:
        return ""
    if isinstance(term, ox.Literal) and (bare := _BARE.get(term.datatype.value)) and bare.fullmatch(term.value):
        return term.value
    return str(term).replace("\t", "\\t")


def _xml_term(term: Term) -> str:
    import pyoxigraph as ox

    if isinstance(term, ox.NamedNode):
        return f"<uri>{_xml_text(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_xml_text(term.value)}</bnode>"
    if isinstance(term, ox.Triple):
        parts = zip(("subject", "predicate", "object"), (term.subject, term.predicate, term.object))
        return f"<triple>{''.join(f'<{name}>{_xml_term(part)}</{name}>' for name, part in parts)}</triple>"
    attribute = ""
    if term.language:
        attribute = f' xml:lang="{_xml_text(term.language)}"'
    elif term.datatype.value != _STRING:
        attribute = f' datatype="{_xml_text(term.datatype.value)}"'
    return f"<literal{attribute}>{_xml_text(term.value)}</literal>"


def _xml_text(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    legal = _NOT_XML.sub("\ufffd", escaped.replace("\r", "&#xD;"))
    return _EDGE.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), legal)

from __future__ import annotations

import gzip
import os

import pyoxigraph as ox
import pytest

from citygraph.errors import InputError
from citygraph.graph import rdf_files

RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/">\n'
THING = b'<rdf:Description rdf:about="http://x/a">\n'
ENDS = b"</rdf:Description></rdf:RDF>"


def loaded(tmp_path, data, form=None):
    file = tmp_path / "file"
    file.write_bytes(data)
    store = ox.Store()
    rdf_files.load(file, form or rdf_files.format_of(file), store)
    return store


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b'<urn:a> <urn:b> "c" .\n', "nq"),
        (b'# a comment\n\n<urn:a> <urn:b> "c"@en-GB <urn:g> .\n', "nq"),
        (b"_:a <urn:b> _:c .\n", "nq"),
        (b"<urn:a> <urn:b> oops .\n<urn:a> oops .\n", "trig"),
        (b'<urn:a> <urn:b> "c" .\n<urn:a> oops .\n', "nq"),
        (b'<urn:a> <urn:b> "c" .\n@prefix x: <urn:> .\nx:a x:b x:c .\n', "trig"),
        (b"@prefix x: <urn:> .\nx:a x:b x:c .", "trig"),
        (b"PREFIX x: <urn:>\nGRAPH x:g { x:a x:b x:c }", "trig"),
        (b"<urn:g> { <urn:a> <urn:b> 1 }", "trig"),
        (b"[] a <urn:b> .", "trig"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>" + RDF, "rdfxml"),
        (RDF, "rdfxml"),
        (b'{"@context": {}, "@id": "urn:a"}', "jsonld"),
        (b'[{"@id": "urn:a"}]', "jsonld"),
        (b"<!DOCTYPE html><p>", None),
        (b"<html><body>", None),
        (b"city,twin\na,b\n", None),
        (b"city\ttwin\na\tb\n", None),
        (b"plain words", None),
        (b"\x89PNG\r\n\x1a\n\0\0", None),
        (b"", None),
    ],
)
def test_the_format_is_told_by_the_content(data, form):
    assert rdf_files.guess(data) == form


@pytest.mark.parametrize(
    ("data", "place", "what"),
    [
        (b'<urn:a> <urn:b> "c" .\n<urn:a> oops .\n', ":2:9", "no N-Quads"),
        (b'<urn:a> <urn:b> "c" .\n<urn:a> <urn:b> "c', ":2:", "no N-Quads"),
        (b'@prefix a: <a:> .\na:b a:c "x" .\na:b a:c "unclosed', ":3:9", "no TriG"),
        (b"@prefix a: <a:> .\na:b a:c b:d .", ":2:9", "prefix b:"),
        (b'@prefix a: <a:> .\na:b a:c "\xff" .\n', ":2:", "UTF-8"),
        (b"<x> <urn:b> <urn:c> .\n", ":1:", "No scheme"),
        (RDF + THING + b"<x:p>q</x:p>\n", ":4:1", "no element found"),
        (RDF + THING + b"<x:p>q</x:q>" + ENDS, ":3:", "mismatched tag"),
        (RDF + THING + b"<y:p>q</y:p>" + ENDS, ":3:1", "unbound prefix"),
        (RDF + THING + b"<x:p>q</x:p>\n<x:q rdf:resource='a'/>\n" + ENDS, ":4", "No scheme"),
        (b'{"@id": "urn:a",\n "urn:b": oops}', ":2:11", "no JSON-LD"),
        (b'{"@id": "urn:a",\n "urn:b": "c', ":2:", "no JSON-LD"),
    ],
)
def test_a_broken_file_is_told_with_its_place(tmp_path, data, place, what):
    with pytest.raises(InputError, match=what) as error:
        loaded(tmp_path, data)
    assert error.value.where.startswith(f"{tmp_path / 'file'}{place}")


@pytest.mark.parametrize(
    "entities",
    [
        b'<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        b'<!ENTITY a "' + b"x" * 2000 + b'">',
        b'<!ENTITY a SYSTEM "file:///etc/passwd">',
        b"<!ENTITY % a \"<!ENTITY b 'c'>\"> %a;",
        b'<!ENTITY\ta "lol"><!ENTITY b "&#x26;a;&a;">',
    ],
)
def test_entities_that_multiply_or_lie_elsewhere_are_refused(tmp_path, entities):
    data = b"<?xml version='1.0'?>\n<!DOCTYPE rdf:RDF [" + entities + b"]>\n" + RDF + THING + b"<x:p>&a;</x:p>" + ENDS
    with pytest.raises(InputError, match="entities that multiply"):
        loaded(tmp_path, data)


def test_entities_that_shorten_namespaces_are_read(tmp_path):
    data = (
        b'<!DOCTYPE rdf:RDF [<!ENTITY x "http://x/">]>\n'
        + RDF
        + b'<rdf:Description rdf:about="&x;a"><x:p>q</x:p>'
        + ENDS
    )
    (quad,) = loaded(tmp_path, data, "rdfxml")
    assert quad.subject == ox.NamedNode("http://x/a")


@pytest.mark.parametrize(
    "data",
    [
        b'{"@context": "https://schema.org/", "@id": "urn:a", "name": "x"}',
        b'{"@context": [{"a": "urn:a"}, "http://127.0.0.1:1/c.jsonld"], "@id": "urn:a", "name": "x"}',
        b'{"@context": {"@import": "http://127.0.0.1:1/c.jsonld"}, "@id": "urn:a", "name": "x"}',
    ],
)
def test_a_remote_context_is_never_fetched(tmp_path, data):
    with pytest.raises(InputError, match="remote context, which is not fetched"):
        loaded(tmp_path, data)


def test_a_packed_file_that_is_cut_off_is_told(tmp_path):
    lines = b"".join(b'<urn:a> <urn:b> "%d" .\n' % number for number in range(10_000))
    assert len(loaded(tmp_path, gzip.compress(lines))) == 10_000
    with pytest.raises(InputError, match="packing is broken"):
        loaded(tmp_path, gzip.compress(lines)[:-100], "nq")


def test_zstandard(tmp_path):
    zstandard = pytest.importorskip("zstandard")
    packed = zstandard.compress(b'<urn:a> <urn:b> "c" .\n' + os.urandom(1000).hex().join(("# ", "\n")).encode())
    assert len(loaded(tmp_path, packed)) == 1
    with pytest.raises(InputError, match="packing is broken"):
        loaded(tmp_path, packed[:-20], "nq")

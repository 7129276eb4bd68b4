"""How long a static site of an invented graph takes: ``python -m bench.site --entities 10000``.

Cities in fifty countries, each with a government, a mayor and a tenure; ties that some cities have many of, with an
agreement each; articles of twenty claims. What it prints is CPU seconds of this process and its largest memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from citygraph import resources
from citygraph.site import Options, write
from citygraph.vocab import CONCEPT, ID, ONTOLOGY_FILES, ONTOLOGY_GRAPH, PREFIXES

_COUNTRIES = 50
_CLAIMS = 20
_PROLOGUE = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
Claim = tuple[str, str, str]


def store_of(entities: int) -> ox.Store:
    """A graph in memory that has about so many things with a page."""
    facts, claims = _graph(entities)
    store = ox.Store()
    store.load("\n".join([_PROLOGUE, *facts, *_articles(claims)]), format=ox.RdfFormat.TRIG)
    for name in ONTOLOGY_FILES:
        file = resources.path("ontology", name)
        store.load(path=file, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(ONTOLOGY_GRAPH))
    return store


def _graph(entities: int) -> tuple[list[str], list[Claim]]:
    chance = random.Random(1)
    cities = round(entities * 0.124)
    facts = [
        f'<{ID}place/c{n}> a cg:Country ; rdfs:label "Country {n}"@en , "Negara {n}"@id .' for n in range(_COUNTRIES)
    ]
    claims: list[Claim] = []
    for n in range(cities):
        facts.append(
            f'<{ID}place/t{n}> a cg:City ; rdfs:label "Town {n}"@en ; cg:inCountry <{ID}place/c{n % _COUNTRIES}> ;'
            f" wgs:lat {chance.uniform(-60, 70):.4f} ; wgs:long {chance.uniform(-170, 170):.4f} ."
            f' <{ID}government/t{n}> a cg:Government ; rdfs:label "Council of Town {n}" ; cg:governs <{ID}place/t{n}> .'
            f' <{ID}official/o{n}> a cg:Official ; rdfs:label "Person {n}" .'
            f' <{ID}office/m{n}> a cg:Office ; rdfs:label "mayor of Town {n}"@en ; cg:jurisdiction <{ID}place/t{n}> .'
            f' <{ID}tenure/o{n}> a cg:Tenure ; rdfs:label "Person {n}, mayor"@en ; cg:office <{ID}office/m{n}> ;'
            f" cg:holder <{ID}official/o{n}> ; cg:tenureStatus <{CONCEPT}tenure/current> ."
        )
        claims.append((f"{ID}tenure/o{n}", "cg:holder", f"<{ID}official/o{n}>"))
    for n in range(round(entities * 0.155)):
        one, other = int((cities - 1) * chance.random() ** 3), cities - 1 - int((cities // 2) * chance.random())
        tie, paper = f"{ID}partnership/t{one}--t{other}", f"{ID}agreement/m{n}"
        facts.append(
            f'<{tie}> a cg:Partnership ; rdfs:label "Town {one} – Town {other}"@en ;'
            f" cg:status <{CONCEPT}status/active> ;"
            f" cg:partner <{ID}place/t{one}>, <{ID}place/t{other}> ; cg:kind <{CONCEPT}kind/sister-city> ."
            f' <{paper}> a cg:MemorandumOfUnderstanding ; rdfs:label "MoU {n}"@en ; cg:under <{tie}> ;'
            f' cg:party <{ID}government/t{one}>, <{ID}government/t{other}> ; cg:signedOn "2011-02-03"^^xsd:date .'
        )
        ends = [(tie, "cg:partner", f"<{ID}place/t{end}>") for end in (one, other)]
        claims += 3 * [*ends, (tie, "cg:kind", f"<{CONCEPT}kind/sister-city>")]
        claims.append((paper, "cg:signedOn", '"2011-02-03"^^xsd:date'))
    return facts, claims


def _articles(claims: list[Claim]) -> Iterator[str]:
    for first in range(0, len(claims), _CLAIMS):
        article = f"{ID}article/a{first}"
        told = [f'<{article}> a cg:Article ; schema:headline "Article {first}" ; schema:publisher "Paper" .']
        for n, (subject, predicate, value) in enumerate(claims[first : first + _CLAIMS]):
            told.append(
                f"<{article}/passage/{n}> a cg:Passage ; cg:statedIn <{article}> ; cg:start {n * 100} ; "
                f'cg:end {n * 100 + 80} ; cg:quote "A sentence of some length that says what towns do, {first + n}." .'
                f" <{article}/claim/{n}> a cg:Claim ; rdf:subject <{subject}> ; rdf:predicate {predicate} ;"
                f' rdf:object {value} ; cg:passage <{article}/passage/{n}> ; cg:rule "r" ; cg:confidence 0.9 ;'
                f" cg:modality <{CONCEPT}modality/asserted> ."
            )
        yield f"<{article}> {{ {' '.join(told)} }}"


def main() -> None:
    """Write the site into a folder that is thrown away."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=10_000)
    parser.add_argument("--answers", action="store_true", help="with the answers to the stored queries")
    given = parser.parse_args()
    store = store_of(given.entities)
    with tempfile.TemporaryDirectory() as folder:
        began = time.process_time()
        summary = write(store, Path(folder) / "site", Options(base="https://example.org/", answers=given.answers))
        seconds = time.process_time() - began
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(store)} quads, {summary.things} things, {summary.files} files of {size / 1e6:.0f} MB")
    print(f"{seconds:.1f} s CPU, {summary.things / seconds:.0f} things/s, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()

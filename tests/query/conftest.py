"""A store of the small world in `queries/tests/world.trig`, the ontology, and articles whose sentences claim it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import pytest

from citygraph import query, resources
from citygraph.vocab import ID, ONTOLOGY_GRAPH, concept, term

WORLD = resources.path("queries", "tests", "world.trig")
XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article, and the triples (in Turtle) that it claims."""

    text: str
    triples: str
    modality: str = "asserted"
    confidence: str = "0.9"
    rule: str = "tie-by-verb"


@dataclass(frozen=True)
class Article:
    slug: str
    headline: str
    day: str
    sentences: tuple[Sentence, ...]
    language: str = "en"
    publisher: str = "The Daily Test"
    author: str | None = None


LETTER = "agreement:letter-of-intent--nordhaven-1--vila-azul-2--2019-03-01"
SIGNING = "event:signing--vila-azul-2--2019-03-01--ana-perez--bo-lund"
ARTICLES = (
    Article(
        "2019-03-02-two-harbours-become-sisters-aa",
        "Two harbours become sisters",
        "2019-03-02",
        (
            Sentence(
                "Nordhaven and Vila Azul are sister cities since March 2019.",
                """partnership:nordhaven-1--vila-azul-2 a cg:Partnership ;
                     cg:partner place:nordhaven-1, place:vila-azul-2 ;
                     cg:kind kind:sister-city ; cg:status status:active ; cg:since "2019-03"^^xsd:gYearMonth .""",
            ),
            Sentence(
                "Mayors Bo Lund and Ana Pérez signed the letter of intent in Vila Azul on Friday.",
                f"""{LETTER} a cg:LetterOfIntent ; cg:status status:signed ; cg:signedOn "2019-03-01"^^xsd:date ;
                      cg:party government:nordhaven-1, government:vila-azul-2 ; cg:signedAt place:vila-azul-2 ;
                      cg:signatory official:bo-lund--mayor-nordhaven-1, official:ana-perez--mayor-vila-azul-2 .
                    {SIGNING} a cg:Signing ; cg:date "2019-03-01"^^xsd:date ; cg:place place:vila-azul-2 ;
                      cg:participant official:bo-lund--mayor-nordhaven-1, official:ana-perez--mayor-vila-azul-2 .""",
                rule="signed-by",
            ),
            Sentence(
                "They will work together on health and culture.",
                "partnership:nordhaven-1--vila-azul-2 cg:field field:health, field:culture .",
                rule="fields",
            ),
            Sentence(
                "“The sea joins us, it does not part us,” said Pérez.",
                """quotation:ana-perez--1 a cg:Quotation ; cg:speaker official:ana-perez--mayor-vila-azul-2 ;
                     cg:text "The sea joins us, it does not part us."@en .
                   tenure:ana-perez--mayor-vila-azul-2--mayor-vila-azul-2
                     cg:holder official:ana-perez--mayor-vila-azul-2 ; cg:office office:mayor-vila-azul-2 .""",
                rule="quotation",
            ),
            Sentence(
                "A tie of Vila Azul with Springfield ended in 2018.",
                """partnership:springfield-4--vila-azul-2 cg:partner place:springfield-4, place:vila-azul-2 ;
                     cg:status status:ended ; cg:until "2018"^^xsd:gYear .""",
                modality="ended",
            ),
        ),
        author="Rita Writer",
    ),
    Article(
        "2021-06-03-delta-comes-to-nordhaven-bb",
        "Delta comes to Nordhaven",
        "2021-06-03",
        (
            Sentence(
                "Nordhaven, since 2018 a sister city of Vila Azul, found a new friend in Delta.",
                """partnership:nordhaven-1--vila-azul-2 cg:partner place:nordhaven-1, place:vila-azul-2 ;
                     cg:kind kind:sister-city ; cg:since "2018"^^xsd:gYear .
                   partnership:delta-xs-d--nordhaven-1 cg:partner place:nordhaven-1, place:delta-xs-d ;
                     cg:kind kind:cooperation ; cg:status status:active .""",
                confidence="0.8",
            ),
            Sentence(
                "A letter of intent with Delta was signed on 2 June.",
                """agreement:letter-of-intent--delta-xs-d--nordhaven-1--2021-06-02 a cg:LetterOfIntent ;
                     cg:party government:delta-xs-d, government:nordhaven-1 ; cg:status status:signed ;
                     cg:signedOn "2021-06-02"^^xsd:date .""",
            ),
            Sentence(
                "Mayor Cy Dahl plans a memorandum with Springfield in January.",
                """agreement:memorandum-of-understanding--nordhaven-1--springfield-3--undated
                     a cg:MemorandumOfUnderstanding ; cg:party government:nordhaven-1, government:springfield-3 ;
                     cg:status status:planned ; cg:plannedFor "2022-01"^^xsd:gYearMonth .
                   partnership:nordhaven-1--springfield-3 cg:partner place:nordhaven-1, place:springfield-3 ;
                     cg:status status:proposed .""",
                modality="planned",
            ),
            Sentence(
                "Nordhaven has no tie with the other Springfield.",
                "partnership:nordhaven-1--springfield-4 cg:partner place:nordhaven-1, place:springfield-4 .",
                modality="denied",
            ),
        ),
    ),
    Article("2022-01-01-nothing-new-cc", "Nothing new", "2022-01-01", (), language="id", publisher="Harian Uji"),
)


def article_quads(article: Article) -> Iterator[ox.Quad]:
    """The named graph of an article: metadata, passages, claims."""
    iri = f"{ID}article/{article.slug}"
    graph = ox.NamedNode(iri)

    def quad(subject: str, predicate: str, value: str | ox.Literal | ox.NamedNode) -> ox.Quad:
        term_of = ox.NamedNode(value) if isinstance(value, str) else value
        return ox.Quad(ox.NamedNode(subject), ox.NamedNode(term(predicate)), term_of, graph)

    yield quad(iri, "rdf:type", term("cg:Article"))
    yield quad(iri, "schema:headline", ox.Literal(article.headline))
    yield quad(iri, "schema:datePublished", ox.Literal(article.day, datatype=ox.NamedNode(XSD + "date")))
    yield quad(iri, "schema:publisher", ox.Literal(article.publisher))
    yield quad(iri, "schema:inLanguage", ox.Literal(article.language))
    if article.author:
        yield quad(iri, "schema:author", ox.Literal(article.author))
    start = number = 0
    for sentence in article.sentences:
        passage = f"{iri}/passage/{start}-{start + len(sentence.text)}"
        yield quad(passage, "rdf:type", term("cg:Passage"))
        yield quad(passage, "cg:statedIn", iri)
        yield quad(passage, "cg:quote", ox.Literal(sentence.text))
        yield quad(passage, "cg:start", ox.Literal(start))
        yield quad(passage, "cg:end", ox.Literal(start + len(sentence.text)))
        start += len(sentence.text) + 1
        for triple in ox.parse(prefixes() + sentence.triples, ox.RdfFormat.TURTLE):
            number += 1
            claim = f"{iri}/claim/{number}"
            yield quad(claim, "rdf:type", term("cg:Claim"))
            yield quad(claim, "rdf:type", term("rdf:Statement"))
            yield quad(claim, "rdf:subject", triple.subject)
            yield quad(claim, "rdf:predicate", triple.predicate)
            yield quad(claim, "rdf:object", triple.object)
            yield quad(claim, "cg:passage", passage)
            yield quad(claim, "cg:rule", ox.Literal(sentence.rule))
            yield quad(claim, "cg:modality", concept("modality", sentence.modality))
            directness = "stated" if float(sentence.confidence) > 0.85 else "joined"
            yield quad(claim, "cg:directness", concept("directness", directness))
            confidence = ox.Literal(sentence.confidence, datatype=ox.NamedNode(XSD + "decimal"))
            yield quad(claim, "cg:confidence", confidence)


def prefixes() -> str:
    return "\n".join(re.findall(r"^@prefix .*$", WORLD.read_text(encoding="utf-8"), re.MULTILINE)) + "\n"


def small_world() -> ox.Store:
    store = ox.Store()
    store.load(path=WORLD, format=ox.RdfFormat.TRIG)
    for name in ("citygraph.ttl", "concepts.ttl"):
        store.load(
            path=resources.path("ontology", name), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(ONTOLOGY_GRAPH)
        )
    for article in ARTICLES:
        store.extend(article_quads(article))
    return store


def run_stored(store: ox.Store, name: str, **given: str) -> list[dict[str, str]]:
    """The rows of a stored query, each a map from column to lexical value; unbound columns are left out."""
    stored = query.find(name)
    result = query.run(store, query.bind(stored.text, query.arguments(stored, given, store)))
    return [
        {column: value.value for column, value in zip(result.columns, row, strict=True) if value is not None}
        for row in result.answer
    ]


@pytest.fixture(scope="session")
def world() -> ox.Store:
    return small_world()


@pytest.fixture
def ask(world: ox.Store):
    """Run a stored query on the small world; give the named columns of each row."""

    def rows(name: str, columns: str, **given: str) -> list[tuple[str | None, ...]]:
        return [tuple(row.get(column) for column in columns.split()) for row in run_stored(world, name, **given)]

    return rows

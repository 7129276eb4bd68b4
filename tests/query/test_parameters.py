from __future__ import annotations

import pyoxigraph as ox
import pytest

from citygraph import query
from citygraph.errors import ParameterError
from citygraph.model import XSD, Iri, Literal, Term
from citygraph.query.names import Lookup
from citygraph.query.parameters import arguments, parse_assignments, term_of
from citygraph.query.stored import Parameter
from citygraph.vocab import CG, CONCEPT, ID

PLACE = f"{ID}place/"
OFFICIAL = f"{ID}official/"


def term(world: ox.Store, kind: str, text: str, **more: object) -> Term:
    return term_of(Parameter("p", kind, **more), text, Lookup(world))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nordhaven", "nordhaven-1"),
        ("NORDHAVEN", "nordhaven-1"),
        ("pelabuhan utara", "nordhaven-1"),
        ("nord haven", "nordhaven-1"),
        ("Nördhaven", "nordhaven-1"),
        ("nordhaven-1", "nordhaven-1"),
        ("place/nordhaven-1", "nordhaven-1"),
        (PLACE + "nordhaven-1", "nordhaven-1"),
        (f"<{PLACE}nordhaven-1>", "nordhaven-1"),
        (PLACE + "unknown-9", "unknown-9"),
        ("Vila Azul", "vila-azul-2"),  # a label goes before another place's other name
        ("Negeri Utara", "nordland-xn"),
        ("Springfield, XS", "springfield-4"),
        ("Springfield, nordland", "springfield-3"),
    ],
)
def test_a_place_by_any_name(world: ox.Store, text: str, place: str) -> None:
    assert term(world, "place", text) == PLACE + place


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Springfield",
            "parameter p: 'Springfield' may be place/springfield-3, place/springfield-4; give one of these",
        ),
        ("Nordhavn", "parameter p: no place 'Nordhavn' in the graph; did you mean Nordhaven"),
        ("Vila", "parameter p: no place 'Vila' in the graph; did you mean Vila Azul?"),
        ("Vila Azul do Sul", "parameter p: no place 'Vila Azul do Sul' in the graph; did you mean Vila Azul?"),
        ("Springfield, Atlantis", "parameter p: no place 'Springfield, Atlantis' in the graph"),
        ("Ana Pérez", "parameter p: no place 'Ana Pérez' in the graph"),
        ("!?", "parameter p: no place '!?' in the graph; give a name that occurs"),
        ("http://a b", "parameter p: 'http://a b' is not an IRI"),
    ],
)
def test_an_unclear_place(world: ox.Store, text: str, message: str) -> None:
    with pytest.raises(ParameterError) as caught:
        term(world, "place", text)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("ana perez", "ana-perez--mayor-vila-azul-2"),
        ("Pérez", "ana-perez--mayor-vila-azul-2"),
        ("dahl", "cy-dahl--mayor-nordhaven-1"),
    ],
)
def test_an_official_by_some_words_of_the_name(world: ox.Store, text: str, official: str) -> None:
    assert term(world, "official", text) == OFFICIAL + official


def test_an_unclear_official(world: ox.Store) -> None:
    with pytest.raises(ParameterError, match="'Ana' may be official/ana-perez--mayor-vila-azul-2, official/ana-ruiz--"):
        term(world, "official", "Ana")


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("cg:partner", CG + "partner"),
        ("partnership/a--b", ID + "partnership/a--b"),
        ("Nordhaven – Vila Azul", ID + "partnership/nordhaven-1--vila-azul-2"),
        ("letter of intent", CG + "LetterOfIntent"),
        ("Vila Azul", ID + "place/vila-azul-2"),
        ("nordhaven-1", ID + "place/nordhaven-1"),
        ("nordhaven-1--vila-azul-2", ID + "partnership/nordhaven-1--vila-azul-2"),
        ("urn:x:y", "urn:x:y"),
    ],
)
def test_an_iri(world: ox.Store, text: str, iri: str) -> None:
    assert term(world, "iri", text) == iri


@pytest.mark.parametrize("text", ["sister-city", "Sister City", "kota kembar", CONCEPT + "kind/sister-city"])
def test_a_concept_by_name_or_label(world: ox.Store, text: str) -> None:
    assert term(world, "concept", text, scheme="kind") == CONCEPT + "kind/sister-city"


def test_no_concept_lists_the_scheme(world: ox.Store) -> None:
    with pytest.raises(
        ParameterError, match="'twin' is no kind; choose from cooperation, friendship-city, sister-city, sister-region"
    ):
        term(world, "concept", "twin", scheme="kind")


@pytest.mark.parametrize(
    ("kind", "text", "value", "datatype"),
    [
        ("date", "2025-08-11", "2025-08-11", "date"),
        ("date", "2025-08", "2025-08", "gYearMonth"),
        ("date", "2025", "2025", "gYear"),
        ("year", "2025", "2025", "gYear"),
        ("integer", "+007", "7", "integer"),
        ("integer", "-7", "-7", "integer"),
        ("decimal", "0.80", "0.80", "decimal"),
        ("string", '" }', '" }', "string"),
        ("language", "pt-BR", "pt-br", "string"),
    ],
)
def test_a_typed_literal(world: ox.Store, kind: str, text: str, value: str, datatype: str) -> None:
    assert term(world, kind, text) == Literal(value, Iri(XSD + datatype))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(
            ("date", text)
            for text in ("2025-02-30", "2025-13", "2025-8-1", "yesterday", "2025-00", "2025-01-00", "0000", "٢٠٢٥")
        ),
        *(("year", text) for text in ("25", "2025-01", "0000")),
        *(("integer", text) for text in ("1.5", "ten", "1e3", "9" * 30)),
        *(("decimal", text) for text in ("1e3", ".", "NaN")),
        *(("language", text) for text in ("en us", "verylonglanguage", "-")),
        ("enumeration", "c"),
    ],
)
def test_a_mistyped_value(world: ox.Store, kind: str, text: str) -> None:
    with pytest.raises(ParameterError, match=r"^parameter p: .*; "):
        term(world, kind, text, values=("a", "b"))


QUERY = query.StoredQuery(
    "q",
    "",
    "",
    parameters=(
        Parameter("place", "place", required=True, examples=("Oslo",)),
        Parameter("n", "integer", defaults=("5",)),
    ),
)


def test_defaults_and_how_to_lift_them(world: ox.Store) -> None:
    place = Iri(PLACE + "nordhaven-1")
    assert arguments(QUERY, {"place": "Nordhaven"}, world) == {"place": place, "n": Literal("5", Iri(XSD + "integer"))}
    assert arguments(QUERY, {"place": "Nordhaven", "n": ""}, world) == {"place": place}


SEVERAL = query.StoredQuery("q", "", "", parameters=(Parameter("n", "integer", multiple=True, defaults=("5", "6")),))


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ({}, ("5", "6")),
        ({"n": "7"}, ("7",)),
        ({"n": ["7", " 8 ", "07"]}, ("7", "8")),
    ],
)
def test_a_parameter_that_takes_several_values(world: ox.Store, given: dict[str, str], numbers: tuple[str]) -> None:
    assert arguments(SEVERAL, given, world) == {"n": tuple(Literal(n, Iri(XSD + "integer")) for n in numbers)}
    assert arguments(SEVERAL, {"n": ""}, world) == {}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "parameter place: is required; add for example: -p place=Oslo"),
        ({"place": " "}, "parameter place: is required; add for example: -p place=Oslo"),
        ({"place": ["Oslo", "Rome"]}, "parameter place: is given twice; give it once"),
        ({"plac": "x"}, "parameter plac: the query q has no such parameter; did you mean place?"),
        ({"xyz": "x"}, "parameter xyz: the query q has no such parameter; its parameters are place, n"),
    ],
)
def test_missing_and_unknown(world: ox.Store, given: dict[str, str | list[str]], message: str) -> None:
    with pytest.raises(ParameterError) as caught:
        arguments(QUERY, given, world)
    assert str(caught.value) == message
    assert caught.value.exit_code == 2


def test_an_example_is_one_word_of_a_shell(world: ox.Store) -> None:
    needed = query.StoredQuery("q", "", "", parameters=(Parameter("tie", "iri", required=True, examples=("A – B",)),))
    with pytest.raises(ParameterError, match=r"add for example: -p 'tie=A – B'$"):
        arguments(needed, {}, world)


@pytest.mark.parametrize("assignments", [["place"], ["=x"], ["a"]])
def test_no_assignments(assignments: list[str]) -> None:
    with pytest.raises(ParameterError):
        parse_assignments(assignments)


def test_an_index_of_names_goes_before_the_store() -> None:
    from citygraph.query.names import _Name

    found = [_Name("http://e/1", "City", "X", preferred=True), _Name("http://e/2", "Official", "X", preferred=True)]
    assert Lookup(ox.Store(), lambda _: found).place("x") == "http://e/1"
    assert Lookup(ox.Store(), lambda _: found).official("x") == "http://e/2"

"""Statements as claims: whole sentences, one claim for each triple, codes of places."""

from __future__ import annotations

from collections.abc import Sequence

from citygraph.extract.account import account_of
from citygraph.extract.claims import claims, places_named
from citygraph.extract.mention import Mentions
from citygraph.extract.people.officials import people_statements
from citygraph.extract.thing import Statement
from citygraph.model import Claim, Iri, Literal
from citygraph.vocab import local, term

STORY = (
    "Hujan turun. Wali Kota Malang Drs. Budi Karsana tiba di Kochi, Jepang, Senin (4/8/2025). Wali Kota Budi senang.\n"
    "Duta Besar Inggris untuk Indonesia Ronald Malik hadir."
)


def _claims_of(statements: Sequence[Statement], found: Mentions) -> tuple[Claim, ...]:
    return claims(statements, places_named(statements), found)


def _claims(mentions) -> tuple[Claim, ...]:
    found = mentions(STORY, "id")
    return _claims_of(people_statements(account_of(found)), found)


def _told(found: tuple[Claim, ...], subject: str, predicate: str) -> set[str]:
    return {
        claim.object.value if isinstance(claim.object, Literal) else local(claim.object)
        for claim in found
        if local(claim.subject) == subject and claim.predicate == term(predicate)
    }


def test_tenure_is_made_of_official_and_office(mentions) -> None:
    found = _claims(mentions)
    tenure = "budi-karsana--mayor-malang-1636722--mayor-malang-1636722"
    assert _told(found, tenure, "rdf:type") == {"Tenure"}
    assert _told(found, tenure, "cg:holder") == {"budi-karsana--mayor-malang-1636722"}
    assert _told(found, tenure, "cg:office") == {"mayor-malang-1636722"}
    assert _told(found, tenure, "cg:tenureStatus") == {"current"}


def test_official_has_label_other_forms_and_honours(mentions) -> None:
    found = _claims(mentions)
    official = "budi-karsana--mayor-malang-1636722"
    assert _told(found, official, "rdf:type") == {"Official"}
    assert _told(found, official, "rdfs:label") == {"Budi Karsana"}
    assert _told(found, official, "skos:altLabel") == {"Budi"}
    assert _told(found, official, "schema:honorificPrefix") == {"Drs."}


def test_office_has_role_place_and_posting(mentions) -> None:
    found = _claims(mentions)
    office = "ambassador-united-kingdom-gb"
    assert _told(found, office, "cg:role") == {"ambassador"}
    assert _told(found, office, "cg:jurisdiction") == {"united-kingdom-gb"}
    assert _told(found, office, "cg:postedTo") == {"indonesia-id"}


def test_places_of_claims_are_described_and_no_others(mentions) -> None:
    found = _claims(mentions)
    assert _told(found, "malang-1636722", "rdf:type") == {"City"}
    assert _told(found, "malang-1636722", "cg:inCountry") == {"indonesia-id"}
    exact = {claim.object for claim in found if claim.predicate == term("skos:exactMatch")}
    assert exact == {Iri("https://sws.geonames.org/1636722/")}
    assert _told(found, "indonesia-id", "cg:isoCode") == {"ID"}
    assert not any("kochi" in claim.subject for claim in found)


def test_passages_are_whole_sentences(mentions) -> None:
    quotes = {STORY[claim.start : claim.end] for claim in _claims(mentions)}
    assert quotes == {
        "Wali Kota Malang Drs. Budi Karsana tiba di Kochi, Jepang, Senin (4/8/2025).",
        "Wali Kota Budi senang.",
        "Duta Besar Inggris untuk Indonesia Ronald Malik hadir.",
    }


def test_a_triple_is_claimed_once_by_its_surest_passage(mentions) -> None:
    found = _claims(mentions)
    keys = [(claim.subject, claim.predicate, claim.object, claim.modality) for claim in found]
    assert len(keys) == len(set(keys))
    role = next(claim for claim in found if claim.predicate == term("cg:role") and "mayor" in claim.subject)
    assert (role.rule, role.confidence, str(role.as_of)) == ("office-place-name", 0.95, "2025-08-04")


def test_order_does_not_depend_on_that_of_the_statements(mentions) -> None:
    found = mentions(STORY, "id")
    statements: tuple[Statement, ...] = people_statements(account_of(found))
    assert _claims_of(statements[::-1], found) == _claims_of(statements, found)


def test_then_mayor_is_dated_and_former_mayor_is_not(mentions) -> None:
    story = "In Houston, then-Mayor Ann Parks signed on May 3, 2014. Former Houston mayor Bob Hill came on May 4, 2014."
    found = mentions(story, "en")
    told = _claims_of(people_statements(account_of(found)), found)
    days = {claim.subject: claim.as_of for claim in told if claim.predicate == term("cg:tenureStatus")}
    assert [str(day) for _, day in sorted(days.items())] == ["2014-05-03", "None"]

"""Dossiers of the small world: what they show, in which order, and how they read."""

from __future__ import annotations

import json

import pytest

from citygraph.errors import ParameterError, UsageError
from citygraph.query.dossier import Dossier, Section, dossier, render


def section(found: Dossier, title: str) -> Section:
    return next(section for section in found.sections if section.title == title)


def titles(found: Dossier, title: str) -> list[str]:
    return [entry.title for entry in section(found, title).entries]


def facts(found: Dossier, title: str, entry: int = 0) -> dict[str, list[str]]:
    return {fact.name: [value.text for value in fact.values] for fact in section(found, title).entries[entry].facts}


def sentences(found: Dossier, title: str, fact: str, entry: int = 0) -> list[str]:
    values = next(one.values for one in section(found, title).entries[entry].facts if one.name == fact)
    return [source.sentence for value in values for source in value.sources]


def test_a_city_is_introduced(world) -> None:
    (about,) = dossier(world, "Nordhaven").about
    assert about.title == "Nordhaven: city"
    assert {fact.name: [value.text for value in fact.values] for fact in about.facts} == {
        "in": ["Nordland"],
        "government": ["Nordhaven City Hall"],
    }


def test_who_holds_an_office_and_who_held_it(world) -> None:
    found = dossier(world, "Nordhaven")
    assert titles(found, "Office-holders") == ["Cy Dahl, mayor of Nordhaven"]
    assert titles(found, "Earlier and other officials") == ["Bo Lund, mayor of Nordhaven"]
    assert facts(found, "Earlier and other officials") == {
        "status": ["former"],
        "seen in office": ["2019-03-01 to 2019"],
    }


def test_partners_with_the_active_ones_first(world) -> None:
    found = dossier(world, "Pelabuhan Utara")
    assert titles(found, "Partnerships") == ["Delta (Sulia)", "Vila Azul (Sulia)", "Springfield (Nordland)"]
    assert facts(found, "Partnerships", 1) == {
        "kind": ["sister city"],
        "status": ["active"],
        "since": ["2019-03"],
        "fields": ["culture", "health"],
        "agreement": ["Letter of Intent: Nordhaven – Vila Azul (2019-03-01)"],
    }


def test_each_fact_has_its_sentences_the_surest_first(world) -> None:
    found = dossier(world, "Nordhaven / Vila Azul")
    assert sentences(found, "Partnership", "kind") == [
        "Nordhaven and Vila Azul are sister cities since March 2019.",
        "Nordhaven, since 2018 a sister city of Vila Azul, found a new friend in Delta.",
    ]
    assert sentences(found, "Partnership", "since") == ["Nordhaven and Vila Azul are sister cities since March 2019."]


def test_the_timeline_is_in_the_order_of_time(world) -> None:
    entries = section(dossier(world, "Vila Azul, Sulia"), "Timeline").entries
    assert [entry.day for entry in entries] == sorted(entry.day for entry in entries)
    assert ("1998", "Springfield – Vila Azul: begins") in {(entry.day, entry.title) for entry in entries}
    assert ("2018", "Springfield – Vila Azul: ends") in {(entry.day, entry.title) for entry in entries}
    assert ("2019-03-01", "Letter of Intent: Nordhaven – Vila Azul signed") in {
        (entry.day, entry.title) for entry in entries
    }


def test_what_was_said(world) -> None:
    said = section(dossier(world, "Pérez"), "Said").entries
    assert [entry.title for entry in said] == ["Ana Pérez", "Ana Pérez, 2019-03-01, Vila Azul"]
    assert said[1].quote == "The sea joins us, it does not part us."
    assert [source.headline for source in said[1].sources] == ["Two harbours become sisters"]


def test_an_official_is_introduced(world) -> None:
    found = dossier(world, "ana perez")
    assert found.name == "Ana Pérez"
    assert {fact.name: [value.text for value in fact.values] for fact in found.about[0].facts} == {
        "honorific": ["Dra", "Hon."],
        "also called": ["Pérez"],
    }
    assert titles(found, "Offices") == ["mayor of Vila Azul"]
    assert titles(found, "Agreements") == ["Letter of Intent: Nordhaven – Vila Azul"]


def test_a_pair_shows_what_ties_the_two_and_nothing_else(world) -> None:
    found = dossier(world, "Nordhaven / Vila Azul")
    assert found.name == "Nordhaven / Vila Azul"
    assert titles(found, "Agreements") == [
        "Memorandum of Understanding: Nordhaven – Vila Azul",
        "Letter of Intent: Nordhaven – Vila Azul",
    ]
    assert not any("delta" in entry.iri for section in found.sections for entry in section.entries)


def test_the_order_and_the_form_of_a_pair_do_not_matter(world) -> None:
    one, other = dossier(world, "Nordhaven / Vila Azul"), dossier(world, "Vila Azul / Nordhaven")
    assert one.sections[1:] == other.sections[1:]
    assert dossier(world, "Nordhaven – Vila Azul").name == "Nordhaven / Vila Azul"
    assert dossier(world, "Vila Azul - Nordhaven") == dossier(world, "Nordhaven – Vila Azul")
    with pytest.raises(ParameterError, match="no thing 'Vila Azul – Nowhere'"):
        dossier(world, "Vila Azul – Nowhere")


def test_where_sources_disagree(world) -> None:
    found = dossier(world, "Nordhaven / Vila Azul")
    assert titles(found, "Sources disagree") == ["Nordhaven – Vila Azul: since"]
    assert facts(found, "Sources disagree") == {"believed": ["2019-03"], "also claimed": ["2018"]}


def test_what_is_denied_is_told_as_such(world) -> None:
    entries = section(dossier(world, "Nordhaven"), "Denied").entries
    assert [(entry.title, [source.sentence for source in entry.sources]) for entry in entries] == [
        ("partnership of Nordhaven and Springfield", ["Nordhaven has no tie with the other Springfield."])
    ]


def test_anything_else_with_a_name_shows_its_facts(world) -> None:
    found = dossier(world, "Letter of Intent: Delta – Nordhaven (2021-06-02)")
    assert facts(found, "Facts")["party"] == ["Delta Province", "Nordhaven City Hall"]


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("Springfield", "springfield-3, .*springfield-4"),
        ("Nordhavn", "Nordhaven"),
        ("Nordhaven / Nowhere", "no place 'Nowhere'"),
        ("Nordhaven / Delta / Vila Azul", "3 names"),
        ("", "no "),
    ],
)
def test_a_name_that_is_not_clear(world, name, complaint) -> None:
    with pytest.raises(ParameterError, match=complaint):
        dossier(world, name)


@pytest.mark.parametrize("name", ["Nordhaven", "Vila Azul", "Nordhaven / Vila Azul", "Ana Pérez", "Nordland"])
def test_text_fits_80_columns_and_cites_what_it_lists(world, name) -> None:
    lines = render(dossier(world, name), "text").splitlines()
    assert all(len(line) <= 80 for line in lines)
    numbers = [line.split("]")[0][3:] for line in lines if line.startswith("  [")]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    body = "\n".join(lines[: lines.index("SENTENCES")]) if "SENTENCES" in lines else ""
    assert all(f"[{number}]" in body for number in numbers)


def test_text_reads_like_this(world) -> None:
    text = render(dossier(world, "Nordhaven / Delta"), "text")
    assert text.startswith(
        """\
Nordhaven / Delta
═════════════════
Nordhaven: city; in: Nordland; government: Nordhaven City Hall
Delta: region; in: Sulia; government: Delta Province

OFFICE-HOLDERS
  Cy Dahl, mayor of Nordhaven
      status: current; seen in office: 2021-06-02
  Gil Ramos, governor of Delta
      status: current [1]; seen in office: 2015-05-20 to 2021-05

PARTNERSHIP
  kind: cooperation [2]
  status: active [2]
  fields: water and sanitation

AGREEMENTS
  Letter of Intent: Delta – Nordhaven
      status: signed [3]
      signed on: 2021-06-02 [3]
      fields: transport

HISTORY
  2021-06-02  Letter of Intent: Delta – Nordhaven: letter of intent signed [3]

TIMELINE
  2021-06-02  Letter of Intent: Delta – Nordhaven signed [3]

SENTENCES
  [1] “No port is an island,” said Governor Gil Ramos.
      — Three ports, one sea, The Daily Test, 2015-05-21
  [2] Nordhaven, since 2018 a sister city of Vila Azul, found a new friend in
      Delta.
      — Delta comes to Nordhaven, The Daily Test, 2021-06-03
"""
    )


def test_json_holds_all_of_it(world) -> None:
    found = json.loads(render(dossier(world, "Nordhaven / Vila Azul"), "json"))
    kind = found["sections"][1]["entries"][0]["facts"][0]
    assert kind["name"] == "kind"
    assert kind["values"][0]["iri"] == "https://w3id.org/citygraph/concept/kind/sister-city"
    assert kind["values"][0]["sources"][0] == {
        "sentence": "Nordhaven and Vila Azul are sister cities since March 2019.",
        "article": "https://w3id.org/citygraph/id/article/2019-03-02-two-harbours-become-sisters-aa",
        "headline": "Two harbours become sisters",
        "publisher": "The Daily Test",
        "published": "2019-03-02",
        "rule": "tie-by-verb",
        "modality": "asserted",
        "confidence": 0.9,
    }


def test_markdown_has_headings_footnotes_and_no_stray_markup(world) -> None:
    text = render(dossier(world, "Ana Pérez"), "md")
    assert text.startswith("# Ana Pérez\n")
    assert "\n## Said\n" in text
    assert '> Air \\| "bersih" \\\\ untuk semua.' in text
    assert "\n[^1]: " in text


def test_an_unknown_format(world) -> None:
    with pytest.raises(UsageError, match="choose from text, md, json"):
        render(dossier(world, "Nordhaven"), "pdf")

"""The pages on the ontology are as the ontology is, and the picture shows all of it and covers nothing."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from citygraph.ontology_pages.__main__ import main, pages
from citygraph.ontology_pages.picture import Box, draw, plan
from citygraph.ontology_pages.questions import groups
from citygraph.ontology_pages.reading import CLASS, Ontology, read, shaped, short

FOLDER = Path(__file__).parents[1] / "docs" / "ontology"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return read()


def test_the_pages_are_fresh() -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    assert written == pages(), "run: make docs"


def test_they_are_written_where_one_says(tmp_path) -> None:
    main([str(tmp_path / "new")])
    assert {file.name for file in (tmp_path / "new").iterdir()} == set(pages())


def test_a_term_is_told_in_three_languages_with_all_that_is_said_of_it() -> None:
    page = pages()["README.md"]
    section = page.split("### cg:twinnedWith\n")[1].split("<a id")[0]
    for told in ("**twinned with**", "**kota kembar dengan**", "**bandar kembar dengan**"):
        assert told in section
    assert "| is a | [cooperatesWith](#property-cooperateswith) |" in section
    assert "| character | symmetric |" in section
    assert "the same as [wd:P190](http://www.wikidata.org/entity/P190)" in section
    assert "| example | `<place/baguio-1728930> cg:twinnedWith <place/san-antonio-4726206> .` |" in section
    assert "| the other way | [heldBy](#property-heldby) |" in page.split("### cg:holds\n")[1]


def test_every_term_has_one_section_and_every_link_leads_to_one(ontology: Ontology) -> None:
    page = pages()["README.md"]
    assert re.findall(r"^### cg:(\w+)$", page, re.MULTILINE) == [
        entry.name
        for module in dict.fromkeys(entry.module for entry in ontology.entries)
        for is_class in (True, False)
        for entry in ontology.entries
        if entry.module == module and (entry.kind == CLASS) == is_class
    ]
    anchors = re.findall(r'<a id="([\w-]+)"></a>', page)
    assert len(anchors) == len(set(anchors)) == len(ontology.entries)
    assert set(re.findall(r"\]\(#([\w-]+)\)", page)) == set(anchors)


def test_files_that_pages_link_to_are_there() -> None:
    for text in pages().values():
        for link in re.findall(r"\]\(([^)#]+)(?:#[\w-]+)?\)", text):
            if "://" not in link:
                assert (FOLDER / link).exists(), link


def test_every_concept_has_a_section(ontology: Ontology) -> None:
    sections = re.findall(r"^### ([\w/-]+)$", pages()["concepts.md"], re.MULTILINE)
    assert len(sections) == sum(len(scheme.members) for scheme in ontology.schemes) == 57
    assert sections[:4] == ["role/governor", "role/vice-governor", "role/mayor", "role/vice-mayor"]


def test_every_question_is_on_its_page() -> None:
    page = pages()["competency-questions.md"]
    for group in groups():
        for question in group.questions:
            assert f"| {question.words['en']} | {question.words['id']} | {question.words['ms']} |" in page


def test_the_picture_is_well_formed_and_the_same_each_time(ontology: Ontology) -> None:
    assert draw(ontology) == draw(read())
    root = ET.fromstring(draw(ontology))
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None


def test_the_picture_shows_every_class_and_every_property_once_but_inverses(ontology: Ontology) -> None:
    boxes, arrows = plan(ontology)
    classes = {box.name for box in boxes} | {name for box in boxes for name in box.below.split(", ") if name}
    assert classes == {entry.name for entry in ontology.entries if entry.kind == CLASS}
    listed = [line.split(" → ")[0] for box in boxes for line in box.lines]
    on_arrows = [name for arrow in arrows for name in arrow.names]
    shared = {"status", "field", "until", "concerns", "property", "claimed", "sourcesFor"}
    assert len(on_arrows) == len(set(on_arrows))
    assert all(listed.count(name) == (2 if name in shared else 1) for name in listed)
    assert set(listed) & set(on_arrows) == {"claimFor"}  # of milestones, which stand apart from claims
    shown = {*listed, *on_arrows}
    for entry in ontology.entries:
        if entry.kind != CLASS and entry.name not in {*shown, "soleHolder", "surestClaim"}:  # of no class alone
            assert entry.inverse in shown, entry.name


def test_no_box_covers_another_and_no_arrow_crosses_a_box(ontology: Ontology) -> None:
    boxes, arrows = plan(ontology)
    for one, other in itertools.combinations(boxes, 2):
        assert not overlap(one, other), (one.name, other.name)
    for arrow in arrows:
        (x1, y1), (x2, y2) = arrow.start, arrow.stop
        middle = Box("", "", (), min(x1, x2) + 1, min(y1, y2) + 1, abs(x1 - x2) - 2, abs(y1 - y2) - 2, "")
        assert [box.name for box in boxes if overlap(middle, box)] == []


def test_words_fit_their_boxes(ontology: Ontology) -> None:
    for box in plan(ontology)[0]:
        assert all(len(line) * 6.6 <= box.width for line in (box.name, *box.lines))


def overlap(one: Box, other: Box) -> bool:
    apart = one.left >= other.left + other.width or other.left >= one.left + one.width
    return not (apart or one.top >= other.top + other.height or other.top >= one.top + one.height)


def test_shapes_tell_which_classes_have_a_shared_property() -> None:
    having = {name for name, properties in shaped().items() if "status" in properties}
    assert having == {"Partnership", "Agreement"}


def test_an_iri_without_known_prefix_is_called_by_its_last_part() -> None:
    assert short("https://www.omg.org/spec/LCC/Countries/CountryRepresentation/Country") == "Country"

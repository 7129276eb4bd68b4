"""The Markdown of the pages: classes and properties, concepts, competency questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citygraph.ontology_pages.questions import Group, Question
from citygraph.ontology_pages.reading import CLASS, LANGUAGES, Concept, Entry, Ontology, Words, short
from citygraph.vocab import CG, CONCEPT

PICTURE = "classes.svg"
_NOTE = "<!-- Written by `make docs` from {source}. Edit that instead. -->"
_CORE = CG.removesuffix("#")
_MODULES = {
    _CORE: (
        "Core",
        "citygraph.ttl",
        "places, governments, ties, documents, events and words; in OWL 2 DL and RL",
    ),
    f"{_CORE}/evidence": ("Evidence", "evidence.ttl", "articles and datasets, passages, claims"),
}


def reference(ontology: Ontology) -> str:
    """The page of all classes and properties."""
    return _text(_reference(ontology))


def concepts(ontology: Ontology) -> str:
    """The page of all concept schemes."""
    return _text(_concepts(ontology))


def competency(groups: Iterable[Group]) -> str:
    """The page of the questions that the ontology is to answer."""
    return _text(_competency(groups))


def _reference(ontology: Ontology) -> Iterator[str]:
    yield from (_NOTE.format(source="the files in `ontology/`"), "", f"# {ontology.title}", "")
    yield (
        f"Version {ontology.version}, Apache-2.0. `cg:` is `{CG}`. [In plain words](../ontology.md) · "
        "[concepts](concepts.md) · [competency questions](competency-questions.md)"
    )
    yield from ("", f"![Classes with their properties, and how they point to one another]({PICTURE})", "")
    yield from ("| module | file | holds |", "|---|---|---|")
    yield from (f"| {title} | `ontology/{file}` | {holds} |" for title, file, holds in _MODULES.values())
    yield "| Alignments | `ontology/alignments.ttl` | what the terms are in other vocabularies: *elsewhere* below |"
    yield "| Concepts | `ontology/concepts.ttl` | roles, kinds, statuses, fields …: [concepts.md](concepts.md) |"
    yield "| Description | `ontology/dataset.ttl` | ontology and graph as datasets (DCAT, VoID) |"
    yield ""
    yield "Examples are Turtle with the base `https://w3id.org/citygraph/id/`. How many values a property has, and of"
    yield "which form, is said by the shapes: [validation](../validation.md)."
    for iri, (title, _, _) in _MODULES.items():
        inside = [entry for entry in ontology.entries if entry.module == iri]
        for heading, entries in (
            ("classes", [entry for entry in inside if entry.kind == CLASS]),
            ("properties", [entry for entry in inside if entry.kind != CLASS]),
        ):
            yield from ("", f"## {title}: {heading}", "", " · ".join(_link(entry) for entry in entries))
            for entry in entries:
                yield from ("", *_entry(entry, ontology))


def _entry(entry: Entry, ontology: Ontology) -> Iterator[str]:
    yield from (f'<a id="{_anchor(entry)}"></a>', "", f"### cg:{entry.name}", "")
    yield from (f"| {entry.kind} | `{CG}{entry.name}` |", "|---|---|")
    yield from _words(entry.words)
    links = {
        "is a": [_ours(each, ontology) for each in entry.parents],
        "above": [_ours(each, ontology) for each in entry.children],
        "of": [_ours(each, ontology) for each in entry.domain],
        "value": [_ours(each, ontology) for each in entry.range],
        "the other way": [_ours(entry.inverse, ontology)] if entry.inverse else [],
        "character": list(entry.characteristics),
    }
    yield from (f"| {what} | {', '.join(values)} |" for what, values in links.items() if values)
    if entry.elsewhere:
        yield f"| elsewhere | {_elsewhere(entry.elsewhere)} |"
    yield f"| example | `{_cell(entry.words.example)}` |"


def _concepts(ontology: Ontology) -> Iterator[str]:
    yield from (_NOTE.format(source="`ontology/concepts.ttl`"), "", "# Concepts", "")
    yield "SKOS concepts in schemes. A concept's IRI is the scheme's and its name: `https://w3id.org/citygraph/concept/role/mayor`."
    yield "[The ontology](README.md)"
    for scheme in ontology.schemes:
        name = scheme.iri.removeprefix(CONCEPT)
        yield from ("", f"## {name}", "", f"| scheme | `{scheme.iri}` |", "|---|---|", *_words(scheme.words))
        for concept in scheme.members:
            yield from ("", *_concept(concept))


def _concept(concept: Concept) -> Iterator[str]:
    name = concept.iri.removeprefix(CONCEPT)
    yield from (f'<a id="{name.replace("/", "-")}"></a>', "", f"### {name}", "")
    yield from ("| | |", "|---|---|", *_words(concept.words))
    if concept.elsewhere:
        yield f"| elsewhere | {_elsewhere(concept.elsewhere)} |"
    yield f"| example | “{_cell(concept.words.example)}” |"


def _competency(groups: Iterable[Group]) -> Iterator[str]:
    yield from (_NOTE.format(source="`ontology/competency-questions.yaml`"), "", "# Competency questions", "")
    yield "What the ontology is for: each question with the stored query that answers it. A test asks every one of the"
    yield "invented world in [queries/tests/world.trig](../../queries/tests/world.trig), and wants an answer; another"
    yield "sees to it that every class and property serves some question. No question needs `cg:contains`,"
    yield "`cg:isoCode`, `cg:end`, `cg:directness` and `cg:asOf`, which are there for other tools and for fusing."
    yield "[The ontology](README.md)"
    for group in groups:
        yield from ("", f"## {group.title}", "", "| question | pertanyaan | soalan | query |", "|---|---|---|---|")
        for question in group.questions:
            words = " | ".join(_cell(question.words[language]) for language in LANGUAGES)
            yield f"| {words} | [{question.query}](../queries/{question.query}.md){_given(question)} |"


def _given(question: Question) -> str:
    pairs = (f'{name}="{value}"' if " " in value else f"{name}={value}" for name, value in question.given)
    return "".join(f" `-p {pair}`" for pair in pairs)


def _words(words: Words) -> Iterator[str]:
    for language, name in LANGUAGES.items():
        yield f"| {name} | **{_cell(words.labels[language])}**: {_cell(words.definitions[language])} |"


def _elsewhere(pairs: Iterable[tuple[str, str]]) -> str:
    relations: dict[str, list[str]] = {}
    for relation, iri in pairs:
        relations.setdefault(relation, []).append(f"[{short(iri)}]({iri})")
    return "; ".join(f"{relation} {', '.join(links)}" for relation, links in relations.items())


def _ours(name: str, ontology: Ontology) -> str:
    return f"`{short(name)}`" if name.startswith("http") else _link(ontology.entry(name))


def _link(entry: Entry) -> str:
    return f"[{entry.name}](#{_anchor(entry)})"


def _anchor(entry: Entry) -> str:
    return f"{'class' if entry.kind == CLASS else 'property'}-{entry.name.lower()}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip() + "\n"

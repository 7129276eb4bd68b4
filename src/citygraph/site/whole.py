"""All files of a site, one after the other."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from citygraph.graph import export, turtle
from citygraph.network import Network
from citygraph.resources import path as bundled
from citygraph.site.answers import Answer, answers
from citygraph.site.entities import KINDS, PLACES, SOURCES, Entities, Entity
from citygraph.site.facts import Teller
from citygraph.site.folder import Draft, drafted
from citygraph.site.options import Options, Summary
from citygraph.site.pictures import Pictures
from citygraph.site.search import index
from citygraph.site.templating import Templates
from citygraph.site.text import Vocabulary, languages, one, said
from citygraph.site.things import Entry, ThingPages, entries
from citygraph.vocab import ID, term

_ON_A_PAGE = 500
_IN_A_COUNTRY = 100
_BATCH = 100
_FACTS, _EVERYTHING = "data/facts.ttl", "data/graph.trig.gz"


def write(store: ox.Store, folder: Path, options: Options | None = None) -> Summary:
    """Write the site of a store's graph into a folder; what an earlier run wrote and this one does not is removed.

    Raises UsageError when a file that is not of a site is in the way, CitygraphError when the disk does not take it.
    """
    with drafted(folder) as (draft, earlier):
        site = _Site(store, draft, options or Options())
        site.write()
        things = len(site.entities)
    gone = len(earlier - set(draft.paths))
    return Summary(len(draft), things, gone)


class _Site:
    def __init__(self, store: ox.Store, draft: Draft, options: Options) -> None:
        self._store = store
        self._draft = draft
        self._options = options
        self._templates = Templates(options)
        self.entities = Entities(store)
        self._teller = Teller(store, self.entities, Vocabulary(store))
        self._pictures = Pictures(Network(store), self.entities)
        self._pages: list[str] = []

    def write(self) -> None:
        self._page("home.html", "index.html", counts=self._counts())
        self._write_things()
        self._write_lists()
        self._write_countries()
        self._write_pictures()
        if self._options.answers:
            self._write_answers()
        self._write_data()
        self._write_assets()
        self._write_for_machines()

    def _page(self, template: str, path: str, **what: Any) -> None:
        self._draft.write(path, self._templates.page(template, path, **what))
        self._pages.append(path)

    def _counts(self) -> list[tuple[str, int]]:
        counts = Counter(entity.kind for entity in self.entities)
        return [(kind, counts[kind]) for kind in KINDS if counts[kind]]

    def _write_things(self) -> None:
        pages = ThingPages(self._store, self.entities, self._teller, self._pictures, self._options.quoted)
        for kind in KINDS:
            things = (entity for entity in self.entities if entity.kind == kind)
            for batch in _batches(things):
                for thing in pages.of(batch):
                    self._page("thing.html", thing.entity.page, **thing.shown)
                    self._draft.write(f"{thing.entity.path}.ttl", "".join(turtle.write(thing.triples)))

    def _write_lists(self) -> None:
        for kind, total in self._counts():
            every = entries(self._teller, self.entities.of(kind))
            parts = [every[at : at + _ON_A_PAGE] for at in range(0, total, _ON_A_PAGE)]
            paths = [f"kind/{kind}{f'-{number}' if number > 1 else ''}.html" for number in range(1, len(parts) + 1)]
            for number, part in enumerate(parts, 1):
                self._page(
                    "list.html",
                    paths[number - 1],
                    heading=said(f"kind-{kind}"),
                    entries=part,
                    total=total,
                    page=number,
                    pages=len(parts),
                    before=paths[number - 2] if number > 1 else "",
                    after=paths[number] if number < len(parts) else "",
                )

    def _write_countries(self) -> None:
        """Each country with its places."""
        places: dict[str, list[Entity]] = {}
        inside = ox.NamedNode(term("cg:inCountry"))
        for place in self.entities.of(*PLACES):
            for quad in self._store.quads_for_pattern(place.node, inside, None, place.graph):
                if isinstance(quad.object, ox.NamedNode):
                    places.setdefault(quad.object.value, []).append(place)
        countries = [
            (country, _without_country(self._teller, places[country.iri]))
            for country in self.entities.of(*PLACES)
            if country.iri in places
        ]
        self._page("countries.html", "countries.html", countries=countries, shown=_IN_A_COUNTRY)

    def _write_pictures(self) -> None:
        number = self._pictures.shown
        for name, draw in (("network", self._pictures.network), ("map", self._pictures.map)):
            picture = draw(self._options.title)
            self._page("picture.html", f"{name}.html", heading=name, number=number, picture=_markup(picture))

    def _write_answers(self) -> None:
        told: list[Answer] = []
        for answer in answers(self._store, self._teller):
            self._page(
                "answer.html",
                f"answers/{answer.query.name}.html",
                query=answer.query,
                question=answer.question,
                columns=answer.columns,
                rows=answer.rows,
                cut=answer.cut,
            )
            told.append(answer)
        self._page("answers.html", "answers/index.html", answers=told)

    def _write_data(self) -> None:
        with self._draft.file(_FACTS).open("wb") as out:
            export(self._store, "turtle", out)
        if not self._options.evidence:
            return
        with (
            self._draft.file(_EVERYTHING).open("wb") as out,
            gzip.GzipFile("", "wb", 9, out, mtime=0) as packed,
        ):
            export(self._store, "trig", cast("IO[bytes]", packed))

    def _write_assets(self) -> None:
        style = _asset("style.css") + "".join(_rules(languages()))
        self._draft.write("style.css", style)
        self._draft.write("page.js", _asset("page.js"))
        self._draft.write("search.js", index(self.entities))

    def _write_for_machines(self) -> None:
        described = self._templates.page("void.ttl", "void.ttl", **self._dataset())
        self._draft.write("void.ttl", described)
        for name in ("context.jsonld", "frame.jsonld"):
            self._draft.write(f"data/{name}", bundled("ontology", name).read_text(encoding="utf-8"))
        if self._options.base:
            # There, descriptions are looked for; without an address the relative names would be wrong in that folder.
            self._draft.write(".well-known/void", described)
            self._draft.write("sitemap.xml", _sitemap(self._options.base, self._pages))
        allowed = "User-agent: *\nAllow: /\n"
        found = f"Sitemap: {self._options.base}sitemap.xml\n" if self._options.base else ""
        self._draft.write("robots.txt", allowed + found)
        missing = self._templates.page("missing.html", "", root=self._options.path)
        self._draft.write("404.html", missing)
        self._draft.write(".nojekyll", "")

    def _dataset(self) -> dict[str, Any]:
        classes = Counter(entity.cls for entity in self.entities)
        published = ox.NamedNode(term("schema:datePublished"))
        days = sorted(
            quad.object.value
            for entity in self.entities
            if entity.kind in SOURCES
            for quad in self._store.quads_for_pattern(entity.node, published, None, entity.graph)
            if isinstance(quad.object, ox.Literal)
        )
        cities = [entity.iri for entity in self.entities if entity.kind == "city"]
        return {
            "intro": one(said("intro")),
            "codes": list(languages()),
            "oldest": days[0] if days else "",
            "newest": days[-1] if days else "",
            "space": ID,
            "examples": cities[:3],
            "triples": sum(1 for _ in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph())),
            "entities": len(self.entities),
            "classes": sorted(classes.items()),
            "facts_size": self._draft.file(_FACTS).stat().st_size,
            "graph_size": self._draft.file(_EVERYTHING).stat().st_size if self._options.evidence else 0,
        }


def _without_country(teller: Teller, places: Sequence[Entity]) -> list[Entry]:
    return [Entry(place, (teller.class_name(place),)) for place in places]


def _batches(things: Iterable[Entity]) -> Iterator[list[Entity]]:
    coming = iter(things)
    while batch := list(islice(coming, _BATCH)):
        yield batch


def _rules(codes: Iterable[str]) -> Iterator[str]:
    """One language at a time is shown: that of the button that is pressed; the first where browsers cannot tell."""
    first, *_ = codes = list(codes)
    yield f'@supports not selector(:has(a)) {{ .l:not([data-l="{first}"]) {{ display: none; }} }}\n'
    for code in codes:
        yield f':root:has(#lang-{code}:checked) .l:not([data-l="{code}"]) {{ display: none; }}\n'


def _asset(name: str) -> str:
    return resources.files("citygraph.site").joinpath(name).read_text(encoding="utf-8")


def _markup(picture: str) -> object:
    from markupsafe import Markup

    return Markup(picture)  # noqa: S704 - drawn by us, with its texts escaped


def _sitemap(base: str, pages: Iterable[str]) -> str:
    """The pages' addresses."""
    lines = "".join(f"<url><loc>{base}{page}</loc></url>\n" for page in sorted(pages))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    )

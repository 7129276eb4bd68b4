"""One label for each thing and language; other forms of a name are alternative labels; honorifics, each spelt once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from citygraph.folding import fold
from citygraph.fuse.coherence import Outside, Stated
from citygraph.fuse.officials import fullest
from citygraph.fuse.places import Places, name_of
from citygraph.fuse.policy import Candidates
from citygraph.fuse.said import Said, sort_of, sources, term_order
from citygraph.model import Fact, Iri, Literal, Outline, Term
from citygraph.vocab import ALT_LABEL, LABEL, TYPE, local, term

HONORIFIC = term("schema:honorificPrefix")
"""Beside labels and alternative labels what :meth:`Names.labels` gives facts of."""

_ENGLISH = "en"
_SMALL_WORDS = frozenset(("of", "and", "the"))
_OPENING = 60
_NO_DAY = "9999"  # after every day
_UNNAMED_ROLE = "other"

Named = tuple[Candidates, Candidates]
"""The labels, and the other forms of a name, each with the claims that use it."""


def names_of(stated: Stated, places: Places, outside: Outside) -> Names:
    """What all that is stated is called."""
    claimed = {subject: _claimed(subject, properties, places) for subject, properties in stated.items()}
    return Names(stated, claimed, places, outside)


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called: by the texts (`claimed`), else after their parts."""

    stated: Stated
    claimed: dict[Iri, Named]
    places: Places
    outside: Outside

    def labels(self, subject: Iri) -> Iterator[Fact]:
        """The labels and honorifics of a thing; what no text names is named in English after its parts."""
        named, others = self.claimed[subject]
        if not named and (made := self.made(subject)):
            yield Fact(subject, LABEL, made, _backing(_identifying(self.stated[subject])))
        yield from (Fact(subject, LABEL, label, _backing(claims)) for label, claims in named.items())
        honorifics = self.stated[subject].get(HONORIFIC, {})
        for predicate, forms in ((ALT_LABEL, others), (HONORIFIC, honorifics)):
            for form, claims in _one_per_spelling(forms).items():
                yield Fact(subject, predicate, form, _backing(claims))

    def outline(self, thing: Iri) -> Outline:
        """What the facts of other things need of this one."""
        return Outline(self.of(thing), self.governed_by(thing))

    def of(self, thing: Iri) -> str:
        """A name for any thing."""
        if sort_of(thing) == "place":
            return name_of(thing, self.places)
        if thing not in self.stated:
            known = self.outside(thing)
            return known.name if known else local(thing)
        named, _ = self.claimed[thing]
        made = None if named else self.made(thing)
        return made.value if made else _some(named) if named else local(thing)

    def governed_by(self, thing: Iri) -> str:
        """The name of the place that a government governs; empty for what governs none."""
        if thing in self.stated:
            return self.one_of(thing, "cg:governs")
        known = self.outside(thing)
        return known.governs if known else ""

    def made(self, thing: Iri) -> Literal | None:
        """The label of a thing that no text names; None for a place or an official."""
        maker = _MAKERS.get(sort_of(thing))
        return maker(self, thing) if maker else None

    def all_of(self, thing: Iri, curie: str) -> list[str]:
        """The names of all that a property gives, sorted."""
        values = self.stated[thing].get(term(curie), {})
        return sorted(self.of(value) if isinstance(value, Iri) else value.value for value in values)

    def one_of(self, thing: Iri, curie: str) -> str:
        """The name of what a property gives; empty when it gives nothing."""
        return next(iter(self.all_of(thing, curie)), "")

    def kind_of(self, thing: Iri) -> str:
        """The class of a thing in words: "Letter of Intent"."""
        return in_words(min(local(str(value)) for value in self.stated[thing][TYPE]))


def in_words(class_name: str) -> str:
    """A class's name as a title.

    >>> in_words("LetterOfIntent")
    'Letter of Intent'
    """
    words = "".join(f" {char}" if char.isupper() else char for char in class_name).split()
    return " ".join(word.lower() if word.lower() in _SMALL_WORDS else word for word in words)


def _government(names: Names, thing: Iri) -> Literal:
    return Literal(names.one_of(thing, "cg:governs"), language=_ENGLISH)


def _office(names: Names, thing: Iri) -> Literal:
    role = min(local(str(value)) for value in names.stated[thing][term("cg:role")])
    words = "office" if role == _UNNAMED_ROLE else role.replace("-", " ")
    return Literal(f"{words} of {names.one_of(thing, 'cg:jurisdiction')}", language=_ENGLISH)


def _tenure(names: Names, thing: Iri) -> Literal:
    return Literal(f"{names.one_of(thing, 'cg:holder')}, {names.one_of(thing, 'cg:office')}", language=_ENGLISH)


def _partnership(names: Names, thing: Iri) -> Literal:
    return Literal(" – ".join(names.all_of(thing, "cg:partner")), language=_ENGLISH)


def _agreement(names: Names, thing: Iri) -> Literal:
    parties = (value for value in names.stated[thing][term("cg:party")] if isinstance(value, Iri))
    places = sorted(names.governed_by(party) for party in parties)
    day = names.one_of(thing, "cg:signedOn")
    return Literal(f"{names.kind_of(thing)}: {' – '.join(places)}" + (f" ({day})" if day else ""), language=_ENGLISH)


def _event(names: Names, thing: Iri) -> Literal:
    place, day = names.one_of(thing, "cg:place"), names.one_of(thing, "cg:date")
    return Literal(
        names.kind_of(thing) + (f": {place}" if place else "") + (f" ({day})" if day else ""), language=_ENGLISH
    )


def _quotation(names: Names, thing: Iri) -> Literal:
    """Untagged: the words are in the language of the text."""
    text = " ".join(names.one_of(thing, "cg:text").split())
    opening = text if len(text) <= _OPENING else text[:_OPENING].rsplit(" ", 1)[0] + " …"
    return Literal(f"{names.one_of(thing, 'cg:speaker')}: “{opening}”")


_MAKERS: dict[str, Callable[[Names, Iri], Literal]] = {
    "government": _government,
    "office": _office,
    "tenure": _tenure,
    "partnership": _partnership,
    "agreement": _agreement,
    "event": _event,
    "quotation": _quotation,
}
_IDENTIFYING = tuple(
    term(f"cg:{name}")
    for name in ("governs", "role", "jurisdiction", "holder", "office", "partner", "party", "speaker", "text")
)


def _claimed(subject: Iri, properties: dict[Iri, Candidates], places: Places) -> Named:
    """The labels and other forms that texts give."""
    named = properties.get(LABEL, {})
    forms = properties.get(ALT_LABEL, {}) | named
    match sort_of(subject):
        case "official":
            labels = _fullest(named or forms)
        case "place":
            described = {place.name, *dict(place.labels).values()} if (place := places.get(local(subject))) else set()
            return {}, {form: said for form, said in forms.items() if _text(form) not in described}
        case _:
            labels = _one_per_language(named)
    texts = set(map(_text, labels))
    return labels, {form: said for form, said in forms.items() if _text(form) not in texts}


def _fullest(forms: Candidates) -> Candidates:
    """The fullest name; whoever bears it bears it in every language."""
    if not forms:
        return {}
    name = fullest(_text(form) for form, said in forms.items() for _ in sources(said))
    same = [form for form in sorted(forms, key=term_order) if _text(form) == name]
    return {same[0]: [one for form in same for one in forms[form]]}


def _one_per_language(named: Candidates) -> Candidates:
    """For each language the label that most sources use; of these a name before its initials, then the first used."""
    best: dict[str, Literal] = {}
    for form in sorted(named, key=lambda form: _preference(form, named[form])):
        if isinstance(form, Literal):
            best.setdefault(form.language or "", form)
    return {form: named[form] for form in best.values()}


def _one_per_spelling(forms: Candidates) -> Candidates:
    """Of forms that differ in quotes, case or accents only the preferred one."""
    best: dict[str, Term] = {}
    for form in sorted(forms, key=lambda form: _preference(form, forms[form])):
        best.setdefault(fold(_text(form)), form)
    return {form: forms[form] for form in best.values()}


def _preference(form: Term, said: list[Said]) -> tuple[object, ...]:
    first = min(str(one.published or _NO_DAY) for one in said)
    return -len(sources(said)), " " not in _text(form), first, term_order(form)


def _some(named: Candidates) -> str:
    """The label to make other labels with: the English one, else the first."""
    return _text(min(named, key=lambda form: (getattr(form, "language", None) != _ENGLISH, term_order(form))))


def _text(form: object) -> str:
    return form.value if isinstance(form, Literal) else str(form)


def _identifying(properties: dict[Iri, Candidates]) -> list[Said]:
    return [
        one for predicate in (*_IDENTIFYING, TYPE) for said in properties.get(predicate, {}).values() for one in said
    ]


def _backing(said: Iterable[Said]) -> tuple[tuple[Iri, int], ...]:
    return tuple(sorted({one.backing for one in said}))

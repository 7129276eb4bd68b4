"""An article as plain text → Document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from citygraph import lexicon
from citygraph.article import boilerplate, language
from citygraph.article.given import completed, metadata_of
from citygraph.article.imprint import Imprint
from citygraph.article.layout import Layout, lay_out
from citygraph.article.legible import legible
from citygraph.article.lines import lines_of, unwrapped
from citygraph.article.sentences import sentences_of
from citygraph.folding import align, fold, scan_of
from citygraph.model import Document, Metadata, Sentence
from citygraph.tokens import Tokens


def document(text: str, source: str, stated: Mapping[str, str] | None = None) -> Document:
    """The Document of a text as it is copied off a page: title, imprint in any style, paragraphs.

    `stated` is what is known beside the text (:func:`citygraph.article.given.metadata_of`): it fills what the
    text leaves open, and a title among it is put above the text.
    """
    given = metadata_of(stated) if stated else Metadata()
    text = legible(text)
    if given.headline:
        text = _titled(legible(given.headline), text)
    lines = lines_of(text)
    text = unwrapped(text, lines)
    aligned = align(text)
    scan = scan_of(aligned)
    code = language.identify(text, scan) or given.language
    layout = lay_out(text, lines, day_first=_day_first(code), titled=given.headline is not None)
    return Document(
        text=text,
        aligned=aligned,
        scan=scan,
        metadata=completed(_metadata(text, layout, code), given),
        sentences=tuple(_sentences(text, aligned, layout, ordinals=_has_ordinals(code))),
        tokens=Tokens(text),
        source=source,
    )


def _titled(title: str, text: str) -> str:
    """The title above the text, once."""
    first, _, rest = text.lstrip().partition("\n")
    return f"{title}\n\n{rest if fold(first) == fold(title) else text}"


def _metadata(text: str, layout: Layout, code: str | None) -> Metadata:
    imprint: Imprint = layout.imprint
    return Metadata(
        headline=" ".join(text[layout.title.start : layout.title.end].split()) if layout.title else None,
        authors=imprint.authors,
        editor=", ".join(imprint.editors) or None,
        publisher=imprint.publisher,
        published=imprint.published or imprint.updated,
        place_line=imprint.place,
        language=code,
    )


def _sentences(text: str, aligned: str, layout: Layout, *, ordinals: bool) -> Iterator[Sentence]:
    """The title is paragraph 0 and one sentence; the story's paragraphs count from 1."""
    if layout.title:
        yield Sentence(layout.title.start, layout.title.end, 0)
    for number, paragraph in enumerate(layout.story, start=1):
        for span in sentences_of(text, paragraph.start, paragraph.end, ordinals=ordinals, aligned=aligned):
            if not boilerplate.is_inset(aligned[span.start : span.end]):
                yield Sentence(span.start, span.end, number)


def _has_ordinals(code: str | None) -> bool:
    """True when the language writes the 11th as "11."."""
    return code in lexicon.languages() and "." in lexicon.load(code).words("day_suffixes")


def _day_first(code: str | None) -> bool:
    return code in lexicon.languages() and "day-first" in lexicon.load(code).words("date_order")

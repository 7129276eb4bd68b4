"""One text in several articles is one source."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from citygraph.folding import align, scannable
from citygraph.fuse import fuse
from citygraph.fuse.copies import band_keys, find_copies, same_text
from citygraph.model import Document, Iri, Metadata, PartialDate, Reading, Sentence
from citygraph.tokens import Tokens


def story(seed: int, length: int = 200) -> list[str]:
    """Words of no meaning, which no other story has in this order."""
    lots = random.Random(seed)
    return ["".join(lots.choices("abcdefgh", k=5)) for _ in range(length)]


def document(words: list[str], published: str = "", title: str = "") -> Document:
    text = f"{title}\n\n{' '.join(words)}"
    when = PartialDate.parse(published) if published else None
    sentences = (Sentence(0, len(title), 0), Sentence(len(title) + 2, len(text), 1))
    return Document(text, align(text), scannable(text), Metadata(published=when), sentences, Tokens(text))


def told(tell, words: list[str], published: str, *claims, title: str = "") -> Reading:
    """An article of these words that makes these claims."""
    return replace(tell.article(published, *claims, title=title), document=document(words, published, title))


def _documents(readings) -> dict[Iri, Document]:
    return {reading.article: reading.document for reading in readings}


@pytest.mark.parametrize(
    "changed",
    [
        lambda words: words,
        lambda words: [word.upper() for word in words],
        lambda words: words[:140],  # cut by the editor
        lambda words: ["ANTARA", *words, "Editor:", "Bo"],
        lambda words: [*words[:50], "another", *words[51:120], "word", *words[121:]],
    ],
)
def test_a_text_stays_one_through_small_changes(changed) -> None:
    one, other = document(story(1)), document(changed(story(1)), title="Another headline")
    assert same_text(one, other)
    assert set(band_keys(one)) & set(band_keys(other))


@pytest.mark.parametrize(
    "other",
    [
        story(2),
        story(1)[:100],  # half of it: an excerpt
        [*story(1)[:60], *story(2)],  # quotes it
        [word if number % 8 else "x" for number, word in enumerate(story(1))],  # a form that is filled in otherwise
    ],
)
def test_other_texts(other) -> None:
    assert not same_text(document(story(1)), document(other))


def test_a_short_notice_is_a_copy_when_it_is_all_but_the_same() -> None:
    notice = story(1, 40)
    assert same_text(document(notice), document([*notice, "end"]))
    assert not same_text(document(notice), document([*notice[:20], "another", *notice[21:]]))


def test_a_line_is_too_little() -> None:
    assert not same_text(document(story(1, 10)), document(story(1, 10)))
    assert band_keys(document(story(1, 10))) == ()


def test_the_first_of_a_chain_is_the_one_that_appeared_first(tell) -> None:
    words = story(1)
    chain = [
        told(tell, words[start : start + 200 - 40], day, title=day)
        for start, day in ((0, "2025-05-03"), (20, "2025-05-01"), (40, ""), (0, "2025-05-02"))
    ]
    copies = {reading.article: chain[1].article for reading in chain if reading is not chain[1]}
    assert find_copies(_documents(chain)) == copies
    assert find_copies(_documents(reversed(chain))) == copies


def test_a_thousand_copies_are_not_compared_with_one_another(tell, monkeypatch) -> None:
    from citygraph.fuse import copies as module

    calls = []
    monkeypatch.setattr(module, "same_text", lambda one, other: calls.append(1) or same_text(one, other))
    same = [told(tell, story(1), "2025-05-01", title=str(number)) for number in range(50)]
    assert len(find_copies(_documents(same))) == 49
    assert len(calls) == 49


def test_copies_are_one_source(tell) -> None:
    pair = tell.partnership_iri(tell.ALPHA.id, tell.BETA.id)

    def report(seed: int, since: str, title: str) -> Reading:
        claims = tell.partnership(tell.ALPHA, tell.BETA), (tell.claim(pair, "cg:since", tell.day(since)),)
        return told(tell, story(seed), "2025-05-01", *claims, title=title)

    spread = [report(1, "2019", f"copy {number}") for number in range(3)]
    others = [report(seed, "2021", f"other {seed}") for seed in (2, 3)]
    fusion = fuse([*spread, *others])
    (found,) = tell.facts(fusion, "partnership").values()
    assert found["since"] == {"2021"}
    assert [copy for copy, _ in fusion.copies] == sorted(reading.article for reading in spread)[1:]
    assert {first for _, first in fusion.copies} == {min(reading.article for reading in spread)}


def test_a_copy_says_so_in_its_graph(tell) -> None:
    from citygraph import graph
    from citygraph.vocab import term

    one, other = (told(tell, story(1), day, title=day) for day in ("2025-05-01", "2025-05-02"))
    quads = graph.describe(fuse([one, other]))
    said = [
        quad for quad in quads if quad.predicate.value == term("cg:copyOf") and quad.graph_name.value == other.article
    ]
    assert [(quad.subject.value, quad.object.value) for quad in said] == [(other.article, one.article)]

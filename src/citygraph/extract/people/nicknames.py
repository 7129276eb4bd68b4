"""Offices beside nicknames: "Wali Kota Risma" is Mayor Tri Rismaharini, of whom the story told before."""

from __future__ import annotations

from citygraph.extract.mention import Mentions
from citygraph.extract.people.names import compatible, words
from citygraph.extract.people.titles import Titled

_SHORTEST_CLIP = 3  # letters that a name begins or ends with: "|Ita|" for "Hevearita"
_ALIKE = 4  # … and that two forms begin with: "|Hend|i" for "Hendrar"


def without_nicknames(mentions: Mentions, titles: tuple[Titled, ...]) -> tuple[Titled, ...]:
    """The titles without those of one word that call somebody of the same office by a nickname."""
    called = _called(mentions) if any(len(words(title.name)) == 1 for title in titles) else frozenset()
    return tuple(title for title in titles if not any(_is_nickname(title, other, called) for other in titles))


def _called(mentions: Mentions) -> frozenset[str]:
    """As in "yang akrab disapa Mbak |Ita| itu", "|Hendi|, sapaan akrabnya": the words beside what tells a nickname."""
    scan = mentions.document.scan
    beside = set[str]()
    for cue in mentions.lexicon.phrases("nickname_cues").find(scan):
        beside.update(word.strip(' ",.()') for word in (*scan[: cue.start].split()[-1:], *scan[cue.end :].split()[:2]))
    return frozenset(beside)


def _is_nickname(title: Titled, other: Titled, called: frozenset[str]) -> bool:
    """True where one word is how somebody named in full is called; the office is the same as far as it is told."""
    own, full = words(title.name), words(other.name)
    same = (title.role, title.status) == (other.role, other.status) and title.place in (None, other.place)
    if not same or title.peer or len(own) > 1 or len(full) < 2 or compatible(title.name, other.name):
        return False
    return own[0] in called or any(_is_clipped(own[0], word) for word in full)


def _is_clipped(short: str, word: str) -> bool:
    """As in "Risma" for "Rismaharini", "Ita" for "Hevearita", "Hendi" for "Hendrar".

    >>> _is_clipped("risma", "rismaharini"), _is_clipped("ita", "hevearita"), _is_clipped("hendi", "hendrar")
    (True, True, True)
    >>> _is_clipped("budi", "bambang")
    False
    """
    clipped = len(short) >= _SHORTEST_CLIP and (word.startswith(short) or word.endswith(short))
    return clipped or (len(short) > _ALIKE and word.startswith(short[:_ALIKE]))

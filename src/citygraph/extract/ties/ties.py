"""Partnerships: which places are tied, how the text calls the tie, and whether it stands.

Every sentence gives evidence (:mod:`citygraph.extract.ties.evidence`); the pair's kind, status and beginning are
settled over the whole article, so that one article says one thing of a pair.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from citygraph.extract.account import Account
from citygraph.extract.modality import MODALITY, Status
from citygraph.extract.thing import PLAIN, Partnership, Statement
from citygraph.extract.ties.beginnings import Beginning
from citygraph.extract.ties.fields import Content
from citygraph.extract.ties.signs import Sign
from citygraph.model import Iri, Literal, PartialDate, Place
from citygraph.vocab import concept

T = TypeVar("T", Beginning, Content)
Begun = tuple[PartialDate, int, int, str]  # when, the passage, the rule


def partnership_statements(account: Account) -> tuple[Statement, ...]:
    """Partners, kind, status, beginning and fields of every partnership that the article speaks of."""
    signs: dict[Partnership, list[Sign]] = defaultdict(list)
    for sign in account.signs:
        signs[sign.pair].append(sign)
    contents, beginnings = _by_tie(account.contents), _by_tie(account.beginnings)
    return tuple(
        statement
        for pair, own in signs.items()
        for statement in _describe(pair, own, beginnings.get(pair, ()), contents.get(pair, ()))
    )


def _by_tie(told: Iterable[T]) -> dict[Partnership, list[T]]:
    """What is told of several ties at once, by each of them."""
    found: dict[Partnership, list[T]] = defaultdict(list)
    for one in told:
        for tie in dict.fromkeys(one.ties):
            found[tie].append(one)
    return found


def _describe(
    pair: Partnership, signs: Sequence[Sign], beginnings: Sequence[Beginning], contents: Sequence[Content]
) -> Iterator[Statement]:
    denied = [sign for sign in signs if sign.status == "denied"]
    held = [sign for sign in signs if sign.status != "denied"]
    dropped = any(sign.dropped for sign in denied) and all(sign.status == "proposed" for sign in held)
    if not held or dropped or any(sign.firm for sign in denied):  # a rumour that is refuted leaves nothing
        for sign in denied[:1]:
            yield from _partners(pair, sign, "denied")
        return
    status = _status(held)
    decisive = next(sign for sign in _by_weight(held) if sign.status == status)
    yield from _partners(pair, decisive, status)
    yield _statement(pair, "cg:status", concept("status", status), decisive, status)
    kind = _settled_kind(held, status)
    named = next((sign for sign in _by_weight(held) if sign.kind == kind), decisive)
    yield _statement(pair, "cg:kind", concept("kind", kind), named, status)
    begun = [(sign.since, sign.start, sign.end, sign.rule) for sign in held if sign.since is not None]
    begun += [(one.date, one.start, one.end, one.rule) for one in beginnings if not _is_overruled(one, held)]
    if begun and (status != "proposed" or any(sign.revival for sign in held)):  # what is planned has not begun
        date, start, end, rule = _earliest(begun)
        yield Statement(pair, "cg:since", date.literal(), start, end, rule, "asserted")
    for content in contents:
        yield Statement(
            pair, "cg:field", concept("field", content.field), content.start, content.end, content.rule,
            MODALITY[status], confidence=content.confidence,
        )  # fmt: skip


def _is_overruled(beginning: Beginning, signs: Iterable[Sign]) -> bool:
    """True for "The story goes back to 1959" where another sentence says "have been sister states |since 1960|"."""
    dated = [sign for sign in signs if sign.since is not None and sign.start != beginning.start]
    named = [str(sign.since) for sign in dated if sign.rule.startswith("tie-noun")]
    return bool(named) and not any(str(beginning.date).startswith(since) for since in named)


def _earliest(begun: Iterable[Begun]) -> Begun:
    """The earliest date, in the words that tell most of it: "1989" is the year of "4 November 1989"."""
    ordered = sorted(begun, key=lambda one: str(one[0]))
    exact = [one for one in ordered if str(one[0]).startswith(str(ordered[0][0]))]
    return max(exact, key=lambda one: len(str(one[0])))


def _status(signs: Iterable[Sign]) -> Status:
    """An end outweighs all but a document signed in the news; a firm word outweighs a plan, a plan a bare mention."""
    signs = list(signs)
    if any(sign.revival for sign in signs):
        signs = [sign for sign in signs if sign.status != "ended" and (sign.revival or sign.fresh)]
    elif any(not sign.heading for sign in signs):
        signs = [sign for sign in signs if not sign.heading or sign.status != "active"]
    if any(_is_end(sign, signs) for sign in signs) and not any(sign.fresh for sign in signs):
        return "ended"
    if any(sign.status == "active" and sign.firm for sign in signs):
        return "active"
    return "proposed" if any(sign.status == "proposed" for sign in signs) else "active"


def _is_end(sign: Sign, signs: Iterable[Sign]) -> bool:
    """True for the end of a tie; a document that ran out ends none that is said to stand, or is to be made anew."""
    if sign.status != "ended":
        return False
    return not sign.of_paper or not any(one.goes_on or (one.status == "proposed" and one.firm) for one in signs)


def _by_weight(signs: Iterable[Sign]) -> list[Sign]:
    return sorted(signs, key=lambda sign: (-sign.confidence, not sign.firm, sign.start))


def _settled_kind(signs: Iterable[Sign], status: Status) -> str:
    """The word that the text uses most for the tie; plain cooperation only when there is no other.

    Of two words used alike a sister tie is what friendship was raised to. What a friendship that stands "could
    lead to" is no name of it.
    """
    named = [sign for sign in signs if sign.kind != PLAIN]
    own = [sign for sign in named if sign.status == status == "active"]
    votes = Counter(sign.kind for sign in own or named)
    return max(votes, key=lambda kind: (votes[kind], kind.startswith("sister")), default=PLAIN)


def _partners(pair: Partnership, sign: Sign, status: Status) -> Iterator[Statement]:
    for place in (pair.one, pair.other):
        yield _statement(pair, "cg:partner", place, sign, status)


def _statement(
    pair: Partnership, predicate: str, value: Iri | Literal | Place, sign: Sign, status: Status
) -> Statement:
    return Statement(
        pair, predicate, value, sign.start, sign.end, sign.rule,
        MODALITY[status], sign.as_of, sign.confidence,
    )  # fmt: skip

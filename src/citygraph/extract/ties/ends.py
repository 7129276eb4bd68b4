"""Ties that are over, taken up again, or spared: what a sentence without another word for them says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from citygraph.extract.endings import ends_of_it, is_done, is_still_to_come, undone_ends
from citygraph.extract.modality import Status, stance
from citygraph.extract.pairing.pairing import CROSS_SENTENCE, Pairing
from citygraph.extract.pairing.parties import Party
from citygraph.extract.pairing.runs import groups, holds_only, is_all_said, is_led
from citygraph.extract.pairing.told import Told
from citygraph.extract.plans import is_denied, is_over, is_planned
from citygraph.extract.scene import Scene
from citygraph.extract.thing import PLAIN, Partnership
from citygraph.extract.ties.signs import Sign, is_named_there, kind_of, sign_of
from citygraph.model import Place
from citygraph.phrases import Match

_NEXT = 30
_BESIDE = 4  # characters
_SAID = 10  # characters between a name and its verb: " has since "
_REVIVALS = frozenset(("revivals", "reversals", "revived"))
_ENDS = frozenset(("ended", "halted", "lapses", "once_words", "until_words"))
_REVIVED = 40  # characters between "revive" and the tie


def by_end(one: Told) -> Iterator[Sign]:
    """As in "Hubungan dengan kota itu sudah berakhir", "the relationship was severed": the end of what is spoken of."""
    scene, pairing = one.scene, one.pairing
    if pairing is None or one.head is not None or not scene.holds(_ENDS):
        return
    if scene.found("other_parties") or scene.found("routes"):
        return  # "the A-B yacht race, which was suspended"
    named = scene.names_kind
    if (
        not named
        and pairing.rule.startswith("spoken-of")
        and not scene.places
        and not scene.found("unnamed_ones")  # "|some of them| exist on paper only"
        and (any(lapses(scene, scene.sentence.start, scene.sentence.end)) or _ends_what_was_told(one, pairing))
    ):
        dropped = bool(scene.found("processes"))  # "|Talks| went no further"
        for pair in pairing.pairs:
            sign = sign_of(
                one, pair, PLAIN, "denied" if dropped else "ended", not dropped, f"lapse-{pairing.rule}", pairing
            )
            yield replace(sign, of_paper=bool(scene.found("documents")), dropped=dropped)
        return
    nouns = (*scene.found_as("kinds", PLAIN), *scene.found("dealings"))
    nouns += scene.found("documents") if scene.is_title else ()
    for noun in nouns:
        meant = (pairing.rule != "spoken-of-before" and not named) or is_definite(scene, noun)
        meant = meant or (not named and _is_of_member(scene, noun, pairing))
        told = one.pairing_for(noun, "kinds") if pairing.is_list else pairing
        if told is None or (told.is_list and not told.rule.startswith("linked")):
            continue
        if meant and not (named and is_named_there(scene, noun)) and stance(scene, noun).status == "ended":
            for pair in told.pairs:
                sign = sign_of(one, pair, PLAIN, "ended", True, f"end-{told.rule}", told)
                yield replace(sign, of_paper=noun in scene.found("documents"))
            return


def _is_of_member(scene: Scene, noun: Match[str], pairing: Pairing) -> bool:
    """True for "|kerja sama Padang| dan kota itu berhenti": the tie of one of the two, where nobody else is named."""
    own = [party for party in scene.parties if 0 <= party.start - noun.end <= _SAID]
    return bool(own) and pairing.places.issuperset(scene.places)


def _ends_what_was_told(one: Told, pairing: Pairing) -> bool:
    """True for "The council |ended it| in 2009" right behind the sentence that tells of the tie."""
    before = one.before
    if before is None or not before.relates or not pairing.places.intersection(before.places):
        return False
    return any(is_done(one.scene, verb) for verb in ends_of_it(one.scene))


def lapses(scene: Scene, start: int, end: int) -> Iterator[bool]:
    """True for each "masa berlakunya habis", "was never renewed" there that is neither denied nor still to come.

    Not for "expired in 2020 |and has been renewed|".
    """
    for word in scene.within("lapses", start, end):
        later = is_still_to_come(scene, word) or any(
            0 <= word.start - may.end <= _NEXT for may in scene.found_as("ended", "spared")
        )
        later = later or _is_renewed_since(scene, word)
        yield not later and not is_denied(scene, word.start) and not is_planned(scene, word.start)


def _is_renewed_since(scene: Scene, lapse: Match[str]) -> bool:
    """True for "expired in 2020 and |was renewed| last year", not where it may be, or has not been."""
    behind = (word.start for word in scene.found("renewed") if word.start >= lapse.end)
    return any(not is_denied(scene, start) and not is_planned(scene, start) for start in behind)


def is_definite(scene: Scene, noun: Match[str]) -> bool:
    """True for "hubungan dengan …", "kerja sama itu", "the relationship": the tie that was spoken of."""
    if any(tie.start <= noun.start and noun.end <= tie.end for tie in scene.found("bare_ties")):
        return True
    return any(max(word.start - noun.end, noun.start - word.end) <= _BESIDE for word in scene.found("definite"))


def by_revival(one: Told) -> Iterator[Sign]:
    """As in "keduanya sepakat menghidupkan kembali kerja sama", "want to revive the link": what stopped is to go on.

    In "restored the twinning", "rescinded the motion that had severed it" it does already.
    """
    scene, pairing = one.scene, one.pairing
    if pairing is None or one.head is not None or pairing.is_list or not scene.holds(_REVIVALS):
        return
    if scene.found("other_parties"):
        return
    done, undoing = _done_revivals(scene), undone_ends(scene)
    for word in (*done, *undoing, *scene.found("revived"))[:1]:
        ties = (*scene.found("kinds"), *scene.found("bare_ties"))
        undergone = word in done and any(tie.end <= word.start for tie in ties)
        of_tie = (
            word in undoing
            or undergone
            or any(0 <= noun.start - word.end <= _REVIVED for noun in (*ties, *scene.found("documents")))
        )
        if of_tie and not is_denied(scene, word.start) and not is_planned(scene, word.start):
            for pair in pairing.pairs:
                sign = sign_of(one, pair, PLAIN, "active", True, f"revived-{pairing.rule}", pairing)
                yield replace(sign, fresh=True)
            return
    for word in scene.found("revivals")[:1]:
        objects = (*scene.found("kinds"), *scene.found("documents"))
        of_tie = any(0 <= noun.start - word.end <= _REVIVED for noun in objects) or _is_to_be_undergone(scene, word)
        asked = scene.within("refuted", scene.sentence.start, word.start)  # "|would not comment on| reviving the tie"
        if of_tie and not asked and not _is_of_processes(scene, word) and not is_denied(scene, word.start):
            for pair in pairing.pairs:
                sign = sign_of(one, pair, PLAIN, "proposed", True, f"revival-{pairing.rule}", pairing)
                yield replace(sign, revival=True)


def _is_of_processes(scene: Scene, word: Match[str]) -> bool:
    """True for "will revive |activities| with its sister city X", "to revive twinning |exchanges|": the tie stands."""
    return bool(scene.within("processes", word.end, word.end + _REVIVED))


def _is_to_be_undergone(scene: Scene, word: Match[str]) -> bool:
    """True for "|kerja sama| yang terhenti pada 2014 itu |akan dihidupkan kembali|": the tie stands before."""
    planned = any(0 <= word.start - plan.end <= 1 for plan in scene.found_as("planned", "word", "verb"))
    nouns = [noun for noun in (*scene.found("kinds"), *scene.found("bare_ties")) if noun.end <= word.start]
    return planned and any(scene.is_title or "," not in scene.gap(noun.end, word.start) for noun in nouns)


def _done_revivals(scene: Scene) -> list[Match[str]]:
    """As in "In 2009 the link was |restored|", "pada 2009 |dihidupkan lagi|": on a day that is past."""
    return [
        word
        for word in scene.found("revivals")
        if any(
            is_over(scene, date.date)
            and not scene.breaks_between(min(word.end, date.end), max(word.start, date.start))
            and not scene.within("ended", word.end, date.start)  # "agreed to |restore| the ties suspended in 2015"
            for date in scene.dates
        )
    ]


def by_failed_end(one: Told) -> Iterator[Sign]:
    """As in "a motion to cut ties with Xiamen failed": the tie that should be ended stands."""
    scene, pairing = one.scene, one.pairing
    spared = scene.found_as("ended", "spared")
    if pairing is None or not spared or not scene.found_as("ended", "strong", "verb") or scene.names_kind:
        return
    for noun in scene.found_as("kinds", PLAIN)[:1]:
        for pair in pairing.pairs if stance(scene, noun).status == "active" else ():
            yield sign_of(one, pair, PLAIN, "active", False, f"end-failed-{pairing.rule}", pairing)


def by_removal(one: Told) -> Iterator[Sign]:
    """As in "A, B and C were removed from the list": partners given up, in an article on the home's sister ties.

    Where the sentence names the tie as well, those that it is said of: "|B was removed from the list| of A's twins".
    """
    scene, home = one.scene, one.story.home
    kinds = one.kinds or one.kinds_before
    words = scene.found("removals")
    if not words or not kinds or home is None or is_denied(scene, words[0].start):
        return
    hub = one.pairing.hub if one.pairing is not None and one.pairing.hub is not None else home
    removed = _subjects_of(scene, words[0]) if scene.relates else scene.parties
    partners = [party for party in removed if party.place != hub]
    status: Status = "proposed" if is_planned(scene, words[0].start) else "ended"
    if status == "ended" and not scene.found_as("ended", "spared"):
        for pair in dict.fromkeys(Partnership.pair(hub, party.place) for party in partners):
            kind = kind_of(kinds[0], pair)
            yield Sign(pair, kind, status, True, scene.sentence.start, scene.sentence.end, "removed", CROSS_SENTENCE)


def _subjects_of(scene: Scene, participle: Match[str]) -> list[Party]:
    """Of whom it is said that they "were |removed from the list|", "have been |struck off the list|"."""
    copulas = [word for word in scene.found("copulas") if 0 <= participle.start - word.end <= 1]
    runs = [run for run in groups(scene) if copulas and run[-1].end <= copulas[0].start]
    return runs[-1] if runs and len(scene.gap(runs[-1][-1].end, participle.start)) <= _SAID else []


def by_fall(one: Told) -> Iterator[Sign]:
    """As in "|Kaliningrad was suspended| by the council last March": a partner of the place whose ties were told."""
    scene, hub = one.scene, one.story.hub
    kinds = one.kinds or one.kinds_before
    if hub is None or not kinds or scene.relates or scene.found("other_parties") or scene.found_as("ended", "spared"):
        return
    for verb in scene.found_as("ended", "strong", "verb"):
        copulas = [
            word for word in scene.found("copulas") if verb.start <= word.start or 0 <= verb.start - word.end <= 1
        ]
        copula = next((word for word in copulas if word.start < verb.end), None)
        party = next((one for one in scene.parties if copula and 0 <= copula.start - one.end <= _SAID), None)
        party = party or next((one for one in scene.parties if _is_all_said_of(scene, one, verb)), None)
        party = party or next((one for one in scene.parties if _is_cut_off(scene, one, verb)), None)
        undone = is_denied(scene, verb.start) or is_planned(scene, verb.start)
        if party is not None and party.way == "place" and party.place != hub and not undone:
            pair = Partnership.pair(_subject_before(scene, party) or hub, party.place)
            yield Sign(
                pair, kind_of(kinds[0], pair), "ended", True, scene.sentence.start, scene.sentence.end, "fallen",
                CROSS_SENTENCE,
            )  # fmt: skip


def _subject_before(scene: Scene, partner: Party) -> Place | None:
    """As in "|Ostra| went further: its contract |with| Velmo was cancelled": whose partner a sentence tells itself."""
    if not is_led(scene, partner):
        return None
    before = {party.place for party in scene.parties if party.end <= partner.start and party.way == "place"}
    return before.pop() if len(before) == 1 else None


def _is_cut_off(scene: Scene, partner: Party, verb: Match[str]) -> bool:
    """True for "Ostra bertindak lebih jauh: kontraknya |dengan Velmo dibatalkan|"."""
    return 0 <= verb.start - partner.end <= _BESIDE and _subject_before(scene, partner) is not None


def _is_all_said_of(scene: Scene, party: Party, verb: Match[str]) -> bool:
    """True for "|Ostra sudah tidak aktif| sejak 2010": nothing but when stands beside the name and its verb."""
    start, _ = scene.clause(verb.start)
    opens = start <= party.start < verb.start and holds_only(scene, start, party.start, "roll_words")
    return opens and is_all_said(scene, party.end, verb)

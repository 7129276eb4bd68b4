"""The words of a sentence by what they tell: what of each section of the lexicon stands there, lookalikes apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from citygraph.extract.mention import DateMention, Named, TenureMention
from citygraph.extract.thing import PLAIN
from citygraph.model import PartialDate, Sentence
from citygraph.phrases import Match

SECTIONS = frozenset((
    "active", "adopting", "aim_openers", "aims", "among_words", "anniversaries", "approvals", "arriving_verbs",
    "awaited_signs", "awaiting_words", "bare_ties", "before_the_news", "before_words", "besides", "between_words",
    "bonds", "both_sides", "bringing", "by_signing",
    "by_words", "came_to_do", "cause_words", "ceremonies", "clause_breaks",
    "clause_openers", "coming", "comings", "company_words",
    "conditionals", "content_verbs", "contracts", "copulas", "count_words", "courtesy_calls", "dealings", "deciding",
    "deepening", "definite", "delegations", "denied", "documents", "does_so_too", "doing_so",
    "done_words", "drafts",
    "earlier_words", "ended", "event_times", "events", "existentials", "expiring",
    "fellow_travellers", "field_introducers", "fields",
    "first_contacts", "first_person", "followed_by", "former_after", "former_ties", "forum_goers", "founded_on",
    "founding", "gatherings", "generic", "given_up", "goes_on", "goings", "group_ties", "guest_words", "guests",
    "halted",
    "having_verbs", "heads", "held_words", "here_words", "home_words", "hosting", "in_place", "invitations",
    "it_all", "it_subjects", "it_words", "joined_in", "joining", "joint_acts", "kinds", "lapses", "leavings",
    "list_openers",
    "local_time", "long_ago", "loose_signs", "making_verbs", "manner_words",
    "measuring_words", "more_partners", "motions", "carried", "namely",
    "never_made", "one_of_several",
    "newcomer_verbs", "next_words", "not_content", "not_papers", "not_ties", "object_relatives", "obligations",
    "of_words", "once_words", "one_to_one", "onlooking", "only_words", "ordinal_partners", "ordinal_words",
    "originals", "other_cities", "other_parties", "overtures", "own_bodies", "own_rooms", "own_sides", "own_signatures",
    "paper_uses", "passed_over",
    "owners", "partner_words", "perfects", "planned", "plural_pronouns", "pondering", "predecessors", "preparing",
    "processes", "purpose",
    "putting", "raised_to", "ranks", "receptions", "refuted", "relatives", "remote_words", "removals", "renewed",
    "renewing", "resolves", "rest_words", "reversals", "revivals", "revived", "roll_words",
    "routes", "run_things", "seats",
    "sentiments", "sessions",
    "sign_verbs", "signers", "signs_too", "similar", "since_words", "speech_verbs", "states", "stays", "term_words",
    "that_occasion", "that_place", "then_words", "there_words", "things_sent", "tie_pointers", "tie_verbs",
    "topic_words", "tourists", "turn_words", "unharmed", "unmade_after",
    "unmade_visits", "if_words", "unnamed_ones", "until_words", "valid_until",
    "when_words", "where_words", "who_words", "wishing", "with_words", "witness_verbs", "year_words", "yielding",
    "postponed", "set_words", "signed_things", "taking_effect",
    "concluding", "day_nouns", "place_heads", "postings", "somebody", "staff", "talking_over", "trainings",
))  # fmt: skip
_OF_TIES = frozenset(("kinds", "bare_ties", "partner_words", "tie_verbs"))
_OF_PAPERS = frozenset(("documents", "sign_verbs"))
_OF_PLANS = frozenset(("planned",))
# Phrases, and the sections whose words mean nothing of their own within them.
_COVERING = {"not_ties": _OF_TIES, "not_papers": _OF_PAPERS, "invitations": _OF_PLANS, "documents": _OF_PLANS}
_BY_NAME = frozenset(("name", "short-name"))  # rules of people who are named, not told of by their office
_LEAD = 6  # characters: " in ", " pada "
_ARTICLE_GAP = 5  # " the "
_COUNT = 8  # characters: " 10 ", " seven "
_MARKS = frozenset("\"'*")  # around a word
_ARTICLE = 3  # of "A sister city is …"


def cues_of(
    named: Named, sentence: Sentence, found: Mapping[str, Sequence[Match[str]]], scan: str
) -> dict[str, tuple[Match[str], ...]]:
    """What was found of each section, without what an explanation of the idea or a person's name covers."""
    cues = _outside_names(named, found)
    if fields := cues.pop("fields", ()):  # "the councillor for |environmental| affairs, Ann Smith"
        ties = cues.get("kinds", ())
        kept = tuple(
            one
            for one in fields
            if not any(_is_within(one, office) for office in named.tenures)
            and not any(_runs_into(one, tie) for tie in ties)
        )
        cues |= {"fields": kept} if kept else {}
    own = cues.pop("own_bodies", ())  # "municipal |corporation|", "council |chamber|"
    if own and (others := cues.pop("other_parties", ())):
        kept = tuple(one for one in others if not any(body.start <= one.start < body.end for body in own))
        cues |= {"other_parties": kept} if kept else {}
    for lookalikes, sections in _COVERING.items():
        if others := cues.get(lookalikes, ()):
            for section in sections.intersection(cues):
                kept = tuple(one for one in cues.pop(section) if not _is_covered(one, others))
                cues |= {section: kept} if kept else {}
    if events := cues.pop("gatherings", ()):
        of = cues.get("of_words", ())
        kept = tuple(one for one in cues.pop("kinds", ()) if not _is_met_about(one, events, of))
        cues |= {"kinds": kept} if kept else {}
    papers = cues.get("documents", ())  # "memorandum saling |pengertian|", "|konsep| nota kesepahaman" are no idea
    ideas = (
        idea
        for idea in cues.pop("generic", ())
        if not any(one.start <= idea.start < one.end or 0 <= one.start - idea.end <= 1 for one in papers)
    )
    between, owners = cues.get("between_words", ()), (*cues.get("owners", ()), *cues.get("definite", ()))
    generic = tuple(idea for idea in ideas if not _is_said_of_some(named, sentence, idea, between, owners))
    if generic:
        cues["generic"] = generic
        covered = [(idea.start, idea.end) for idea in generic]
        kinds = cues.pop("kinds", ())
        if left := tuple(kind for kind in kinds if not any(start <= kind.start < end for start, end in covered)):
            cues["kinds"] = left
    if kinds := cues.get("kinds", ()):
        cues["kinds"] = tuple(_as_marked(_with_glosses(kinds, scan), scan))
    return cues


def without_ends_to_come(
    cues: dict[str, tuple[Match[str], ...]], dates: Sequence[DateMention], today: PartialDate | None
) -> dict[str, tuple[Match[str], ...]]:
    """As in "an agreement that |expires in 2031|": what ends on a day after the news stands yet."""
    words, day = cues.get("expiring", ()), str(today)
    if not words or today is None or not (cues.get("ended") or cues.get("lapses")):
        return cues
    to_come = [date.start for date in dates if str(date.date)[: len(day)] > day[: len(str(date.date))]]
    later = [word for word in words if any(0 <= start - word.end <= _LEAD for start in to_come)]
    for section in ("ended", "lapses") if later else ():
        kept = tuple(one for one in cues.get(section, ()) if not any(_overlap(one, word) for word in later))
        cues = {**{name: own for name, own in cues.items() if name != section}, **({section: kept} if kept else {})}
    return cues


def _overlap(one: Match[str], other: Match[str]) -> bool:
    return one.start < other.end and other.start < one.end


def _with_glosses(kinds: Sequence[Match[str]], scan: str) -> Iterator[Match[str]]:
    """As in "|kota kembar (sister city)|": one word for the tie, and what it is called elsewhere."""
    held: Match[str] | None = None
    for kind in kinds:
        if held is not None and scan[held.end : kind.start] == " (" and scan[kind.end : kind.end + 1] == ")":
            held = Match(held.start, kind.end + 1, kind.value if held.value == PLAIN else held.value)
            continue
        if held is not None:
            yield held
        held = kind
    if held is not None:
        yield held


def _as_marked(kinds: Iterable[Match[str]], scan: str) -> Iterator[Match[str]]:
    """As in 'a |"twin town"| of X', "memiliki |*sister city*| di X": the marks around a word are part of it."""
    for kind in kinds:
        opened, closed = scan[kind.start - 1 : kind.start], scan[kind.end : kind.end + 1]
        marked = opened in _MARKS and opened == closed
        yield Match(kind.start - 1, kind.end + 1, kind.value) if marked else kind


def _outside_names(named: Named, found: Mapping[str, Sequence[Match[str]]]) -> dict[str, tuple[Match[str], ...]]:
    """As in "Gubernur |Lalu| Karsana", "Mayor |Will| Marsh": what is part of a name is no word of the sentence."""
    spans = [(person.start, person.end) for person in named.people if person.rule in _BY_NAME]
    if not spans:
        return {section: tuple(matches) for section, matches in found.items()}
    cues = {}
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    for section, matches in found.items():
        kept = tuple(matches)
        if kept[-1].end > first and kept[0].start < last:
            kept = tuple(
                [cue for cue in kept if not any(start <= cue.start and cue.end <= end for start, end in spans)]
            )
        if kept:
            cues[section] = kept
    return cues


def _is_within(cue: Match[str], office: TenureMention) -> bool:
    return office.start <= cue.start and cue.end <= office.end


def _runs_into(cue: Match[str], other: Match[str]) -> bool:
    """True for "|peluang [kerja| sama]": two words that share a part."""
    return cue.start < other.start < cue.end < other.end


def _is_covered(cue: Match[str], spans: Sequence[Match[str]]) -> bool:
    """True for the words of ties in "a road |link|", "|twin| brothers", and those of papers in "a |charter| bus".

    And for that of a plan in "came at the |invitation| of", "surat |minat|".
    """
    return any(span.start <= cue.start and cue.end <= span.end for span in spans)


def _is_met_about(kind: Match[str], gatherings: Sequence[Match[str]], of: Sequence[Match[str]]) -> bool:
    """True for the word in "a conference of |twin towns|", "forum |kota kembar|", "the |sister cities| network"."""
    for one in gatherings:
        leads = [one.end, *(word.end for word in of if word.start - one.end == 1)]
        if one.start - kind.end == 1 or any(0 <= kind.start - end <= _ARTICLE_GAP for end in leads):
            return True
    return False


def _is_said_of_some(
    named: Named, sentence: Sentence, idea: Match[str], between: Sequence[Match[str]], owners: Sequence[Match[str]]
) -> bool:
    """True for "Malang's sister cities are …", "the sister city program between A and B": somebody's, not the idea.

    And for "|The city's| 10 sister cities are", "Our twin towns are".
    """
    if idea.value != "definition":
        return any(0 <= word.start - idea.end <= 1 for word in between) and len(named.places) > 1
    if any(0 <= idea.start - word.end <= _COUNT for word in owners):
        return True
    opens = idea.start - sentence.start <= _ARTICLE
    return not opens and bool(named.places)

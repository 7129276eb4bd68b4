"""Why names became officials or did not, and which dates could not be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citygraph.extract.dates.dates import unresolved
from citygraph.extract.explain.model import Found, Refused
from citygraph.extract.mention import Mentions
from citygraph.extract.people.rows import Row
from citygraph.extract.people.titles import titled
from citygraph.extract.thing import Office, iri_of

_FULL_NAME = re.compile(r"[NI](?:[KGH]*[NI])+")
_BESIDE = 4  # atoms between a name and an office that is near it
_NO_DATE = "the article has no date to tell it from"
_WHY_NO_DATE = {
    "relative": _NO_DATE,
    "weekday": _NO_DATE,
    "anchored": "no date was named before",
    "month": "a word rather than a month, or the article has no date to tell it from",
}


def explained_people(mentions: Mentions) -> Iterator[Found | Refused]:
    """Every mention of an official, every title, and the names of persons without an office."""
    for person in mentions.people:
        meaning = f"{person.official.name}, {office_in_words(person.official.office)}"
        yield Found("person", person.start, person.end, meaning, person.rule, iri_of(person.official))
    for title in mentions.tenure_mentions:
        meaning = f"{title.status} {office_in_words(title.tenure.office)}: {title.tenure.official.name}"
        yield Found("office", title.start, title.end, meaning, title.rule, iri_of(title.tenure))
    seated = {(title.start, title.end, title.form) for title in mentions.tenure_mentions}
    taken = [(person.start, person.end) for person in mentions.people]
    for one in titled(mentions, mentions.rows):
        if (one.start, one.end, one.name) not in seated:
            taken.append((one.name_start, one.name_end))
            reason = f"{one.role.replace('-', ' ')} of an unknown place: neither the title nor the story tells"
            yield Refused("person", one.name_start, one.name_end, reason, one.rule)
    for row in mentions.rows:
        yield from () if row.heading else _without_office(mentions, row, taken)


def office_in_words(office: Office) -> str:
    """As in "mayor of Surabaya"."""
    return f"{office.role.replace('-', ' ')} of {office.jurisdiction.name}"


def _without_office(mentions: Mentions, row: Row, taken: list[tuple[int, int]]) -> Iterator[Refused]:
    """Names of two words and more that no official bears."""
    for run in _FULL_NAME.finditer(row.tags):
        start, end = row.atoms[run.start()].start, row.atoms[run.end() - 1].end
        if any(start < stop and begin < end for begin, stop in taken):
            continue
        near = range(max(0, run.start() - _BESIDE), min(len(row.atoms), run.end() + _BESIDE))
        offices = [row.atoms[at] for at in near if row.tags[at] in "TBSh"]
        reason = "a name without an office"
        if offices:
            words = mentions.document.text[offices[0].start : offices[0].end]
            reason = f"“{words}” near it is not its title, or none of a government"
        yield Refused("person", start, end, reason, "no-office")


def explained_dates(mentions: Mentions) -> Iterator[Found | Refused]:
    """Every date, and what looks like one and could not be told."""
    for date in mentions.dates:
        until = f" to {date.until}" if date.until else ""
        yield Found("date", date.start, date.end, f"{date.date}{until}", date.rule)
    published = mentions.document.metadata.published
    last = 0
    for start, end, rule in sorted(unresolved(mentions)):
        if start < last:
            continue
        last = end
        reason = _WHY_NO_DATE.get(rule, "no day of the calendar" if published else _NO_DATE)
        if rule == "weekday" and published:
            reason = "a word rather than a weekday, by its spelling"
        yield Refused("date", start, end, reason, rule)

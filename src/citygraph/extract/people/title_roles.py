"""The role that a title gives: what its office means of the place or the body that it heads."""

from __future__ import annotations

import re
from typing import NamedTuple

from citygraph.extract.mention import Mentions
from citygraph.extract.people.atoms import Atom
from citygraph.extract.people.rows import Row
from citygraph.model import Place

MEMBER = "member"
COMMISSIONER = "commissioner"  # a role to be told by the country of the place
_OWNER_REACH = 160  # characters from a council to "its chairman"
DEPUTY = {"mayor": "vice-mayor", "governor": "vice-governor", "regent": "vice-regent", "minister": "vice-minister"}


def role_of(mentions: Mentions, row: Row, match: re.Match[str], office: Atom, place: Place | None) -> str:
    """The role of an office; that of a chairman or head is what the body makes it: "head of the X |council|"."""
    if is_commissioner(mentions, row, match, office):
        return COMMISSIONER
    if office.value == "head-of-state" and presides_over_council(mentions, row, match):
        return _of_council(mentions, place)
    body = led_body(mentions, row, match, office)
    if body is None and (chaired := chaired_unnamed(mentions, match, office)) is not None:
        body, place = "mayor", chaired.place or place
    if body in (None, "legislator") and place is not None and _chairs_executive(mentions, row, match, office, place):
        body = "mayor"
    if body is None and place is not None and governs(mentions, row, match, office):
        return "governor" if place.type == "Region" else "mayor"
    if body is None and place is not None and _runs_city(mentions, row, match, office, place):
        return "other"
    if body is None:
        return _of_title(mentions, match, office, place)
    deputy = bool(mentions.lexicon.phrases("deputy_words").find(mentions.document.scan, office.start, office.end))
    role = "governor" if body == "mayor" and place is not None and place.type == "Region" else body
    return DEPUTY.get(role, role) if deputy else role


def _of_title(mentions: Mentions, match: re.Match[str], office: Atom, place: Place | None) -> str:
    """What a title means of its place, whatever body it is of."""
    surface = mentions.document.scan[office.start : office.end]
    if office.tag == "h" and surface in mentions.lexicon.words("council_heads"):
        return _of_chief_executive(match)
    return "head-of-agency" if _heads_department(mentions, office, place) else _of_region(mentions, office, place)


def _of_council(mentions: Mentions, place: Place | None) -> str:
    """As in "President of |the X Municipal Council|": the mayor, where such councils govern their cities."""
    ruling = place is not None and place.country in mentions.lexicon.words("executive_councils")
    return "mayor" if ruling else "legislator"


def _of_chief_executive(match: re.Match[str]) -> str:
    """As in "CEO of the |X Book Authority|"; who runs the offices of a council is none of the head of a department."""
    parts = match.groupdict()
    return "head-of-agency" if any("b" in (parts.get(group) or "") for group in ("field", "rest", "body")) else "other"


def is_commissioner(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> bool:
    """As in "|Commissioner| Ann Karsana", "First Ward |Commissioner| Bob": of no department."""
    scan, lexicon = mentions.document.scan, mentions.lexicon
    if office.tag != "h" or scan[office.start : office.end] not in lexicon.words("commissioners"):
        return False
    field = row.atoms[match.start("field") : match.end("field")] if match.groupdict().get("field") else ()
    fields = [word for atom in (*field_ahead(row, match), *field) for word in scan[atom.start : atom.end].split()]
    return set(fields) <= {*lexicon.words("commissioner_fields")}


def field_ahead(row: Row, match: re.Match[str]) -> list[Atom]:
    """As in "X's |development| commissioner": what stands between a place and its office of a department's words."""
    office, parts = match.start("office"), match.groupdict()
    places = [match.end(group) for group in ("before", "own", "place") if parts.get(group)]
    first = max((end for end in places if end <= office), default=office)
    return [atom for atom in row.atoms[first:office] if atom.tag == "O"]


def presides_over_council(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "President of |the X City Council|", "the president of |the X City| Assembly"."""
    if match.groupdict().get("place") is None:
        return False
    start = row.atoms[match.start("place")].start
    last = match.end("rest") if match.groupdict().get("rest") else match.end("place")
    end = row.atoms[last - 1].end
    bodies = mentions.lexicon.phrases("led_bodies").find(mentions.document.scan, start, end)
    return any(body.value == "legislator" and body.end == end for body in bodies)


def _chairs_executive(mentions: Mentions, row: Row, match: re.Match[str], office: Atom, place: Place) -> bool:
    """As in "chairman of |X Municipal Council|" where such councils govern their cities, and aren't elected."""
    if place.country not in mentions.lexicon.words("executive_councils"):
        return False
    if mentions.document.scan[office.start : office.end] in mentions.lexicon.words("council_presidents"):
        return True
    if office.tag != "h":
        return False
    chairs = mentions.lexicon.phrases("chairs").find(mentions.document.scan, office.start, office.end)
    leads = bool(chairs) and chairs[-1].end == office.end and chairs[0].value == "chair"
    return leads and is_of_government(mentions, row, match)


def _runs_city(mentions: Mentions, row: Row, match: re.Match[str], office: Atom, place: Place) -> bool:
    """As in "Director General of |X City Hall|", "Ketua Pengarah DBXY": who runs a city's offices, under its mayor."""
    if office.value != "head-of-agency" or place.type != "City" or not is_of_government(mentions, row, match):
        return False
    return mentions.document.scan[office.start : office.end] in mentions.lexicon.words("city_directors")


def governs(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> bool:
    """As in "the head of |Ostra|, Ann": of a city or region itself, no country's and no body's."""
    place = place_in(row, match, "place")
    parts = match.groupdict()
    if place is None or place.type == "Country" or parts.get("field") or parts.get("rest"):
        return False
    plain = mentions.document.scan[office.start : office.end] in mentions.lexicon.words("plain_heads")
    return plain and not is_of_government(mentions, row, match)


def _heads_department(mentions: Mentions, office: Atom, place: Place | None) -> bool:
    """As in "|Ostra|'s tourism secretary": what is a minister of a country heads a department of a city."""
    if office.value != "minister" or place is None or place.type != "City":
        return False
    heads = mentions.lexicon.classes("headships").get("head-of-agency", ())
    return mentions.document.scan[office.start : office.end].split(" ")[-1] in heads


def _of_region(mentions: Mentions, office: Atom, place: Place | None) -> str:
    """As in "Chairman of the People's Committee of X Province": what chairs a city's body heads a region, too."""
    if place is None or place.type != "Region" or office.value not in ("mayor", "vice-mayor"):
        return office.value
    bodies = mentions.lexicon.phrases("led_bodies").find(mentions.document.scan, office.start, office.end)
    return {"mayor": "governor", "vice-mayor": "vice-governor"}[office.value] if bodies else office.value


def led_body(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> str | None:
    """What the chairman of a body is that governs a city: "people's committee", "city council"."""
    scan = mentions.document.scan
    chairs = mentions.lexicon.phrases("chairs").find(scan, office.start, office.end) if office.tag == "h" else ()
    if not chairs or chairs[-1].end != office.end:  # a "chief executive" is no chief
        return None
    owned = match.groupdict().get("own") and match["field"]  # "the council's |head of communications|"
    start, end = office.start if owned else row.atoms[match.start()].start, row.atoms[match.end() - 1].end
    if _heads_field(mentions, match, office):
        end = row.atoms[match.end("field") - 1].end  # "head |of tourism| at X City Council"
    found = mentions.lexicon.phrases("led_bodies").find(scan, start, end)
    if chairs[0].value == MEMBER:
        return "legislator" if found and found[0].value == "legislator" else None
    if found and found[0].value == "mayor" and _heads_division(match, row, found[0].start):
        return None
    return found[0].value if found and (chairs[0].value == "chair" or found[0].value == "other") else None


def _heads_field(mentions: Mentions, match: re.Match[str], office: Atom) -> bool:
    """As in "|head of tourism| at X City Council": whatever body the field is of."""
    plain = mentions.document.scan[office.start : office.end] in mentions.lexicon.words("plain_heads")
    return plain and (match.groupdict().get("field") or "").startswith("L")


def _heads_division(match: re.Match[str], row: Row, body_start: int) -> bool:
    """As in "Kepala |Divisi Luar Negeri| Pemerintah Kota X": of a part, named ahead; not "Ketua Komite Rakyat X"."""
    parts = match.groupdict()
    part = bool(parts.get("place")) and re.search("[ObN]", parts.get("field") or "")
    return bool(part) and body_start >= row.atoms[match.start("place")].start


class Chaired(NamedTuple):
    """A city's executive of which somebody is the chairman, with its place as far as that is told."""

    place: Place | None


def chaired_unnamed(mentions: Mentions, match: re.Match[str], office: Atom) -> Chaired | None:
    """As in "X Municipal Council …, said |its chairman|, Ann", "|Vice Chairman| Ann" of a people's committee."""
    parts = match.groupdict()
    if office.tag != "h" or any(parts.get(group) for group in ("place", "before", "own", "field", "rest")):
        return None
    scan, lexicon = mentions.document.scan, mentions.lexicon
    chairs = lexicon.phrases("chairs").find(scan, office.start, office.end)
    if not chairs or chairs[-1].end != office.end or chairs[0].value != "chair":
        return None
    if (council := _owning_council(mentions, office)) is not None:
        return Chaired(council)
    return Chaired(None) if lexicon.phrases("ruling_committees").find(scan) else None


def _owning_council(mentions: Mentions, office: Atom) -> Place | None:
    """As in "|X Municipal Council| …, said its chairman", "|Majlis Perbandaran X| …, kata Pengerusinya": the city.

    Also "…, said chairman Ann"; not where a body of others is told of in between.
    """
    scan, lexicon = mentions.document.scan, mentions.lexicon
    told = [one for one in mentions.governments if one.start < office.start and one.place.type == "City"]
    if not told or office.start - told[-1].end > _OWNER_REACH:
        return None
    others = lexicon.phrases("private_bodies").find(scan, told[-1].end, office.start)
    if others or told[-1].place.country not in lexicon.words("executive_councils"):
        return None
    owners = lexicon.phrases("possessives", "speech_verbs").find(scan, told[-1].end, office.start)
    clitics = lexicon.words("possessive_clitics")
    owned = any(owner.end + 1 == office.start for owner in owners)
    return told[-1].place if owned or any(scan.startswith(clitic, office.end) for clitic in clitics) else None


def is_of_government(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "leader of X City Council"."""
    spans = {(government.start, government.end) for government in mentions.governments}
    parts = [match.start(group) for group in ("place", "before", "posted") if match.groupdict().get(group)]
    return any((row.atoms[index].start, row.atoms[index].end) in spans for index in parts)


def place_in(row: Row, match: re.Match[str], group: str) -> Place | None:
    """The place that a group of a pattern has found; None where the match does without."""
    if match.groupdict().get(group) is None:
        return None
    return row.atoms[match.start(group)].place

"""What looks like a title and is none: heads of companies, common nouns, names of history, unknown places."""

from __future__ import annotations

import re

from citygraph.extract.mention import Mentions
from citygraph.extract.people.atoms import Atom
from citygraph.extract.people.rows import Row
from citygraph.extract.people.title_roles import (
    MEMBER,
    chaired_unnamed,
    field_ahead,
    governs,
    is_commissioner,
    is_of_government,
    led_body,
    place_in,
    presides_over_council,
)
from citygraph.extract.people.title_verbs import VERBS, governs_nothing
from citygraph.extract.plurals import goes_on_as_plural
from citygraph.folding import fold

_AROUND = re.compile(r"[^.\"9TBS]{0,12}")
_PRIVATE_BEHIND = re.compile(r"(?:LU?P)?v|[OUNGLZJb]*v")
_PRIVATE_OF = {False: re.compile(r"(?:LU?[ONGPb]*)?v"), True: re.compile(r"(?:[LZ]U?[ONGPb]*)?v")}  # behind a name
_BODY_BEFORE = {False: re.compile(r"v(?:LU?)?P?'?O?\Z"), True: re.compile(r"(?:v(?:LU?)?P?'?O?|G)\Z")}
_OF_FIELDS = frozenset({"place-body-head-name", "office-body-name"})
_LED_BODIES = frozenset(
    {"head-of-state", "head-of-government", "head-of-agency", "other", "governor"}
)  # universities have such
_TYPE_REACH = 16  # characters before a place in which its type stands
_IN_TOWN = re.compile(r"O[ZL]UO$")
_OF_COUNCILS = frozenset({"mayor", "vice-mayor", "legislator"})
_SINGLE_HEADS = frozenset({"mayor", "governor", "regent"})
_HEADS = _SINGLE_HEADS | {"vice-mayor", "vice-governor", "vice-regent"}
_INSTITUTION = re.compile(r"(?:The )?(?:[A-Z][\w'.-]+ ){1,5}[A-Z]\w+(?= [a-z(])")  # "The Ann Karsana College said"
_ADJECTIVE = re.compile(r"[^\W\d_]+-([a-z]+)")  # at the head of a sentence: "|Long-serving| mayor Ann"
_TITLED = re.compile(r"[TBSh][ObGPLZU()]*[HQ]*[NI]*$")
_TITLED_IN_FULL = re.compile(r"[TBSh][ObGPLZU()]*[ObGP][HQ]*[NI]*$")  # with the place or body
_ONE_MORE = re.compile(r"C?J?U?[AFE]*[TBSh](?P<named>[ObGPLZUHQ]*C?[HQ]*[NI])?")
_NAME_BEHIND = re.compile(r"C[HQ]*[NI]")
_MODIFIERS = "AFE"
_THAT = 12  # " tersebut"
_GOES_ON = re.compile(r"J?[Obv]")


def is_no_title(mentions: Mentions, row: Row, rule: str, match: re.Match[str], office: Atom) -> bool:
    """True where a rule's match names nobody's public office."""
    if office.tag in VERBS:
        return governs_nothing(mentions, row, match, office)
    return (
        _is_private(mentions, row, rule, match, office)
        or _is_common_noun(mentions, rule, office, match)
        or (rule == "former-office-for-several" and office.tag != "S" and not _is_plural(mentions, office))
        or (rule == "office-for-several" and office.tag == "h" and not _is_plural(mentions, office))
        or (rule == "name-office" and (_is_plural(mentions, office) if office.tag == "h" else _is_of_two_heads(office)))
        or (rule == "name-office" and _is_of_next_unnamed(row, match))
        or (rule == "office-and-office-name" and office.value == "head-of-government")  # a deputy who holds a ministry
        or (rule == "office-for-place-name") != (_wants_seat(mentions, office, match) and rule.startswith("office-"))
        or (rule == "name-party-post-office" and not _is_of_party(mentions, row, match))
        or (rule == "office-slash-office-name" and not _is_slash(mentions, row.atoms[match.start("slash")]))
        or (rule == "office-own-place-name" and not _is_said_directly(mentions, row, match))
        or (rule == "name-office-suffix" and not _is_suffix(mentions, office))
        or _follows_doubtful_place(mentions, row, match)
        or _is_of_clause_before(mentions, row, rule, match, office)
        or _is_of_old(mentions, office, match)
        or _is_body(mentions, row, rule, match)
        or _ends_with_typed_place(mentions, row, match)
        or _opens_with_place(row, match)
        or _is_unknown_place(mentions, row, office, match)
        or _is_of_unknown_town(row, rule, match, office)
        or _is_name_of_body(mentions, row, office, match)
        or _is_mere_member(mentions, row, office, match)
        or _is_beside_holder(mentions, row, match)
    )


def _is_beside_holder(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "|anak| Wali Kota X, Ani", "|calon| wali kota, Budi"; "istri Wali Kota |Budi|, Ani" names the holder.

    So does "menantu Presiden |Budi| itu": "that" is said of who was named before.
    """
    first = match.start()
    while first and row.tags[first - 1] in _MODIFIERS:  # "anak |mantan| Wali Kota X, Ani"
        first -= 1
    start, scan = row.atoms[first].start, mentions.document.scan
    beside = mentions.lexicon.phrases("beside_officials").find(scan, row.sentence.start, start)
    if not beside or beside[-1].end + 1 != start or match.start("name") < match.start("office"):
        return False
    named_at_once = "C" not in row.tags[match.start("office") : match.start("name")]
    behind = scan[row.atoms[match.end() - 1].end :][:_THAT].split()[:1]
    pointed = bool(behind) and behind[0].strip(',."') in mentions.lexicon.words("definite")
    return not (named_at_once and (pointed or _NAME_BEHIND.match(row.tags, match.end())))


def _is_plural(mentions: Mentions, office: Atom) -> bool:
    """As in "former |mayors| Ann and Bob", "Ann, |members| of the city council"."""
    return goes_on_as_plural(mentions.lexicon, mentions.document.scan, office.end)


def _is_of_two_heads(office: Atom) -> bool:
    """As in "Ann and Bob, |mayors| of both cities": of one of them it says no place."""
    return office.tag == "S" and office.value in _SINGLE_HEADS


def _is_of_next_unnamed(row: Row, match: re.Match[str]) -> bool:
    """As in "Councillor Ann, |the city manager| and the fire chief": somebody else, by no name.

    And in "the mayor of X, Ann, |the city manager| and Councillor Bob"; not in "Councillor Ann, |the council leader|,
    and Councillor Bob".
    """
    more = _ONE_MORE.match(row.tags, match.end())
    if more is None:
        return False
    titled = _TITLED_IN_FULL if more["named"] else _TITLED
    return titled.search(row.tags, 0, match.start("name")) is not None


def _is_of_party(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "Ann, |deputy secretary of the X Party Committee| and governor": a post that goes with an office."""
    start, end = row.atoms[match.start("party")].start, row.atoms[match.end("party") - 1].end
    bodies = mentions.lexicon.phrases("led_bodies").find(mentions.document.scan, start, end)
    return any(body.value == "other" for body in bodies)


def _is_slash(mentions: Mentions, mark: Atom) -> bool:
    """As in "Menteri Agraria|/|Kepala BXY": what joins the two offices of one person."""
    return mentions.document.text[mark.start : mark.end] == "/"


def _is_said_directly(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "Mayor |Ostra| Ann Karsana" in the press of South Asia; elsewhere no place stands there without "of"."""
    place = row.atoms[match.start("place")].place
    return place is not None and place.country in mentions.lexicon.words("direct_titles")


def _is_mere_member(mentions: Mentions, row: Row, office: Atom, match: re.Match[str]) -> bool:
    """As in "a |member| of the X tourism board": who is in no assembly holds no office."""
    if office.tag != "h":
        return False
    found = mentions.lexicon.phrases("chairs").find(mentions.document.scan, office.start, office.end)
    return bool(found) and found[0].value == MEMBER and led_body(mentions, row, match, office) is None


def _is_private(mentions: Mentions, row: Row, rule: str, match: re.Match[str], office: Atom) -> bool:
    """A head needs a public body ("Kepala Dinas …", "the city's director"); one of a company holds no office."""
    parts = match.groupdict()
    ahead = "".join(atom.tag for atom in field_ahead(row, match))  # "X's |development| commissioner"
    body = ahead + "".join(parts.get(part) or "" for part in ("field", "rest"))
    if _is_of_institution(mentions, row, match, office):
        return True
    governs_bodies = office.value == "minister" and (parts.get("before") or parts.get("place"))
    if not governs_bodies and ("v" in body or _is_of_private_body(row, match, office)):
        return True  # but "Ostra's Minister of Colleges and |Universities|"
    if _heads_government(mentions, row, match, rule, office):
        return False
    if office.value in _LED_BODIES and _BODY_BEFORE[office.value == "head-of-state"].search(
        row.tags, 0, match.start("office")
    ):
        return True  # "|University| President Ann", "|University College| Ostra president Ann", "|PXYZ| President Ann"
    own = parts.get("own") and _is_governed(mentions, row.atoms[match.start("own")])  # no "Centre's manager"
    typed = parts.get("place") and _is_typed(mentions, row.atoms[match.start("place")])
    of_city = own or ((parts.get("before") or typed) and "O" in body)  # "X's head of tourism"
    if rule in _OF_FIELDS and _heads_field(mentions, row, rule, match, office):
        return False
    return office.tag == "h" and "b" not in body and not of_city and not is_of_government(mentions, row, match)


def _is_of_private_body(row: Row, match: re.Match[str], office: Atom) -> bool:
    """As in "director of |the orchestra|, Ann", "President Ann of |Karsa College|"; not "Mayor Ann and the choir"."""
    told = "name" if match.groupdict().get("name") else "several"
    first, last = match.span(told) if match.groupdict().get(told) else (-1, -1)
    if first < match.end("office"):
        reach = _AROUND.match(row.tags, match.end("office"))
        return reach is not None and _PRIVATE_BEHIND.match(reach.group()) is not None
    behind = _PRIVATE_OF[office.value in _LED_BODIES].match(row.tags, last)
    return "v" in row.tags[match.end("office") : first] or behind is not None


def _heads_government(mentions: Mentions, row: Row, match: re.Match[str], rule: str, office: Atom) -> bool:
    """True of who governs a place, chairs its council or runs its offices."""
    return bool(
        led_body(mentions, row, match, office)
        or chaired_unnamed(mentions, match, office)
        or governs(mentions, row, match, office)
        or is_commissioner(mentions, row, match, office)
        or _heads_council(mentions, row, rule, office)
        or (rule == "place-head-name" and _is_owned_by_city(mentions, row, match, office))
        or (rule == "place-body-head-name" and _is_of_council(mentions, row, match))
        or (rule == "name-office" and _is_in_town(mentions, row, match))
    )


def _is_of_council(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "|Council| finance manager Ann Karsana"; no "Ostra Town Heritage manager"."""
    first = row.atoms[match.start("field")]
    goes_on = any(atom.tag in "NPG" and atom.end + 1 == first.start for atom in row.atoms)
    return not goes_on and _is_governed(mentions, first)


def _is_owned_by_city(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> bool:
    """As in "Ostra|'s chief executive|, Ann Karsana": a company is no city's."""
    place = place_in(row, match, "before")
    owned = place is not None and row.tags[match.end("before")] == "'"
    if not owned or place is None or place.type == "Country":
        return False
    return mentions.document.scan[office.start : office.end] in mentions.lexicon.words("council_heads")


def _heads_council(mentions: Mentions, row: Row, rule: str, office: Atom) -> bool:
    """As in "|Chief executive| Ann Karsana said the council …": of a council, where no company is told of."""
    scan, lexicon = mentions.document.scan, mentions.lexicon
    if rule != "office-body-name" or scan[office.start : office.end] not in lexicon.words("council_heads"):
        return False
    return _is_told_with_council(mentions, row)


def _is_told_with_council(mentions: Mentions, row: Row) -> bool:
    """True beside a mayor or member, or where this or the last sentence has a council; and no company here."""
    before = [one.start for one in mentions.document.sentences if one.start <= row.sentence.start][-2:]
    told = mentions.lexicon.phrases("led_bodies").find(mentions.document.scan, before[0], row.sentence.end)
    return "v" not in row.tags and (_stands_by_heads(row) or any(body.value == "legislator" for body in told))


def _stands_by_heads(row: Row) -> bool:
    """As in "|Mayor| Ann, the head of parks, Bob, and …": where a sentence tells of a mayor or member, too."""
    return any(atom.tag in "TBS" and atom.value in _OF_COUNCILS for atom in row.atoms)


def _is_governed(mentions: Mentions, owner: Atom) -> bool:
    """As in "the |council|'s director", "the |city|'s": of a place or of who governs it."""
    lexicon = mentions.lexicon
    return bool(
        lexicon.phrases("place_types", "led_bodies", "governments").find(mentions.document.scan, owner.start, owner.end)
    )


def _is_typed(mentions: Mentions, place: Atom) -> bool:
    """As in "Direktur Kebudayaan |Kota X|": where what is headed is the city's, not only in it."""
    start = max(0, place.start - _TYPE_REACH)
    types = mentions.lexicon.phrases("place_types").find(mentions.document.scan, start, place.end)
    return any(kind.start == place.start or kind.end + 1 == place.start for kind in types)


def _is_in_town(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "Ann Karsana, head of international relations |in the municipality|"."""
    tags = row.tags[match.start("office") : match.end()]
    if "v" in tags or not _IN_TOWN.search(tags):
        return False
    last = row.atoms[match.end() - 1]
    types = mentions.lexicon.phrases("place_types").find(mentions.document.scan, last.start, last.end)
    return any(kind.end == last.end for kind in types)


def _heads_field(mentions: Mentions, row: Row, rule: str, match: re.Match[str], office: Atom) -> bool:
    """As in "|Commerce Director| Ann", "|Head of International Affairs| Ann", "|Head of Trade and Ports|, Ann".

    Where a field is a department's and no private body is told of; written small, as in "|parks director| Ann", only
    where a council is, and as in "|the head of parks|, Ann", where a mayor or member is told of with her.
    """
    text = mentions.document.text
    first = next((at for at in range(*match.span("field")) if row.tags[at] == "O"), -1)
    capital = first >= 0 and text[office.start].isupper() and text[row.atoms[first].start].isupper()
    ahead = rule == "place-body-head-name"
    return (
        (capital or ((ahead or _stands_by_heads(row)) and _is_told_with_council(mentions, row)))
        and (ahead or match["field"].startswith("L"))
        and set(match["field"]) <= set("OJCLU")
        and "v" not in row.tags
        and "," not in text[office.end : office.end + 1]
    )


def _is_of_institution(mentions: Mentions, row: Row, match: re.Match[str], office: Atom) -> bool:
    """As in "|Karsa College| came home from China. … President Ann signed …": who heads what the story spoke of."""
    parts = match.groupdict()
    if office.value == "head-of-state" and parts.get("rest"):
        return not presides_over_council(mentions, row, match)  # "president of Ostra |Sister Cities|"
    if office.value != "head-of-state" or parts.get("place") or parts.get("before"):
        return False
    before = [one for one in mentions.document.sentences if one.start < row.sentence.start][-1:]
    for sentence in before:
        opening = _INSTITUTION.match(mentions.document.text, sentence.start, sentence.end)
        bodies = mentions.lexicon.phrases("private_bodies")
        if opening and any(
            body.end == opening.end() for body in bodies.find(mentions.document.scan, opening.start(), opening.end())
        ):
            return True
    return False


def _is_common_noun(mentions: Mentions, rule: str, office: Atom, match: re.Match[str]) -> bool:
    """As in "Its president, Ann Karsana", "menemui dubes, Budi pulang": written small and without a place, no title."""
    parts = match.groupdict()
    if "Z" in (parts.get("field") or "") and office.tag == "T" and mentions.document.text[office.start].islower():
        return True  # "kunjungan dubes ke Kota X"
    if office.tag == "c" or parts.get("place") or parts.get("before") or mentions.document.text[office.start].isupper():
        return (
            office.value == "head-of-state"
            and rule == "name-office"
            and not (parts.get("place") or parts.get("before"))
        )
    set_off = match.string[: match.start("name")].endswith(("C", "CH", "CQ"))
    bare = "place-after-title" in mentions.lexicon.words("office_order")
    return office.value == "head-of-state" or (bare and set_off and rule == "office-name" and not _is_closed(match))


def _is_closed(match: re.Match[str]) -> bool:
    """As in "melalui kepala distrik, Budi Karsana, …": a full name between commas explains the office."""
    return len(match["name"]) > 1 and match.string[match.end() : match.end() + 1] in ("C", ".", "")


def _wants_seat(mentions: Mentions, office: Atom, match: re.Match[str]) -> bool:
    """As in "Member for |Ostra|"; "cabinet member for |Sports|" has its field."""
    return is_linked(mentions, office) and not match.groupdict().get("field")


def is_linked(mentions: Mentions, office: Atom) -> bool:
    """As in "Member |for|": a seat in a parliament that its link to a place ends."""
    return office.value == "legislator" and mentions.document.scan[office.start : office.end].split()[
        -1
    ] in mentions.lexicon.words("office_links")


def _is_suffix(mentions: Mentions, office: Atom) -> bool:
    """As in "Ann Karsana |MP|": letters that are written behind a name."""
    surface = mentions.document.text[office.start : office.end]
    return surface[-1].isupper() and surface.lower() in mentions.lexicon.words("office_suffixes")


def _is_body(mentions: Mentions, row: Row, rule: str, match: re.Match[str]) -> bool:
    """As in "secretary of the |Karsa| Municipal Committee": one word that goes on as a department, nobody's name."""
    if not rule.startswith("office-") or match.groupdict().get("name") is None or len(match["name"]) > 1:
        return False
    behind = _GOES_ON.match(row.tags, match.end("name"))
    return behind is not None and mentions.document.text[row.atoms[behind.end() - 1].start].isupper()


def _ends_with_typed_place(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "Kepala Dinas Pendidikan |Nasional Kota X|": a word of the department and the place that it is of."""
    last = row.atoms[match.end("name") - 1]
    if last.tag != "P":
        return False
    types = mentions.lexicon.phrases("place_types").find(mentions.document.scan, last.start, last.end)
    return any(kind.start == last.start and kind.end < last.end for kind in types)


def _is_of_old(mentions: Mentions, office: Atom, match: re.Match[str]) -> bool:
    """As in "|King| Karsa's tomb", "Sultan Karsa": of whose realm nothing is said, a name of history or a title."""
    if office.value != "head-of-state" or match.groupdict().get("place") or match.groupdict().get("before"):
        return False
    return bool(mentions.lexicon.phrases("monarchs").find(mentions.document.scan, office.start, office.end))


def _opens_with_place(row: Row, match: re.Match[str]) -> bool:
    """As in "Regarding X, the mayor there": the sentence's first word with a place is no name."""
    first = match.start("name")
    alone = re.fullmatch("NP+", row.tags[first : match.end("name")])
    return first == 0 and bool(alone) and match.start("office") > first


def _follows_doubtful_place(mentions: Mentions, row: Row, match: re.Match[str]) -> bool:
    """As in "|Split| Mayor Ann": a town's name that was not taken for one; no other place's mayor then."""
    before = match.start() - 1
    if before < 0 or row.tags[before] != "N" or not row.tags.startswith("T", match.start()):
        return False
    if "place-before-title" not in mentions.lexicon.words("office_order"):
        return False
    name, office = row.atoms[before].value, row.atoms[match.start()]
    adjective = _ADJECTIVE.fullmatch(name) if before == 0 else None
    if adjective and adjective[1] not in mentions.lexicon.words("place_endings"):
        return False
    small = mentions.document.text[office.start].islower() and office.start - row.atoms[before].end == 1
    named = small and fold(name) not in mentions.lexicon.words("parties")  # "|Velmora| mayor Ann"
    return named or bool(mentions.gazetteer.lookup(name, "City"))


def _is_of_clause_before(mentions: Mentions, row: Row, rule: str, match: re.Match[str], office: Atom) -> bool:
    """As in "The report speaks of |X; Mayor| Ann disagrees": a place on the other side of a semicolon."""
    if not rule.startswith("place-"):
        return False
    return ";" in mentions.document.text[row.atoms[match.start()].start : office.start]


def _is_unknown_place(mentions: Mentions, row: Row, office: Atom, match: re.Match[str]) -> bool:
    """As in "Gubernur Provinsi X": what stands right behind a type word names a place, known or not."""
    if match.groupdict().get("name") is None:
        return False
    start = row.atoms[match.start("name")].start
    types = mentions.lexicon.phrases("place_types").find(mentions.document.scan, office.start, start)
    leading = [kind for kind in types if kind.value.endswith("before") and not kind.value.startswith("city")]
    behind = [kind for kind in leading if start - kind.end == 1]
    if not behind or behind[-1].start == office.start:
        return False
    within_body = office.tag != "T" and all(atom.start != behind[-1].start for atom in row.atoms)
    return not within_body  # as it is in "Menteri Dalam |Negeri| Budi"


def _is_of_unknown_town(row: Row, rule: str, match: re.Match[str], office: Atom) -> bool:
    """As in "Mayor Ann Karsana of |Zorbla|": of a town that was not taken for one, and so of no other."""
    return rule == "office-name" and office.value in _HEADS and row.tags.startswith("LN", match.end())


def _is_name_of_body(mentions: Mentions, row: Row, office: Atom, match: re.Match[str]) -> bool:
    """As in "Yang Dipertua |Majlis Karsa|", "Kepala Badan |Karsa|": what a body's word opens, or is alone there."""
    if match.groupdict().get("name") is None or match.start("name") < match.end("office"):
        return False
    start, end = row.atoms[match.start("name")].start, row.atoms[match.end("name") - 1].end
    bodies = mentions.lexicon.phrases("governments", "public_bodies").find(mentions.document.scan, office.start, end)
    named = [body for body in bodies if body.start > office.start and not body.value.endswith("after")]
    opening = any(body.start <= start < body.end for body in named)
    return opening or (len(match["name"]) == 1 and any(start - body.end == 1 for body in named))

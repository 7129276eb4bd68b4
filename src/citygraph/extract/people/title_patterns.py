"""How a person and an office stand together: "Wali Kota X, Dato' Budi Karsana, S.E.", "Ann Karsana, mayor of X,".

Each row of `PATTERNS` is a rule: its name travels into the evidence. The patterns run over the tags of
:mod:`citygraph.extract.people.atoms`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from citygraph.lexicon import Lexicon

_PARTS = {
    "mod": r"(?P<mod>(?:[AFE]|\([AFEG]\)|p(?=[FAE]*[TBSh]))*)",
    "after": r"(?P<after>e?(?:[YE]|\([YEFA]\))?)",  # "Wali Kota |terpilih| Budi", "Gubernur |(waktu itu)| Budi"
    "short": r"(?:\((?!A\))[TBSNGO9hbAP]+\))?",
    "office": r"(?P<office>[TBS])",
    # What belongs to the office between its first word and its place: "Badan Perencanaan, Penelitian, dan Y (Bapp)".
    "field": r"(?P<field>(?:[ONGbUIvX]|[JC](?=[JONGbU])|[LZM]U?(?=[ONb])|'(?=[Ob])|\([^()]*\))*?)",
    "plainfield": (
        r"(?P<field>(?:[Obv]|[JC]+(?=N?[Obv])|J(?=G)|[LZM]U?(?=N{0,2}[Ob])|'(?=[Ob])|\((?![YEFA]\))[^()]*\)|[GX](?=[OGbHQNIJC])"
        r"|N{1,4}(?=O|G[HQNI])"  # "Kepala Pusat |Mutu| Pangan", "Kepala Pusat |Mutu Pangan| BXYZ Budi"
        r"|(?<=[BhO])N(?=C[HQ]*NN+[C.]))*)"  # "Ketua Fraksi |Karsa|, Budi Lestari,"
    ),
    # "mayor of |the Japanese city of| X", "der |japanischen| Stadt X"
    "few": r"(?:PO{1,2}LU?|P'?(?=P))?O{0,4}(?:(?<=O)LU?)?",
    "fields": r"(?:O{1,2}(?:CO{1,2})?J(?=O))?",  # "X's |Trade, Jobs and| Tourism Minister"
    # … and behind its place: "X's Economic Development Office (EDO)".
    "behind": r"(?:O+(?:J?O+)*(?=C))?",  # "Staf Ahli Wali Kota X |Bidang Hukum|, …"
    "rest": r"(?P<rest>'?(?:[Ob]|N{1,2}(?=b)|J(?=[Ob])|\([^()]*\))+(?:LU?O(?=[C.)]))?)?",
    "around": r"(?:(?:CP){1,2}(?=[CY])|CP(?=\))|\(P\))?",  # ", Karsa, Palestina," behind a city; "(Jepang)"
    "place": r"(?P<place>P)",
    # "… untuk X, merangkap Y dan Z"; "… to X, Y and Z"; "… in the city"
    "posted": r"(?:ZU?(?:O?(?P<posted>P)(?:[CJ]*P|[CJ]+N(?=C))*(?:C?ZU?O*[PN]+?(?:[CJ]+P)*)?|O(?=C|[HQ]*N)|w(?=C)))?",
    "sent": r"ZU?(?P<posted>P)",
    "party": r"(?:LU?[ONvG]+(?=C))?",  # "Anggota DPRD X |dari Fraksi Y|, Budi"
    "party_before": r"(?:(?:N{1,2}|G)(?:\([IG]\))?(?=B))?",  # "Ann Karsana, |Green| councillor,"
    "remit": r"(?:O+(?:JO+)*|N{1,3}(?=\(G\)C))?",  # "Wakil Wali Kota X |bidang lingkungan| Budi"
    # What stands between an office and a name: "Lord Mayor |Cllr| Ann", "the |late| Ann", "Komjen |(P)| Budi".
    "address": r"(?P<address>(?:(?<=T)B)?(?:(?<=C)U(?=[HQ]))?(?:[HQF.]|\([HQ]+\)|(?<=H)\([HI]+\))*)",
    # … "Ann Karsana |Chambers|,": a surname that is a body's word too
    "name": (
        r"(?P<name>(?:(?<=[HQ])K)?[NI]"  # "Baron |van| Karsana"
        r"(?:C?X|[KGHQ]*[NI]|K*P(?!')|(?<=NN)v(?=C)|Q|\"[NIQ]{1,2}\"(?=[KHQ]*[NI]))*)"
    ),
    "degrees": r"(?P<degrees>(?:C?D)*)",
    "age": r"(?:C#(?=C)|\((?:#|w{1,3})\))?",  # "Ann Karsana, 71, mayor of X"; "Huang Li (黃麗), mayor of X"
}
_PERSON = "{address}{name}{degrees}"
_PART = r"(?:\([^()]*\)|CU[wOL#']+(?=CJ?[HQNI]))?"  # "(Chair)", ", the mayor's wife,"
# "Mayor of X", but not "With Mayor |Ann Karsana| of X, Bob signed it": named before its place
_UNNAMED_OFFICE = r"(?P<office>T(?![HQ]*[NI][HQNIK]*L)|[BSh](?![HQ]*[NI][HQNIK]+L))"
_OF_PLACE = r"(?:\(P\)|LU?P)"
PATTERNS = (
    # Wali Kota X dan Bupati Y, masing-masing Ani dan Budi; the mayors of X and Y, Ann and Bob
    (
        "offices-in-turn",
        rf"{{mod}}(?P<office>[TBS])(?:LU?)?(?:{{few}}(?=P))?(?P<place>P)JU?(?:(?P<next_office>[TB])(?:LU?)?)?(?:{{few}}(?=P))?(?P<next_place>P){{after}}Cw?(?P<several>{_PERSON}J{_PERSON})(?!C?J)",
    ),
    # Ann and Bob, mayors of X and Y; Ani dan Budi, Wali Kota X dan Bupati Y
    (
        "persons-in-turn",
        rf"(?P<several>{_PERSON}J{_PERSON})CU?{{mod}}U?(?P<office>[TBS])(?:LU?)?(?:{{few}}(?=P))?(?P<place>P)JU?(?:(?P<next_office>[TB])(?:LU?)?)?(?:{{few}}(?=P))?(?P<next_place>P){{after}}",
    ),
    # Ann succeeded Bob as mayor of X; Ann, who replaced Bob as the city's mayor,
    (
        "successor-as-office",
        rf"(?P<several>{_PERSON}{{age}}C?p{_PERSON})RU?(?:(?P<before>P)[.']?|(?P<own>O)')?{{few}}(?P<office>[TBS]){{field}}(?:L?U?{{few}}{{place}}{{rest}})?{{around}}(?![HQNIOb']|J[Ob])",
    ),
    # Mayors Ann of X and Bob of Y; Wali Kota Ani (X) dan Budi (Y)
    (
        "office-for-several-places",
        rf"{{mod}}(?P<office>[ST])(?P<several>{_PERSON}{_OF_PLACE}(?:[CJ]+{_PERSON}{_OF_PLACE})+)",
    ),
    # Former mayors A and B
    (
        "former-office-for-several",
        rf"(?P<mod>F)(?P<office>[TS])C?(?P<several>{_PERSON}(?:(?:C|C?J){_PERSON})+)",
    ),
    # Councilors A, B and C; Benguet Board Members A and B; anggota DPRD Kota X A dan B
    (
        "office-for-several",
        rf"(?:(?P<before>P)'?{{mod}}{{few}})?(?P<office>[Sh])(?:(?:LU?)?{{few}}{{place}}{{rest}})?(?:[wZ][wZ]?[wZ]?(?=C))?C?(?:[nR]C?)?(?P<several>{_PERSON}{_PART}(?:(?:C|C?J){_PERSON}{_PART})+)",
    ),
    # Wali Kota X yang juga Ketua Y, Budi; Deputy Chief Minister and Works Minister, Ann
    (
        "office-and-office-name",
        rf"{{mod}}(?P<office>[TB])I?(?:{{few}}{{place}})?{{around}}C?R[A]*[TBSh](?:[ObGvP]|[JC](?=[Ob])|LU?|I(?=[PG])|\\([^()]*\\))*?(?:C|(?<=[TBShOGP]))(?=[HQF.]*[NI][NIKXHQ]){_PERSON}",
    ),
    # Menteri Agraria/Kepala BXY Budi
    (
        "office-slash-office-name",
        rf"{{mod}}(?P<office>B)(?:[OGN]|J(?=[OGN]))+(?P<slash>\.)[Bh](?:[ObGv]|J(?=[Ob]))*C?{_PERSON}",
    ),
    # Kepala Badan Perencanaan dan Penelitian (Bappeda) Kota X Budi
    (
        "office-body-place-name",
        rf"{{mod}}(?P<office>[BSh]){{short}}{{field}}(?:[TB]|(?<=O)J)?{{place}}{{around}}{{short}}{{posted}}{{behind}}{{party}}{{after2}}C?{_PERSON}",
    ),
    # her counterpart from X, Mayor Ann; her X counterpart, Mayor Ann; sejawatnya dari X, Wali Kota Budi
    (
        "counterpart-office-name",
        rf"(?:U?(?P<before>P)'?)?c(?:(?<=Pc)|(?<=P'c)|LU?{{few}}{{place}}{{around}})C?(?P<office>T){_PERSON}",
    ),
    # Wali Kota X, Budi; Duta Besar X untuk Y Budi; Konsul Jenderal X di sana, Budi; Wali Kota X (Negara) saat itu, Budi
    (
        "office-place-name",
        rf"{{mod}}{{office}}{{short}}{{after}}{{few}}{{place}}{{around}}{{short}}{{remit}}{{short}}(?:Z?U?O?(?P<posted>P)(?:[CJ]*P|[CJ]+N(?=C))*(?:C?ZU?O*[PN]+?(?:[CJ]+P)*)?)?{{after2}}(?:Z?w(?=C))?C?{_PERSON}",
    ),
    # Mayor X Ann Karsana, in South Asia; Secretary Health Y Bob
    (
        "office-own-place-name",
        rf"{{mod}}(?P<office>[TBSh])O?{{place}}(?=[HQ]*[NI][NIKXHQ]){_PERSON}",
    ),
    # X Mayor Ann; X's Mayor, Ann; Russian President Ann; X City Council member Ann; X Trade and Jobs Minister Ann
    (
        "place-office-name",
        rf"(?P<first>[AFE]*){{place}}(?:\([PG]\))?[.']?{{mod}}{{fields}}{{few}}(?P<office>[TBSh]){{posted}}{{after}}C?{_PERSON}",
    ),
    # X Department of Health Director Ann; X Tourism Office head Ann
    (
        "place-body-head-name",
        rf"(?:(?P<before>P)'?)?{{mod}}(?P<field>[ONbGLJ]*[Ob](?:[ONbGLJ]|(?<=[Lb])U|(?<=O)C(?=O))*){{short}}(?P<office>h){{after}}C?{_PERSON}",
    ),
    # X's secretary of international relations, Ann; the city's director of protocol, Ann; X Minister for Y Ann
    (
        "place-head-name",
        rf"(?:(?P<before>P)'?|(?P<own>O)'){{mod}}{{few}}(?P<office>[TBSh]){{plainfield}}{{after}}C?{_PERSON}",
    ),
    # Mayor of X, Ann; the ambassador of Y to X, Ann; Oberbürgermeister der Stadt X, Ann
    (
        "office-of-place-name",
        rf"{{mod}}{_UNNAMED_OFFICE}{{field}}(?:(?<![NI])JO*[TBh])?[LMU]U?{{few}}{{place}}{{rest}}{{around}}{{posted}}{{after2}}C?{_PERSON}",
    ),
    # Mayor Ann of X; Consul General Ann (Japan)
    ("office-name-of-place", rf"{{mod}}{{office}}{{after}}{_PERSON}(?:\(?LU?{{few}}|\()(?P<place>P)"),
    # Member for X Ann; the Y Member for X, Ann
    (
        "office-for-place-name",
        rf"(?:(?P<before>P)'?)?{{mod}}(?P<office>B)U?{{few}}{{place}}{{rest}}{{around}}{{after2}}C?{_PERSON}",
    ),
    # Ambassador to X Ann
    ("office-to-place-name", rf"{{mod}}{{office}}{{sent}}{{after}}C?{_PERSON}"),
    # ADUN Karsa, Datuk Budi; Ahli Majlis Zon 5, Budi: member for a constituency, and a title of honour or its number
    (
        "office-for-constituency-name",
        rf"{{mod}}(?P<office>[BS]){{short}}N{{{{1,3}}}}#?C(?:(?<=#C)|(?=[HQ])){_PERSON}(?![NIKHQ]|C?J[HQNI]|C[HQNI])",
    ),
    # Kepala Badan Usaha Karsa (BUK), Budi: the short form in brackets ends the body's name
    ("office-named-body-name", rf"{{mod}}(?P<office>[Bh])[ONb]{{{{2,7}}}}\(G\)C?{_PERSON}"),
    # Asisten Pemerintahan Budi; Menteri Luar Negeri Budi
    ("office-body-name", rf"{{mod}}(?P<office>[BSh]){{short}}{{plainfield}}(?:w(?=C))?{{after}}C?{_PERSON}"),
    # Gubernur Budi; the mayor, Ann
    ("office-name", rf"{{mod}}{{office}}{{short}}{{plainfield}}(?:w(?=C))?{{after}}C?{_PERSON}"),
    # Ann (Wali Kota X); Ann (mayor of X)
    (
        "name-office-in-brackets",
        rf"{_PERSON}\({{mod}}(?:(?P<before>P)'?)?{{few}}(?P<office>[TBSh]){{after}}{{field}}(?:L?U?{{few}}{{place}}{{rest}})?{{around}}{{posted}}{{after2}}\)",
    ),
    # Ann, deputy secretary of the X Party Committee and governor of X,
    (
        "name-party-post-office",
        rf"{_PERSON}{{age}}CU?(?P<party>[Bh](?:[ObGNPLUI]|\([^()]*\))*)(?:C?J|C)U?{{mod}}{{few}}(?P<office>T)(?:L?U?{{few}}{{place}}{{rest}})?{{around}}(?![HQNIOb'])",
    ),
    # Ann, mayor of X,; Ann, the council leader,; Ann, director of its Department of Trade,; Ann, head of the Office, X,
    (
        "name-office",
        rf"{_PERSON}{{age}}C{{party_before}}(?P<first>[AFEY]*)(?:U?(?:(?P<before>P)[.']?|(?P<own>O'))?)?{{mod}}(?:Uw(?=T)|(?<=')w(?=T)|U)?{{few}}(?P<office>[TBSh]){{after}}{{field}}(?:(?:(?<=b)C(?=P(?:[C.)]|$)))?L?U?{{few}}{{place}}{{rest}})?{{around}}{{posted}}{{after2}}(?![HQNIOb']|J[Ob]|[LZM]U?[NO]*[Obv])",
    ),
    # when Ann was mayor of X; Budi yang kala itu menjabat Wali Kota X
    (
        "name-was-office",
        rf"{_PERSON}{{age}}(?P<verb>'?C?(?:Y?(?:w(?=V))?V|Y))(?:U?(?:(?P<before>P)'?)?)?{{mod}}{{few}}(?P<office>[TB]){{after}}{{field}}(?:L?U?{{few}}{{place}}{{rest}})?{{posted}}{{after2}}(?![HQNIOb']|J[Ob]|[LZM]U?[NO]*[Obv])",
    ),
    # ketika Wali Kota X dijabat Budi
    ("office-held-by", rf"{{mod}}(?P<office>[TB]){{few}}(?:{{place}})?{{after}}(?P<verb>W){_PERSON}"),
    # Ann Karsana, who ran X at the time; Ann, who sits on the council; Ann, who chairs the council's tourism committee
    (
        "name-governs",
        rf"{_PERSON}{{age}}C?(?P<office>g)U?(?:OLU?(?=P))?(?:(?P<place>P)|(?P<own>O)(?:[LZ]U?(?P<before>P))?)(?P<committee>'O+)?(?![HQNIbv'hTBS])",
    ),
    # Ann Karsana, who heads the city's tourism office; Budi yang memimpin Dinas Pariwisata X
    (
        "name-heads-body",
        rf"{_PERSON}{{age}}C?(?P<office>g)U?(?:(?P<before>P)'?|(?P<own>O)')?(?P<body>[ONGJ]*b[OJG]*)(?:L?U?{{place}})?(?=[C.wVZ)]|$)",
    ),
    # ketika X dipimpin Budi; X yang kala itu dipimpin Budi
    ("place-held-by", rf"(?P<place>P)C?w?{{after}}(?P<office>W){_PERSON}"),
    # Ann Karsana MP; Ann Karsana, MLA,
    ("name-office-suffix", rf"{_PERSON}C?(?P<office>B)(?=[C.wVR)J]|$)"),
    # his predecessor, Ann; wakilnya, Budi
    ("successor-name", rf"(?P<office>p)C?{_PERSON}"),
    # Ann, his predecessor,; Budi, wakilnya,
    ("name-successor", rf"{_PERSON}C(?:N+')?(?P<office>p)(?=[C.])"),
    # Her Brazilian counterpart, Ann; dengan sejawatnya dari X, Budi
    (
        "counterpart-name",
        rf"(?:U?(?P<before>P)'?)?(?P<office>c)(?:[LZ]?U?{{few}}{{place}}|L?T{{place}}|[LZ]O+(?:[CJ]+O+)*(?=C))?{{after}}(?:w(?=C))?C?{_PERSON}",
    ),
    # Ann, her Brazilian counterpart,
    ("name-counterpart", rf"{_PERSON}CU(?:(?P<before>P)'?)?(?P<office>c)(?:LU?{{place}})?"),
    # Budi selaku Wali Kota X; Ann, who is also mayor of X
    (
        "name-as-office",
        rf"{_PERSON}{{age}}C?RU?{{mod}}(?:U?(?:(?P<before>P)'?|(?P<own>O'))?){{few}}(?P<office>[TBSh]){{after}}{{field}}(?:L?U?{{few}}{{place}}{{rest}})?{{around}}{{posted}}{{after2}}(?![HQNIOb']|J[Ob]|[LZM]U?[NO]*[Obv])",
    ),
)
# Tags without one of each of which a pattern is not found, as most are not in most sentences; it need not be all.
NEEDS = {
    "offices-in-turn": ("TBS", "P", "J", "C"),
    "persons-in-turn": ("TBS", "P", "J", "C", "NI"),
    "successor-as-office": ("p", "R", "TBS", "NI"),
    "former-office-for-several": ("F", "TS", "CJ", "NI"),
    "office-for-several-places": ("ST", "CJ", "NI"),
    "office-for-several": ("Sh", "CJ", "NI"),
    "office-and-office-name": ("TB", "R", "NI"),
    "office-slash-office-name": ("B", ".", "NI"),
    "office-body-place-name": ("BSh", "P", "NI"),
    "counterpart-office-name": ("c", "T", "NI"),
    "office-place-name": ("TBS", "P", "NI"),
    "office-own-place-name": ("P", "TBSh", "NI"),
    "place-office-name": ("P", "TBSh", "NI"),
    "place-body-head-name": ("h", "Ob", "NI"),
    "place-head-name": ("PO", "TBSh", "NI"),
    "office-of-place-name": ("TBSh", "LMU", "P", "NI"),
    "office-name-of-place": ("TBS", "L(", "P", "NI"),
    "office-for-place-name": ("B", "P", "NI"),
    "office-to-place-name": ("TBS", "Z", "P", "NI"),
    "office-for-constituency-name": ("BS", "N", "C"),
    "office-named-body-name": ("Bh", "(", "G", "NI"),
    "office-body-name": ("BSh", "NI"),
    "office-name": ("TBS", "NI"),
    "name-office-in-brackets": ("(", "TBSh", "NI"),
    "name-party-post-office": ("C", "Bh", "T", "NI"),
    "name-office": ("C", "TBSh", "NI"),
    "name-was-office": ("VY", "TB", "NI"),
    "office-held-by": ("W", "TB", "NI"),
    "name-governs": ("g", "PO", "NI"),
    "name-heads-body": ("g", "b", "NI"),
    "place-held-by": ("P", "W", "NI"),
    "name-office-suffix": ("B", "NI"),
    "successor-name": ("p", "NI"),
    "name-successor": ("p", "C", "NI"),
    "counterpart-name": ("c", "NI"),
    "name-counterpart": ("c", "C", "U", "NI"),
    "name-as-office": ("R", "TBSh", "NI"),
}
SINGLE = re.compile((_PERSON + r"(?:\(?(?:LU?)?(?P<own_place>P))?").format(**_PARTS))
_AFTER_PLACE_FIRST = ("office-place-name", "office-body-place-name")  # where no "of" is needed: "Wali Kota X Budi"
_BEFORE_TITLE = ("place-body-head-name", "office-own-place-name")  # where the place stands before the title


class TitleRule(NamedTuple):
    """A rule: its pattern, and the sets of tags of which it needs one each."""

    name: str
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]

    def may_match(self, tags: frozenset[str]) -> bool:
        """False for a row that lacks something needed."""
        for needed in self.needs:  # noqa: SIM110 - asked for each row and rule
            if needed.isdisjoint(tags):
                return False
        return True


@cache
def patterns_of(lexicon: Lexicon) -> tuple[TitleRule, ...]:
    """The rules that a language's order of words allows, in the order of asking."""
    direct = "place-after-title" in lexicon.words("office_order")
    parts = _PARTS | {"after2": _PARTS["after"].replace("after", "after2")}
    return tuple(
        TitleRule(rule, re.compile(_once(pattern.format(**parts))), tuple(map(frozenset, NEEDS.get(rule, ()))))
        for rule, pattern in PATTERNS
        if rule not in (_BEFORE_TITLE if direct else _AFTER_PLACE_FIRST)
    )


def _once(pattern: str) -> str:
    """Group names may stand once; the later ones of a list become plain groups."""
    seen: set[str] = set()

    def plain(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in seen:
            return "(?:"
        seen.add(name)
        return match.group()

    return re.sub(r"\(\?P<(\w+)>", plain, pattern)

"""How news in three languages put what happens; phrases that a reader of such news knows."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

TITLES = {
    "en": {"mayor": "Mayor of", "vice-mayor": "Deputy Mayor of", "governor": "Governor of"},
    "id": {"mayor": "Wali Kota", "vice-mayor": "Wakil Wali Kota", "governor": "Gubernur"},
    "ms": {"mayor": "Datuk Bandar", "vice-mayor": "Timbalan Datuk Bandar", "governor": "Gabenor"},
}
GOVERNMENTS = {
    "en": ("{} City Council", "City of {}", "{} city government"),
    "id": ("Pemkot {}", "Pemerintah Kota {}"),
    "ms": ("Majlis Bandaraya {}", "Dewan Bandaraya {}"),
}
DOCUMENTS = {
    "en": {"LetterOfIntent": "letter of intent", "MemorandumOfUnderstanding": "memorandum of understanding"},
    "id": {"LetterOfIntent": "letter of intent (LoI)", "MemorandumOfUnderstanding": "nota kesepahaman (MoU)"},
    "ms": {"LetterOfIntent": "surat hasrat (LoI)", "MemorandumOfUnderstanding": "memorandum persefahaman (MoU)"},
}
KINDS = {
    "en": {"sister-city": "sister city", "friendship-city": "friendship city"},
    "id": {"sister-city": "sister city", "friendship-city": "kota persahabatan"},
    "ms": {"sister-city": "bandar kembar", "friendship-city": "bandar persahabatan"},
}
LEADS = {
    "en": {
        "explored": "{guest} and {host} met{at}{on} to explore a {kind} partnership between {one} and {other}.",
        "signed": "{guest} and {host} signed a {document} between {ones} and {others}{at}{on}.",
        "visited": "{guest} visited {place}{on} and was received by {host}.",
        "lapsed": "The {kind} partnership between {one} and {other} has come to an end, {host} said{on}.",
    },
    "id": {
        "explored": "{guest} dan {host} bertemu{at}{on} untuk menjajaki kerja sama {kind} antara {one} dan {other}.",
        "signed": "{guest} dan {host} menandatangani {document} antara {ones} dan {others}{at}{on}.",
        "visited": "{guest} berkunjung ke {place}{on} dan diterima oleh {host}.",
        "lapsed": "Kerja sama {kind} antara {one} dan {other} telah berakhir, kata {host}{on}.",
    },
    "ms": {
        "explored": "{guest} dan {host} bertemu{at}{on} bagi meneroka kerjasama {kind} antara {one} dan {other}.",
        "signed": "{guest} dan {host} menandatangani {document} antara {ones} dan {others}{at}{on}.",
        "visited": "{guest} mengadakan lawatan ke {place}{on} dan disambut oleh {host}.",
        "lapsed": "Kerjasama {kind} antara {one} dan {other} telah tamat, kata {host}{on}.",
    },
}
AT = {"en": " in {}", "id": " di {}", "ms": " di {}"}
ON = {"en": " on {}", "id": ", {}", "ms": " pada {}"}
SINCE = {
    "en": "{one} and {other} have been linked by a {kind} agreement since {year}.",
    "id": "{one} dan {other} menjalin hubungan {kind} sejak {year}.",
    "ms": "{one} dan {other} menjalin hubungan {kind} sejak {year}.",
}
EARLIER = {
    "en": "The two cities had signed a {document} in {year}.",
    "id": "Kedua kota pernah menandatangani {document} pada {year}.",
    "ms": "Kedua-dua bandar pernah menandatangani {document} pada {year}.",
}
QUOTES = {
    "en": ("“We learn from one another,” {} said.", "“Our friendship serves our citizens,” said {}."),
    "id": ("“Kami saling belajar,” kata {}.", "“Persahabatan ini bermanfaat bagi warga,” ujar {}."),
    "ms": ("“Kami saling belajar,” kata {}.", "“Persahabatan ini memberi manfaat kepada warga,” ujar {}."),
}
HEADLINES = {
    "en": {
        "explored": "{one} looks to {other}",
        "signed": "{one} and {other} sign",
        "visited": "A guest from {other} in {one}",
        "lapsed": "{one} and {other} part ways",
    },
    "id": {
        "explored": "{one} jajaki kerja sama dengan {other}",
        "signed": "{one} dan {other} teken kerja sama",
        "visited": "Tamu dari {other} di {one}",
        "lapsed": "{one} dan {other} akhiri kerja sama",
    },
    "ms": {
        "explored": "{one} teroka kerjasama dengan {other}",
        "signed": "{one} dan {other} meterai kerjasama",
        "visited": "Tetamu dari {other} di {one}",
        "lapsed": "{one} dan {other} tamatkan kerjasama",
    },
}
OUTLETS = {
    "en": ("Harbour Post", "The Evening Ledger", "Northern Courier", "City Hall Press Office", "Riverside Gazette"),
    "id": ("Kabar Pelabuhan", "Harian Pagi", "Humas Balai Kota", "Suara Tepi Sungai", "Radar Utara"),
    "ms": ("Berita Pelabuhan", "Harian Kinta", "Suara Bandar", "Warta Utara", "Utusan Pagi"),
}


def day_in_words(day: date, language: str) -> str:
    """``11 August 2025``, ``11 Agustus 2025``, ``11 Ogos 2025``."""
    return str(format_date(day, "d MMMM y", locale=language))

"""Governments by the forms that texts give them."""

from __future__ import annotations

import pytest

from citygraph import lexicon
from citygraph.extract.mention import Mentions
from citygraph.extract.places.places import find_places
from citygraph.folding import align, scannable
from citygraph.gazetteer import load
from citygraph.model import Document, Metadata, Sentence


def governments(text: str, language: str) -> str:
    document = Document(
        text, align(text), scannable(text), Metadata(language=language), (Sentence(0, len(text), 1),), ()
    )
    mentions = find_places(Mentions(document, lexicon.load(language), load()))
    return "; ".join(f"{government.name} = {government.place.id}" for government in mentions.governments)


CASES = [
    (
        "en",
        "Accra Metropolitan Assembly (AMA) signed. AMA will send staff to the Metropolitan Municipality of Istanbul.",
        (
            "Accra Metropolitan Assembly = accra-2306104; AMA = accra-2306104; AMA = accra-2306104; "
            "Metropolitan Municipality of Istanbul = istanbul-745044"
        ),
    ),
    (
        "ms",
        "Dialog dengan MBPP dan MBSP berlangsung di Ipoh, kata wakil Majlis Bandaraya Melaka Bersejarah.",
        ("MBPP = george-town-1735106; MBSP = seberang-perai-my; Majlis Bandaraya Melaka Bersejarah = malacca-1734759"),
    ),
    (
        "id",
        "Nota itu antara Pemerintah Provinsi (Pemprov) DKI Jakarta dan Kuala Lumpur City Hall.",
        (
            "Pemerintah Provinsi DKI Jakarta = jakarta-1642911; Pemprov DKI Jakarta = jakarta-1642911; "
            "Kuala Lumpur City Hall = kuala-lumpur-1735161"
        ),
    ),
    (
        "id",
        "Pemkab Gresik dan Pemkot Malang sepakat.",
        "Pemkab Gresik = kabupaten-gresik-id; Pemkot Malang = malang-1636722",
    ),
    (
        "ms",
        "Dewan Bandaraya Kuala Lumpur (DBKL) menyambut tetamu. Wakil DBKL gembira.",
        "Dewan Bandaraya Kuala Lumpur = kuala-lumpur-1735161; DBKL = kuala-lumpur-1735161; DBKL = kuala-lumpur-1735161",
    ),
    ("ms", "Majlis Perbandaran Taiping memeterai memorandum.", "Majlis Perbandaran Taiping = taiping-1734586"),
    (
        "en",
        "Leeds City Council voted; the Busan Metropolitan Government did not.",
        "Leeds City Council = leeds-2644688; Busan Metropolitan Government = busan-1838524",
    ),
    (
        "en",
        "The Government of Aceh signed with the Benguet provincial government.",
        "Government of Aceh = aceh-id-ac; Benguet provincial government = benguet-ph-ben",
    ),
    ("id", "Acara digelar di Balai Kota Surabaya.", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_government(language: str, text: str, expected: str) -> None:
    assert governments(text, language) == expected

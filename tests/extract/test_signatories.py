"""Who signed: each text and the names of those whom the text has sign; none for those who look on or will sign."""

from __future__ import annotations

import pytest

from citygraph.extract.account import account_of
from citygraph.extract.papers.agreements import agreement_statements
from citygraph.extract.thing import Official

SIGNED = [
    ("id", "MoU Malang dan Dili diteken kedua wali kota, Budi Karsana dan Ana Lima.", "Ana Lima; Budi Karsana"),
    # two sides, each with its own agent
    (
        "ms",
        (
            "Memorandum persefahaman itu ditandatangani Datuk Bandar Ipoh, Ramli Bakar, manakala Fukuoka diwakili "
            "Timbalan Datuk Bandarnya, Kenji Tanabe."
        ),
        "Kenji Tanabe; Ramli Bakar",
    ),
    (
        "id",
        (
            "Dari pihak Malang, perjanjian kerja sama diteken oleh Wali Kota Budi Karsana, sedangkan dari pihak Dili "
            "oleh Wali Kota Ana Lima."
        ),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        (
            "Perjanjian kerja sama Malang dan Dili diteken oleh Wali Kota Malang Budi Karsana, sedangkan acara dibuka "
            "oleh Wali Kota Dili Ana Lima."
        ),
        "Budi Karsana",
    ),
    (
        "en",
        "The memorandum of Leeds and Macau was co-signed by Leeds Mayor Ann Karsana and Macau's vice mayor, Rui Lima.",
        "Ann Karsana; Rui Lima",
    ),
    (
        "id",
        '"MoU itu saya bubuhi tanda tangan bersama Wali Kota Dili Ana Lima," kata Wali Kota Malang Budi Lestari.',
        "Ana Lima; Budi Lestari",
    ),
    (
        "en",
        ("Leeds Mayor Ann Karsana and Macau Mayor Rui Lima signed a sister city agreement on Monday."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Leeds Mayor Ann Karsana and Macau Mayor Rui Lima inked a memorandum of understanding on Monday."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "A sister city agreement between Leeds and Macau was signed by Leeds Mayor Ann Karsana and "
            "Macau Mayor Rui Lima."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "The sister city agreement between Leeds and Macau bears the signatures of Mayor Ann Karsana "
            "of Leeds and Mayor Rui Lima of Macau."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Leeds Mayor Ann Karsana and Macau Mayor Rui Lima put their signatures to a sister city agreement."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Leeds Mayor Ann Karsana and Macau Mayor Rui Lima put pen to paper on a sister city agreement."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Leeds Mayor Ann Karsana and Macau Mayor Rui Lima affixed their signatures to the sister city agreement."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Leeds Mayor Ann Karsana and Macau Mayor Rui Lima put their names to a joint declaration."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Leeds Mayor Ann Karsana signed a sister city agreement with Macau Mayor Rui Lima on Monday."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Leeds Mayor Ann Karsana signed a sister city agreement with her Macau counterpart, Rui Lima."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Signing the sister city agreement were Leeds Mayor Ann Karsana and Macau Mayor Rui Lima."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Signatories to the sister city agreement were Leeds Mayor Ann Karsana and Macau Mayor Rui Lima."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("The signatories of the sister city agreement were Mayor Ann Karsana for Leeds and Mayor Rui Lima for Macau."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "The sister city agreement was signed on behalf of Leeds by Mayor Ann Karsana and on behalf "
            "of Macau by Mayor Rui Lima."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "Mayor Ann Karsana signed the sister city agreement on behalf of Leeds, while Mayor Rui Lima "
            "signed for Macau."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Mayor Ann Karsana signed the twinning agreement for Leeds and Mayor Rui Lima for Macau."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Ann Karsana, mayor of Leeds, and Rui Lima, mayor of Macau, signed the twinning charter."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "Ann Karsana, the mayor of Leeds, who took office in May, and Rui Lima, the mayor of Macau, "
            "signed the twinning charter on Monday."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("The twinning charter, signed by Leeds Mayor Ann Karsana and Macau Mayor Rui Lima, covers education."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("The mayors of Leeds and Macau, Ann Karsana and Rui Lima, signed the twinning charter."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("The twinning charter was signed by the mayors of Leeds and Macau, Ann Karsana and Rui Lima, respectively."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "The signing of the twinning charter between Leeds and Macau by Mayors Ann Karsana and Rui "
            "Lima took place on Monday."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "Leeds and Macau became sister cities in 1989, when Mayor Ann Karsana of Leeds and Mayor Rui "
            "Lima of Macau signed an agreement."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("In 1989 then-Leeds mayor Ann Karsana and Macau mayor Rui Lima signed a sister city agreement."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "The sister city agreement of Leeds and Macau was signed in 1989 by the then mayor of Leeds, "
            "Ann Karsana, and his counterpart Rui Lima."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "Leeds Mayor Ann Karsana signed a sister city agreement with Macau in the presence of Consul "
            "General Li Wei of China."
        ),
        "Ann Karsana",
    ),
    (
        "en",
        (
            "The sister city agreement of Leeds and Macau was signed by Mayor Ann Karsana of Leeds and "
            "witnessed by Macau Mayor Rui Lima."
        ),
        "Ann Karsana",
    ),
    (
        "en",
        (
            "Leeds deputy mayor Ann Karsana, on behalf of Mayor Bob Hill, signed a sister city agreement "
            "with Macau Mayor Rui Lima."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "Leeds Mayor Ann Karsana and Macau Mayor Rui Lima exchanged copies of the sister city "
            "agreement they had just signed."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Leeds Mayor Ann Karsana and Macau Mayor Rui Lima renewed the sister city agreement on Monday."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ('"We signed the sister city agreement between Leeds and Macau this morning," said Leeds Mayor Ann Karsana.'),
        "Ann Karsana",
    ),
    (
        "en",
        (
            "Leeds and Macau have signed a sister city agreement. It was signed by Mayor Ann Karsana of "
            "Leeds and Mayor Rui Lima of Macau."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Leeds and Macau have signed a sister city agreement. Mayor Ann Karsana of Leeds signed for the city."),
        "Ann Karsana",
    ),
    (
        "en",
        ("Leeds Mayor Ann Karsana met Macau Mayor Rui Lima on Monday. The two signed a sister city agreement."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        ("Leeds Mayor Ann Karsana met Macau Mayor Rui Lima on Monday. They signed a sister city agreement."),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "Leeds Mayor Ann Karsana welcomed Macau Mayor Rui Lima to Leeds. Both mayors then signed a "
            "memorandum of understanding on trade."
        ),
        "Ann Karsana; Rui Lima",
    ),
    (
        "en",
        (
            "The memorandum of understanding between Leeds and Macau was signed by Li Wei, director of "
            "the Macau Tourism Office, and Bob Hill, director of the Leeds Tourism Office."
        ),
        "Bob Hill; Li Wei",
    ),
    ("en", "A letter of intent between Leeds and Macau was signed with Macau's vice-mayor Rui Lima.", "Rui Lima"),
    (
        "id",
        (
            "Wali Kota Malang Budi Karsana dan Wali Kota Fuqing Li Wei menandatangani perjanjian kota "
            "kembar, Senin. Fuqing di Tiongkok."
        ),
        "Budi Karsana; Li Wei",
    ),
    (
        "id",
        ("Perjanjian kota kembar Malang dan Dili diteken Wali Kota Malang Budi Karsana dan Wali Kota Dili Ana Lima."),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        ("MoU antara Malang dan Dili dibubuhi tanda tangan Wali Kota Malang Budi Karsana dan Wali Kota Dili Ana Lima."),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        ("Penandatanganan MoU Malang dan Dili dilakukan Wali Kota Malang Budi Karsana dan Wali Kota Dili Ana Lima."),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        (
            "Penandatanganan MoU kota kembar itu dilakukan oleh Wali Kota Malang Budi Karsana dan Wali "
            "Kota Dili Ana Lima, disaksikan Duta Besar RI untuk Timor Leste Oka Lestari."
        ),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        (
            "Dari pihak Malang yang menandatangani MoU adalah Wali Kota Budi Karsana, sedangkan dari Dili "
            "diwakili Wali Kota Ana Lima."
        ),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        ("MoU kota kembar itu diteken di Dili oleh Wali Kota Malang Budi Karsana dan sejawatnya dari Dili, Ana Lima."),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        ("Wali Kota Malang Budi Karsana meneken MoU kota kembar dengan Wali Kota Dili Ana Lima."),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        ("Wali Kota Malang Budi Karsana dan Wali Kota Dili Ana Lima membubuhkan tanda tangan pada naskah MoU."),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        ("Wali Kota Malang dan Wali Kota Dili, masing-masing Budi Karsana dan Ana Lima, meneken MoU kota kembar."),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        (
            "Wali Kota Malang Budi Karsana bertemu Wali Kota Dili Ana Lima, Senin. Keduanya lalu meneken "
            "MoU kota kembar."
        ),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        (
            "MoU Malang dan Dili ditandatangani pada 1994 oleh mendiang Wali Kota Malang Budi Karsana dan "
            "Wali Kota Dili saat itu, Ana Lima."
        ),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        (
            "Wakil Wali Kota Malang Budi Karsana atas nama Wali Kota Ani Lestari meneken MoU dengan Wali "
            "Kota Dili Ana Lima."
        ),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        (
            "Bertindak sebagai penanda tangan MoU kota kembar itu adalah Wali Kota Malang Budi Karsana "
            "dan Wali Kota Dili Ana Lima."
        ),
        "Ana Lima; Budi Karsana",
    ),
    (
        "id",
        (
            "PKS Malang dan Dili diteken Kepala Dinas Pendidikan Kota Malang Budi Karsana dan Kepala "
            "Dinas Pendidikan Kota Dili Ana Lima."
        ),
        "Ana Lima; Budi Karsana",
    ),
    (
        "ms",
        (
            "Memorandum persefahaman antara Ipoh dan Fukuoka ditandatangani Datuk Bandar Ipoh, Ramli "
            "Bakar dan Datuk Bandar Fukuoka, Kenji Tanabe."
        ),
        "Kenji Tanabe; Ramli Bakar",
    ),
    (
        "ms",
        (
            "Datuk Bandar Ipoh, Ramli Bakar dan Datuk Bandar Fukuoka, Kenji Tanabe menandatangani "
            "memorandum persefahaman itu."
        ),
        "Kenji Tanabe; Ramli Bakar",
    ),
    (
        "ms",
        (
            "Datuk Bandar Ipoh, Ramli Bakar dan Datuk Bandar Fukuoka, Kenji Tanabe menurunkan tandatangan "
            "pada memorandum persefahaman itu."
        ),
        "Kenji Tanabe; Ramli Bakar",
    ),
    (
        "ms",
        (
            "Memorandum persefahaman itu dimeterai oleh Datuk Bandar Ipoh, Ramli Bakar dan rakan "
            "sejawatnya dari Fukuoka, Kenji Tanabe."
        ),
        "Kenji Tanabe; Ramli Bakar",
    ),
    (
        "ms",
        (
            "Menandatangani bagi pihak Ipoh ialah Datuk Bandar Ramli Bakar manakala bagi pihak Fukuoka "
            "ialah Datuk Bandar Kenji Tanabe. Memorandum persefahaman itu sah lima tahun."
        ),
        "Kenji Tanabe; Ramli Bakar",
    ),
    (
        "ms",
        (
            "Ipoh diwakili Datuk Bandar, Ramli Bakar manakala Fukuoka diwakili Datuk Bandar, Kenji Tanabe "
            "pada majlis menandatangani memorandum persefahaman itu."
        ),
        "Kenji Tanabe; Ramli Bakar",
    ),
    (
        "ms",
        (
            "Ramli Bakar, Datuk Bandar Ipoh, menandatangani memorandum persefahaman dengan Datuk Bandar "
            "Fukuoka, Kenji Tanabe."
        ),
        "Kenji Tanabe; Ramli Bakar",
    ),
]
NOBODY = [
    ("en", "Leeds council leader Ann Karsana will sign a sister city agreement with Macau Mayor Rui Lima next month."),
    ("en", "The council authorized Leeds Mayor Ann Karsana to sign a sister city agreement with Macau."),
    (
        "en",
        (
            "The council voted 7-2 to authorise Mayor Ann Karsana to sign a sister-city agreement between "
            "Leeds and Macau."
        ),
    ),
    ("en", "Leeds Mayor Ann Karsana praised the sister city agreement with Macau that was signed in 1989."),
    ("id", "Wali Kota Malang Budi Karsana menyaksikan penandatanganan MoU Malang dan Dili."),
    ("id", "Wali Kota Malang Budi Karsana akan meneken MoU kota kembar dengan Wali Kota Dili Ana Lima bulan depan."),
    (
        "ms",
        (
            "Majlis menandatangani memorandum persefahaman antara Ipoh dan Fukuoka itu disaksikan Menteri "
            "Besar Perak, Amir Sharif."
        ),
    ),
]


def _signatories(found) -> str:
    statements = agreement_statements(account_of(found))
    names = {one.object.name for one in statements if isinstance(one.object, Official)}
    return "; ".join(sorted(names))


@pytest.mark.parametrize(("language", "text", "expected"), SIGNED)
def test_signatories(mentions, language: str, text: str, expected: str) -> None:
    assert _signatories(mentions(text, language)) == expected


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_nobody_signed(mentions, language: str, text: str) -> None:
    assert _signatories(mentions(text, language)) == ""

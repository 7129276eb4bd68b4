"""Agreements: golden sentences."""

from __future__ import annotations

import pytest

from citygraph.article import plaintext
from citygraph.extract import extract
from citygraph.extract.account import account_of
from citygraph.extract.papers.agreements import agreement_statements
from citygraph.extract.thing import Government
from citygraph.model import Literal

GOLDEN = [
    # class, parties, date, place, signatories
    ("id",
     ("Wali Kota Malang Sutiaji dan Wali Kota Hebron Tayseer Abu Sneineh menandatangani nota "
     "kesepahaman kota kembar di Balai Kota Malang, Senin (11/8/2025)."),
     ["MemorandumOfUnderstanding of Hebron, Malang signed 2025-08-11 at Malang by Sutiaji, Tayseer Abu Sneineh"]),
    ("id",
     ("Letter of intent (LoI) sister city itu ditandatangani Wali Kota Bandung Ridwan Kamil bersama "
     "Wali Kota Cuenca Marcelo Cabrera di Cuenca."),
     ["LetterOfIntent of Bandung, Cuenca signed at Cuenca by Marcelo Cabrera, Ridwan Kamil"]),
    ("en", "Davao City signed a memorandum of agreement with Kaohsiung on August 4, 2025.",
     ["CooperationAgreement of Davao, Kaohsiung signed 2025-08-04"]),
    # attending, witnessing, speaking is not signing
    ("id",
     ("Gubernur Jakarta Pramono Anung menghadiri penandatanganan letter of intent antara Pemprov DKI "
     "Jakarta dan Kuala Lumpur City Hall."),
     ["LetterOfIntent of Jakarta, Kuala Lumpur signed"]),
    ("id",
     ("Nota kesepahaman Surabaya dan Liverpool ditandatangani di Surabaya, disaksikan Wakil Wali Kota "
     "Liverpool Gary Millar."),
     ["MemorandumOfUnderstanding of Liverpool, Surabaya signed at Surabaya"]),
    # planned: no signatory, no date of signing
    ("id", "Pemkot Malang dan Pemkot Dili sepakat, keduanya meneken letter of intent sister city bulan depan.",
     ["LetterOfIntent of Dili, Malang planned 2025-09"]),
    ("id", "Pemkot Malang meneken nota kesepahaman dengan Pemkot Dili dan keduanya akan bertemu tahun depan.",
     ["MemorandumOfUnderstanding of Dili, Malang signed"]),
    ("id", "Letter of intent Medan dan Chengdu akan ditandatangani Wali Kota Medan Bobby Nasution pada Desember 2025.",
     ["LetterOfIntent of Chengdu, Medan planned 2025-12"]),
    ("id",
     "MoU antara Bandung dan Melbourne belum diteken.",
     ["MemorandumOfUnderstanding of Bandung, Melbourne planned"]),
    # of a name that is no place, and no document of those told before
    ("en", ("Medan and Dili are sister cities. The day ended with the signing of a cooperation agreement "
     "between Karsana Works and the City of Medan on internships."), []),
    ("en", ("Medan and Dili are sister cities. The day ended with the signing of a cooperation agreement "
     "between the two on internships."), ["CooperationAgreement of Dili, Medan signed"]),
    # denied
    ("en", "Jakarta and Kuala Lumpur are sister cities. No memorandum of understanding has been signed.",
     ["MemorandumOfUnderstanding of Jakarta, Kuala Lumpur denied"]),
    # over
    ("id", "Perjanjian kerja sama antara Kota Palembang dan Kota Den Haag habis masa berlakunya.",
     ["CooperationAgreement of Palembang, The Hague ended"]),
    # one after the other, in one sentence
    ("id",
     ("Hubungan sister city Semarang-Nanjing dimulai dengan letter of intent pada 2016, disusul "
     "penandatanganan MoU pada 2018."),
     ["LetterOfIntent of Nanjing, Semarang signed 2016", "MemorandumOfUnderstanding of Nanjing, Semarang signed 2018"]),
    # a reaffirmed document and the first one
    ("en",
     ("Houston and Chiba on Monday signed a reaffirmation of the sister city agreement their "
     "predecessors executed on Oct. 24, 1972."),
     ["CooperationAgreement of Chiba, Houston signed 2025-08-11",
      "CooperationAgreement of Chiba, Houston signed 1972-10-24"]),
    # the exact name wins over a vague one
    ("en", "Cuenca and Bandung signed a letter of intent. The document was signed in Cuenca.",
     ["LetterOfIntent of Bandung, Cuenca signed at Cuenca"]),
    # the day of what stands behind "a day after", and of that alone
    ("en",
     ("Houston cut its links with Dallas on Tuesday, a day after Houston Mayor Anna Lowell signed a sister city "
      "agreement with Kumamoto."),
     ["CooperationAgreement of Houston, Kumamoto signed 2025-08-04 by Anna Lowell"]),
    ("en", "Houston and Kumamoto signed a charter on Friday, two days after the floods.",
     ["CooperationAgreement of Houston, Kumamoto signed 2025-08-08"]),
    ("en", "Houston and Kumamoto signed a charter at the end of last year.",
     ["CooperationAgreement of Houston, Kumamoto signed 2024"]),
    # what somebody is authorised, asked or about to sign is planned; who came to sign did so
    ("en", "The council voted on Tuesday to authorise Houston Mayor Anna Lowell to sign a charter with Kumamoto.",
     ["CooperationAgreement of Houston, Kumamoto planned"]),
    ("en", "Houston is poised to sign a sister city agreement with Kumamoto.",
     ["CooperationAgreement of Houston, Kumamoto planned"]),
    ("en", "The council on Monday approved the signing of a memorandum of understanding between Houston and Kumamoto.",
     ["MemorandumOfUnderstanding of Houston, Kumamoto planned"]),
    ("en", "A memorandum of understanding between Houston and Kumamoto awaits the signatures of the two mayors.",
     ["MemorandumOfUnderstanding of Houston, Kumamoto planned"]),
    ("en", "Houston Mayor Anna Lowell invited Kumamoto Mayor Kenji Sato to sign the charter in October.",
     ["CooperationAgreement of Houston, Kumamoto planned 2025-10"]),
    ("id", "DPRD menyetujui penandatanganan nota kesepahaman antara Kota Padang dan Kota Chiba.",
     ["MemorandumOfUnderstanding of Chiba, Padang planned"]),
    ("id", "DPRD memberi wewenang kepada Wali Kota Padang Rudi Hartono untuk menandatangani MoU dengan Kota Chiba.",
     ["MemorandumOfUnderstanding of Chiba, Padang planned"]),
    ("en", "Houston was the first city to sign a charter with Kumamoto, on August 4, 2025.",
     ["CooperationAgreement of Houston, Kumamoto signed 2025-08-04"]),
    ("en", "Houston Mayor Anna Lowell and Kumamoto Mayor Kenji Sato met on Friday to sign a charter.",
     ["CooperationAgreement of Houston, Kumamoto signed 2025-08-08 by Anna Lowell, Kenji Sato"]),
    ("id",
     "Wali Kota Padang Rudi Hartono terbang ke Chiba, Senin (11/8), untuk menandatangani nota kesepahaman.",
     ["MemorandumOfUnderstanding of Chiba, Padang signed 2025-08-11 at Chiba by Rudi Hartono"]),
    # both mayors are those who were named, whatever tie was told in between
    ("en",
     ("The Mayor of Kumamoto, Kenji Sato, called on Houston Mayor Anna Lowell. Houston is twinned with Dallas and "
      "Perth. Both mayors signed a letter of intent."),
     ["LetterOfIntent of Houston, Kumamoto signed by Anna Lowell, Kenji Sato"]),
    ("id",
     ("Wali Kota Padang Rudi Hartono menyambut Wali Kota Chiba Kenji Sato. Padang sudah lama bermitra dengan Medan. "
      "Kedua wali kota menandatangani nota kesepahaman, Jumat (8/8)."),
     ["MemorandumOfUnderstanding of Chiba, Padang signed 2025-08-08 by Kenji Sato, Rudi Hartono"]),
    # the place that a sentence names tells whose document it is, not the tie told last
    ("en",
     ("Houston and Kumamoto are sister cities. Houston is also twinned with Perth. A letter of intent was signed in "
      "Kumamoto in 2009."),
     ["LetterOfIntent of Houston, Kumamoto signed 2009 at Kumamoto"]),
    # a body that neither signs nor stands behind "with" is none of the parties
    ("en",
     ("Houston and Kumamoto are twins. The friendship city agreement, signed on 20 November 2000, has given the city a "
      "firm footing in Asia."),
     ["CooperationAgreement of Houston, Kumamoto signed 2000-11-20"]),
    ("en",
     "Houston and Kumamoto are twins. The university signed a memorandum of understanding with a firm on Friday.", []),
    # what was not renewed ran out; what is dated in the past is no plan
    ("en", "Houston is twinned with Kumamoto. The agreement with Perth was not renewed on expiry in 2010.",
     ["Agreement of Houston, Perth ended"]),
    ("id", "Kota Padang dan Kota Chiba dirintis pada 1998 dan dituangkan dalam MoU tahun 2003.",
     ["MemorandumOfUnderstanding of Chiba, Padang signed 2003"]),
    # a word between the auxiliary and the verb
    ("en", "A charter between Houston and Kumamoto was formally signed on Friday by Mayor Anna Lowell of Houston.",
     ["CooperationAgreement of Houston, Kumamoto signed 2025-08-08 by Anna Lowell"]),
    # "the agreement" of what became sisters is theirs; one of others, or with no "the", is not
    ("en",
     ("Houston and Kumamoto became sister cities on Friday. Mayor Anna Lowell of Houston and Kumamoto Mayor Kenji Sato "
      "signed the agreement."),
     ["CooperationAgreement of Houston, Kumamoto signed 2025-08-08 by Anna Lowell, Kenji Sato"]),
    ("en", "Houston and Kumamoto are partners. Houston Mayor Anna Lowell signed the agreement with Kumamoto.",
     ["Agreement of Houston, Kumamoto signed by Anna Lowell"]),
    # what is signed now without a name is not the memorandum of years ago
    ("en",
     ("A document on the partnership was inked on Friday by Houston Mayor Anna Lowell and Kumamoto Mayor Kenji Sato. "
      "Houston and Kumamoto signed their first memorandum of understanding in 2009."),
     ["Agreement of Houston, Kumamoto signed 2025-08-08 by Anna Lowell, Kenji Sato",
      "MemorandumOfUnderstanding of Houston, Kumamoto signed 2009"]),
    # who held office then signed on the day told right before, not in the news
    ("en",
     ("Houston became Kumamoto's sister city in 2003. Then-Mayor Bob Lowell of Houston signed the sister city agreement"
      " in front of 600 people."),
     ["CooperationAgreement of Houston, Kumamoto signed 2003 by Bob Lowell"]),
    ("id",
     ("Kota Padang dan Kota Chiba bersaudara sejak 1994. Wali Kota saat itu, Rudi Hartono, menandatangani piagam kota "
      "kembar dengan Chiba."),
     ["CooperationAgreement of Chiba, Padang signed 1994 by Rudi Hartono"]),
    ("en",
     ("Houston celebrated on Friday. Then-Mayor Bob Lowell of Houston signed the sister city agreement with Kumamoto in"
      " front of 600 people."),
     ["CooperationAgreement of Houston, Kumamoto signed by Bob Lowell"]),
    # each side its own letter
    ("en", "Davao City inks sister pact with Kaohsiung, letter of intent with Nanning.",
     ["CooperationAgreement of Davao, Kaohsiung signed", "LetterOfIntent of Davao, Nanning signed"]),
    # who signs with whom, for whom, and in whose place
    ("en", "Houston Mayor Anna Lowell signed a cooperation agreement with Kumamoto Mayor Kenji Sato on August 4, 2025.",
     ["CooperationAgreement of Houston, Kumamoto signed 2025-08-04 by Anna Lowell, Kenji Sato"]),
    ("id",
     ("Kota Padang dan Kota Chiba menandatangani letter of intent, Senin (11/8/2025). Kota Padang diwakili "
      "Sekretaris Daerah Budi Santoso atas nama Wali Kota Rudi Hartono."),
     ["LetterOfIntent of Chiba, Padang signed 2025-08-11 by Budi Santoso"]),
    ("id",
     ("Wali Kota Chiba Kenji Sato berkunjung ke Padang, Senin (11/8/2025), dan diterima Wali Kota Padang Rudi "
      "Hartono. Kedua wali kota menandatangani nota kesepahaman."),
     ["MemorandumOfUnderstanding of Chiba, Padang signed 2025-08-11 at Padang by Kenji Sato, Rudi Hartono"]),
    ("id",
     ("Tiga kepala daerah membubuhkan tanda tangan pada nota kesepahaman: Wali Kota Padang Rudi Hartono, Wali Kota "
      "Medan Andi Siregar, dan Wali Kota Pekanbaru Joko Susilo."),
     ["MemorandumOfUnderstanding of Medan, Padang, Pekanbaru signed by Andi Siregar, Joko Susilo, Rudi Hartono"]),
    # who signs is told by "oleh" behind the signing, or as "both leaders"
    ("id",
     ("Kerja sama itu dikukuhkan lewat penandatanganan MoU kota kembar oleh Wali Kota Padang Rudi Hartono dan Wali "
      "Kota Chiba Kenji Sato, Senin (11/8/2025) di Padang."),
     ["MemorandumOfUnderstanding of Chiba, Padang signed 2025-08-11 at Padang by Kenji Sato, Rudi Hartono"]),
    ("id",
     ("Wali Kota Padang Rudi Hartono menjamu Wali Kota Chiba Kenji Sato. Kedua pemimpin kota menandatangani nota "
      "kesepahaman kota kembar yang berlaku sampai 2030."),
     ["MemorandumOfUnderstanding of Chiba, Padang signed by Kenji Sato, Rudi Hartono"]),
    # a hope is a plan
    ("en", "Houston Mayor Anna Lowell hopes to sign a sister city agreement with Kumamoto.",
     ["CooperationAgreement of Houston, Kumamoto planned"]),
    # a body's document, or the states', is none of the cities'
    ("en", "Houston and Kumamoto are sisters. The chamber signed a memorandum of understanding with Kumamoto.", []),
    ("id", "Kota Padang dan Kota Chiba bersaudara. Kedua negara menandatangani perjanjian kerja sama pada 2011.", []),
    # the agreement that makes them sisters
    ("en", "Houston and Kumamoto signed an agreement under which they become sister cities.",
     ["CooperationAgreement of Houston, Kumamoto signed"]),
    # the exact name stands elsewhere
    ("id",
     ("Wali Kota Padang Rudi Hartono dan Wali Kota Chiba Kenji Sato meneken dokumen kota kembar. Nota kesepahaman itu "
      "mengatur pertukaran pelajar."),
     ["MemorandumOfUnderstanding of Chiba, Padang signed by Kenji Sato, Rudi Hartono"]),
    # a list of documents
    ("en",
     ("Houston has signed a friendship agreement with these cities:\n\n- Kumamoto, Japan: 4 March 1984\n\n- Perth, "
      "Australia: 2 May 1991"),
     ["CooperationAgreement of Houston, Kumamoto signed 1984-03-04",
      "CooperationAgreement of Houston, Perth signed 1991-05-02"]),
    # a tie that was signed on a day; to bind oneself is no document
    ("id", "Kota Padang bermitra dengan Kota Medan. Kerja sama yang diteken 2013 itu masih berjalan.",
     ["Agreement of Medan, Padang signed 2013"]),
    ("id", "Kota Padang mengikat tali kota kembar dengan Chiba pada 1988.", []),
    # one that is held since a year
    ("en", "Houston has had a friendship agreement with Kumamoto since 2013.",
     ["CooperationAgreement of Houston, Kumamoto signed 2013"]),
    # no subject, but agents
    ("en", "The action plan, signed yesterday by Houston Mayor Anna Lowell and Kumamoto Mayor Kenji Sato, is long.",
     ["Agreement of Houston, Kumamoto signed 2025-08-10 by Anna Lowell, Kenji Sato"]),
    # to renew a document is to sign it; the speaker is who signs; a draft is a document to come
    ("en", "Houston Mayor Anna Lowell and Kumamoto Mayor Kenji Sato renewed their sister city agreement on Monday.",
     ["CooperationAgreement of Houston, Kumamoto signed 2025-08-11 by Anna Lowell, Kenji Sato"]),
    ("id",
     ("Kota Padang dan Kota Chiba memperpanjang hubungan kota kembar. \"Naskahnya kami teken kemarin di Chiba,\" kata "
      "Wali Kota Padang Rudi Hartono."),
     ["Agreement of Chiba, Padang signed 2025-08-10 at Chiba by Rudi Hartono"]),
    ("id",
     "Kota Padang menggodok kerja sama dengan Kota Chiba. Drafnya sudah disetujui, rencananya diteken akhir November.",
     ["Agreement of Chiba, Padang planned 2025-11"]),
    # what was signed once and has run out
    ("id",
     ("Nota kesepahaman kota kembar Padang dan Chiba sudah kedaluwarsa. Nota kesepahaman Padang dan Chiba itu diteken "
      "pada 12 Juli 2002."),
     ["MemorandumOfUnderstanding of Chiba, Padang ended 2002-07-12"]),
    # a week is told by its month
    ("en", "Houston and Kumamoto signed a friendship agreement last week.",
     ["CooperationAgreement of Houston, Kumamoto signed 2025-08"]),
    # of the two spoken of, when only the place of the signing is named
    ("id",
     ("Kota Padang menjajaki kota kembar dengan Chiba. Drafnya disusun. Surat pernyataan kehendak akan ditandatangani "
      "wali kota di Chiba pada September."),
     ["LetterOfIntent of Chiba, Padang planned 2025-09"]),
    # what is denied in a condition is not the document; this year is not over
    ("id", "Jika tidak ada aral, nota kesepahaman Padang dan Chiba akan ditandatangani pada September.",
     ["MemorandumOfUnderstanding of Chiba, Padang planned 2025-09"]),
    ("en", "Houston and Kumamoto are expected to sign a sister city agreement this year.",
     ["CooperationAgreement of Houston, Kumamoto planned 2025"]),
    # done by, with the document between
    ("id",
     ("Penandatanganan naskah nota kesepahaman dilakukan Wali Kota Padang Rudi Hartono dan Wali Kota Chiba Kenji Sato "
      "di Chiba, Senin (11/8)."),
     ["MemorandumOfUnderstanding of Chiba, Padang signed 2025-08-11 at Chiba by Kenji Sato, Rudi Hartono"]),
    # each at home, online: no one place
    ("id",
     ("Wali Kota Padang Rudi Hartono menandatangani MoU di Padang pada 3 Maret 2019, sedangkan Wali Kota Chiba Kenji "
      "Sato di Chiba pada 9 Maret 2019."),
     ["MemorandumOfUnderstanding of Chiba, Padang signed 2019-03-03 by Kenji Sato, Rudi Hartono"]),
    ("ms",
     ("Datuk Bandar Ipoh Datuk Rahman Osman dan Datuk Bandar Chiba Kenji Sato memeterai surat hasrat secara maya di "
      "Ipoh pada 11 Ogos 2025."),
     ["LetterOfIntent of Chiba, Ipoh signed 2025-08-11 by Kenji Sato, Rahman Osman"]),
    # where: as the next sentence tells; in a house that bears a party's name
    ("en",
     ("Kumamoto and Tampere signed a sister city agreement on August 4, 2025. The ceremony took place at Tampere "
      "City Hall."),
     ["CooperationAgreement of Kumamoto, Tampere signed 2025-08-04 at Tampere"]),
    ("en", "Suva Mayor Josefa Tora and Hamilton Mayor Anna Lowell signed a charter at the Suva Civic Centre.",
     ["CooperationAgreement of Hamilton, Suva signed at Suva by Anna Lowell, Josefa Tora"]),
    # together, one document; a rule is no signing; the day of an end is none of signing
    ("id",
     ("Wali Kota Padang, Wali Kota Medan, dan Wali Kota Pekanbaru menandatangani kesepakatan bersama di Medan, Senin "
      "(11/8/2025)."),
     ["Agreement of Medan, Padang, Pekanbaru signed 2025-08-11 at Medan"]),
    ("id", "Kerja sama Padang dan Chiba harus disetujui DPRD sebelum perjanjian ditandatangani kedua wali kota.", []),
    ("ms", "Memorandum persefahaman Ipoh dan Chiba yang ditandatangani pada 2009 tamat tempoh pada 2014.",
     ["MemorandumOfUnderstanding of Chiba, Ipoh ended 2009"]),
    # the officeholder of then is not today's
    ("id",
     ("Wali Kota Padang Rudi Hartono memperpanjang kerja sama dengan Kota Chiba. Perjanjian Padang dan Chiba diteken "
      "pada 1989 oleh Wali Kota waktu itu, Hasan Basri."),
     ["CooperationAgreement of Chiba, Padang signed 1989 by Hasan Basri"]),
    # renewed on another day
    ("id", "Padang dan Chiba adalah kota kembar. Perjanjian yang pertama, tahun 1990, diperbarui pada 2000.",
     ["CooperationAgreement of Chiba, Padang signed 1990", "CooperationAgreement of Chiba, Padang signed 2000"]),
    # a local government's own corporation and council chamber are no companies
    ("en", "The Metropolitan Corporation of Karachi and the city of Padang signed a memorandum in the council chamber.",
     ["MemorandumOfUnderstanding of Karachi, Padang signed"]),
    # the papers of a sister tie
    ("id", "Naskah sister city Padang dan Chiba diteken pada 1990.",
     ["CooperationAgreement of Chiba, Padang signed 1990"]),
    # ministers sign what makes two cities sisters
    ("en", "President John Miller signed the memorandum by which Padang became a sister city of Chiba.",
     ["MemorandumOfUnderstanding of Chiba, Padang signed"]),
    # what is still called an agreement has its name elsewhere
    ("en", "The mayors of Padang and Chiba will sign an agreement. The memorandum of understanding will cover tourism.",
     ["MemorandumOfUnderstanding of Chiba, Padang planned"]),
    # the document is one that was named right before
    ("en", "A joint declaration was read. It is short. The mayors of Padang and Chiba signed the document.",
     ["JointDeclaration of Chiba, Padang signed"]),
    ("ms", "Surat hasrat telah disediakan. Ipoh dan Chiba menandatangani dokumen itu.",
     ["LetterOfIntent of Chiba, Ipoh signed"]),
    # each of the partners signs with the hub
    ("id",
     ("Kota Padang menjalin kerja sama dengan Kota Medan dan Kota Pekanbaru. Hadir Wali Kota Medan "
      "Hasan Basri dan Wali Kota Pekanbaru Dedi Ismail. Mereka menandatangani bersama Wali Kota Padang Rudi Hartono."),
     ["Agreement of Medan, Padang signed by Hasan Basri, Rudi Hartono",
      "Agreement of Padang, Pekanbaru signed by Dedi Ismail, Rudi Hartono"]),
    # signed, and renewed on other days
    ("en", "The twinning charter of Padang and Chiba was signed in 1986, then renewed in 2006.",
     ["CooperationAgreement of Chiba, Padang signed 1986", "CooperationAgreement of Chiba, Padang signed 2006"]),
    ("ms", "Perjanjian bandar kembar Ipoh dan Chiba ditandatangani pada 1989 dan diperbaharui pada 2009.",
     ["CooperationAgreement of Chiba, Ipoh signed 1989", "CooperationAgreement of Chiba, Ipoh signed 2009"]),
    # what is renewed in the news is no document of years ago
    ("id",
     ("Wali Kota Padang Rudi Hartono menyambut Wali Kota Chiba Ken Sato, Minggu (10/8/2025). Keduanya menandatangani "
      "pembaharuan perjanjian kota kembar Padang dan Chiba. Perjanjian tahun 1990 sudah usang."),
     ["CooperationAgreement of Chiba, Padang signed 2025-08-10 by Ken Sato, Rudi Hartono",
      "CooperationAgreement of Chiba, Padang signed 1990"]),
    # who only has to agree signs nothing
    ("id",
     ("Kota Padang menjajaki kerja sama dengan Kota Chiba. Setelah disetujui Kementerian Dalam Negeri, kedua kota akan "
      "meneken nota kesepahaman."),
     ["MemorandumOfUnderstanding of Chiba, Padang planned"]),
    ("en",
     ("The city of Padang seeks cooperation with Chiba. Once the ministry agrees, both cities will sign a memorandum."),
     ["MemorandumOfUnderstanding of Chiba, Padang planned"]),
    # on a day to come
    ("id", "Perjanjian kota kembar Padang dan Chiba ditandatangani pada 20 September 2025.",
     ["CooperationAgreement of Chiba, Padang planned 2025-09-20"]),
    # documents by their rarer names
    ("id", "Naskah kesepahaman Padang dan Chiba diteken pada 1990.",
     ["MemorandumOfUnderstanding of Chiba, Padang signed 1990"]),
    ("en", "The friendship protocol of Padang and Chiba was signed in 1990.",
     ["CooperationAgreement of Chiba, Padang signed 1990"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), GOLDEN)
def test_agreements(agreements, language, text, expected) -> None:
    assert agreements(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Wali Kota Malang Sutiaji menandatangani MoU dengan sebuah perusahaan di Beijing."),
        ("en", "Agreements are usually signed by the mayors of two cities."),
        ("en", "Edinburgh and Kaohsiung held talks; nothing was signed."),
        ("ms", "Ipoh dan Chiba bersahabat. Pelabuhan kedua-duanya memeterai perjanjian pelabuhan kembar."),
    ],
)
def test_no_agreement(agreements, language, text) -> None:
    assert [said for said in agreements(text, language) if "denied" not in said] == []


def test_the_parties_are_governments_by_their_names(mentions) -> None:
    text = "Letter of intent antara Pemprov DKI Jakarta dan Kuala Lumpur City Hall ditandatangani."
    labels = {
        (one.subject.place.name, one.object)
        for one in agreement_statements(account_of(mentions(text, "id")))
        if isinstance(one.subject, Government) and one.predicate == "rdfs:label"
    }
    assert labels == {
        ("Jakarta", Literal("Pemprov DKI Jakarta")),
        ("Kuala Lumpur", Literal("Kuala Lumpur City Hall")),
    }


def test_a_date_from_the_visit_says_so(mentions) -> None:
    text = (
        "Delegasi Kota Mangaung menyambangi Surabaya, Senin (11/8/2025). "
        "Agendanya penandatanganan nota kesepahaman antara Surabaya dan Mangaung."
    )
    (found,) = [one for one in agreement_statements(account_of(mentions(text, "id"))) if one.predicate == "cg:signedOn"]
    assert (str(found.object.value), found.rule, found.confidence) == ("2025-08-11", "signing-date-from-visit", 0.7)


def test_what_a_document_follows_and_how_long_it_holds(mentions) -> None:
    text = (
        "Hubungan Semarang-Nanjing dimulai dengan letter of intent pada 2016, disusul penandatanganan MoU pada 2018. "
        "MoU Semarang-Nanjing itu diteken dan berlaku hingga 2028."
    )
    found = agreement_statements(account_of(mentions(text, "id")))
    follows = {(one.subject.class_name, one.object.class_name) for one in found if one.predicate == "cg:follows"}
    assert follows == {("MemorandumOfUnderstanding", "LetterOfIntent")}
    assert {one.object.value for one in found if one.predicate == "cg:validUntil"} == {"2028"}


def test_a_party_that_only_the_date_line_names_governs_its_place_too() -> None:
    story = "LEEDS, 6 June 2012 - The council authorised Mayor Ann Smith to sign a sister city agreement with Porto."
    reading = extract(plaintext.document(f"Council news\n\n{story}", ""))
    parties = {claim.object for claim in reading.claims if claim.predicate.endswith("party")}
    assert len(parties) == 2
    assert {claim.subject for claim in reading.claims if claim.predicate.endswith("governs")} == parties

"""Golden sentences: look-alikes that are no ties, and since when ties are."""

from __future__ import annotations

import pytest

STATED = [
    # look-alikes: must give nothing or only what is said
    ("en", ("Leeds Mayor Ann Smith opened the port. The University of Leeds has a partnership with Dortmund."), {}),
    ("en", "Leeds United have a partnership with Borussia Dortmund.", {}),
    ("en", "A Leeds company signed a memorandum of understanding with the city of Dortmund.", {}),
    ("en", "Leeds and Dortmund have direct flights.", {}),
    ("en", ("A sister city is a long-term partnership between two communities, usually in two countries."), {}),
    ("en", "The mayor of Leeds visited Dortmund and praised its parks.", {}),
    ("en", "Leeds has no sister cities.", {}),
    ("en", "The mayor of Leeds compared the city with Dortmund and Lille.", {}),
    ("en", "Trains link Leeds with Dortmund and Lille.", {}),
    ("en", "The twin brothers from Leeds moved to Dortmund.", {}),
    ("en", "Leeds beat Dortmund in the final; the twins scored.", {}),
    ("en", "Schools in Leeds and Dortmund are twinned.", {}),
    ("en", ("Leeds Chamber of Commerce and its counterpart in Dortmund signed a cooperation agreement."), {}),
    ("en", "Relations between Leeds and London have soured.", {}),
    ("en", "Dortmund, which lies near Essen, is twinned with Leeds.", {"Dortmund - Leeds": "sister-city active"}),
    (
        "en",
        "The mayor of Leeds, who was born in Lille, said the city was twinned with Dortmund.",
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        "The delegation flew from Leeds via Lille to Dortmund, its twin since 1969.",
        {"Dortmund - Leeds": "sister-city active 1969"},
    ),
    ("en", "Leeds is not twinned with Dortmund.", {}),
    ("en", "Leeds and Dortmund are not sister cities, but they share a river.", {}),
    ("id", "Universitas di Bandung menjalin kerja sama dengan kampus di Seoul.", {}),
    ("id", "Kota kembar adalah kerja sama antara dua kota.", {}),
    ("id", "Penerbangan Bandung-Seoul dibuka kembali.", {}),
    ("ms", "Syarikat dari Ipoh memeterai memorandum persefahaman dengan Nanning.", {}),
    # who is only compared, cited, given as an example
    (
        "id",
        (
            "Tegal belum punya kota kembar. Berbeda dengan Bandung yang memiliki banyak kota kembar, seperti Namur di "
            "Belgia dan Suwon di Korea Selatan."
        ),
        {"Bandung - Namur": "sister-city active", "Bandung - Suwon": "sister-city active"},
    ),
    (
        "id",
        "Cirebon belum punya kota kembar. Lain halnya dengan Semarang yang sudah bersaudara dengan Dili.",
        {"Dili - Semarang": "sister-city active"},
    ),
    (
        "id",
        "Wali Kota Medan Budi Karsana menerima tamu. Fukuoka, kata Budi, sudah bekerja sama dengan Surabaya.",
        {"Fukuoka - Surabaya": "cooperation active"},
    ),
    (
        "id",
        "Wali Kota Medan Budi Karsana menerima tamu. Surabaya, tutur dia, juga punya kota kembar Dili.",
        {"Dili - Surabaya": "sister-city active"},
    ),
    ("ms", "Katanya, majlis lain seperti Ipoh dan Seremban turut mempunyai bandar kembar di luar negara.", {}),
    (
        "id",
        (
            "Wali Kota Malang Budi Karsana melepas pelajar ke Dili. Ini bagian dari sister city Malang dan Dili.\n"
            "Budi berharap program serupa bisa dilakukan dengan kota lain seperti Macau dan Fukuoka."
        ),
        {"Dili - Malang": "sister-city active"},
    ),
    (
        "id",
        (
            "DPRD Padang pergi ke Surabaya.\nSurabaya menjalin sister city dengan Fukuoka dan Dili. “Dengan Fukuoka, "
            "kerja sama kami dimulai sejak 2012,” ujarnya."
        ),
        {"Fukuoka - Surabaya": "sister-city active 2012", "Dili - Surabaya": "sister-city active"},
    ),
    # what somebody has is no owner
    (
        "id",
        "Malang juga punya sister city Macau dan Suwon di Korea Selatan, serta Namur di Belgia.",
        {
            "Macau - Malang": "sister-city active",
            "Malang - Suwon": "sister-city active",
            "Malang - Namur": "sister-city active",
        },
    ),
    (
        "id",
        "Wali Kota Medan ingin menambah kota kembar Macau dan Dili.",
        {"Macau - Medan": "sister-city proposed", "Dili - Medan": "sister-city proposed"},
    ),
    (
        "id",
        "Selain Dili, Medan memiliki kota kembar Suwon dan Namur.",
        {
            "Dili - Medan": "sister-city active",
            "Medan - Suwon": "sister-city active",
            "Medan - Namur": "sister-city active",
        },
    ),
    ("id", "Kota kembar Medan ialah Dili.", {"Dili - Medan": "sister-city active"}),
    # since
    ("en", "The twinning between Leeds and Dortmund dates from 1969.", {"Dortmund - Leeds": "sister-city active 1969"}),
    (
        "en",
        "Leeds and Dortmund first signed a twinning charter in 1969.",
        {"Dortmund - Leeds": "sister-city active 1969"},
    ),
    (
        "en",
        ("The relationship between Leeds and Dortmund, established in 1969, is the oldest in Yorkshire."),
        {"Dortmund - Leeds": "cooperation active 1969"},
    ),
    ("en", "Twinned since 1969, Leeds and Dortmund exchange choirs.", {"Dortmund - Leeds": "sister-city active 1969"}),
    ("en", "In 1969 Leeds and Dortmund became twin cities.", {"Dortmund - Leeds": "sister-city active 1969"}),
    (
        "en",
        "Leeds twinned with Dortmund in 1969, and with Lille the year before.",
        {"Dortmund - Leeds": "sister-city active 1969", "Leeds - Lille": "sister-city active"},
    ),
    (
        "en",
        "Leeds and Dortmund have been twin cities for more than fifty years.",
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        "The sister-city program between Leeds and Dortmund began in 1969.",
        {"Dortmund - Leeds": "sister-city active 1969"},
    ),
    (
        "en",
        "The tie between Leeds and Dortmund goes back to a 1969 charter.",
        {"Dortmund - Leeds": "cooperation active 1969"},
    ),
    (
        "en",
        "Leeds and Dortmund renewed in 2019 the twinning that they had begun in 1969.",
        {"Dortmund - Leeds": "sister-city active 1969"},
    ),
    ("en", "Leeds ended its twinning with Dortmund in 2019.", {"Dortmund - Leeds": "sister-city ended"}),
    ("en", "Leeds ended its twinning with Dortmund, begun in 1969.", {"Dortmund - Leeds": "sister-city ended 1969"}),
    (
        "id",
        "Hubungan kota kembar Bandung dan Braunschweig dirintis sejak 1960.",
        {"Bandung - Braunschweig": "sister-city active 1960"},
    ),
    (
        "id",
        "Bandung dan Braunschweig merayakan 50 tahun kota kembar.",
        {"Bandung - Braunschweig": "sister-city active"},
    ),
    (
        "id",
        "Pada 1960 Bandung dan Braunschweig menandatangani perjanjian kota kembar.",
        {"Bandung - Braunschweig": "sister-city active 1960"},
    ),
    (
        "ms",
        "Ipoh dan Fukuoka menyambut ulang tahun ke-30 hubungan bandar kembar.",
        {"Fukuoka - Ipoh": "sister-city active"},
    ),
    (
        "ms",
        "Hubungan bandar kembar antara Ipoh dan Fukuoka terjalin sejak 1989.",
        {"Fukuoka - Ipoh": "sister-city active 1989"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_ties_are_read(ties, language, text, expected) -> None:
    found = {pair: said for pair, said in ties(text, language).items() if " " in said}
    assert found == expected

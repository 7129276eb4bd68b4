"""Golden sentences: ties put in many ways, in the three languages."""

from __future__ import annotations

import pytest

STATED = [
    (
        "id",
        ("Kota Semarang dan Kota Nanjing resmi menjadi kota kembar setelah kedua wali kota meneken nota kesepahaman."),
        {"Nanjing - Semarang": "sister-city active"},
    ),
    (
        "id",
        "Pemerintah Kota Semarang menjajaki kerja sama kota kembar dengan Nanjing.",
        {"Nanjing - Semarang": "sister-city proposed"},
    ),
    (
        "id",
        ("Wali Kota Semarang menerima kunjungan Wali Kota Nanjing. Kedua kota sepakat menjalin hubungan sister city."),
        {"Nanjing - Semarang": "sister-city active"},
    ),
    (
        "id",
        (
            "Kota Semarang telah memiliki tiga kota kembar, yaitu Brisbane di Australia, Nanjing di "
            "China, dan Toyama di Jepang."
        ),
        {
            "Brisbane - Semarang": "sister-city active",
            "Nanjing - Semarang": "sister-city active",
            "Semarang - Toyama": "sister-city active",
        },
    ),
    (
        "id",
        "Selain dengan Nanjing, Kota Semarang juga menjalin sister city dengan Toyama.",
        {"Nanjing - Semarang": "sister-city active", "Semarang - Toyama": "sister-city active"},
    ),
    (
        "id",
        "Hubungan sister city antara Kota Semarang dan Nanjing berakhir pada 2015.",
        {"Nanjing - Semarang": "sister-city ended"},
    ),
    (
        "id",
        "Kota Semarang, yang bersaudara dengan Nanjing sejak 2001, akan menggelar festival.",
        {"Nanjing - Semarang": "sister-city active 2001"},
    ),
    (
        "id",
        "Kerja sama kedua kota, Semarang dan Nanjing, dimulai pada 2001.",
        {"Nanjing - Semarang": "cooperation active 2001"},
    ),
    (
        "id",
        ("Provinsi Jawa Tengah dan Sumatera Selatan menyatakan minat bekerja sama dengan DKI Jakarta."),
        {"Jakarta - Jawa Tengah": "cooperation proposed", "Jakarta - Sumatera Selatan": "cooperation proposed"},
    ),
    (
        "id",
        "Wali Kota Semarang ingin kotanya menjadi sister city Nanjing.",
        {"Nanjing - Semarang": "sister-city proposed"},
    ),
    (
        "id",
        "Nanjing menawarkan kerja sama sister city kepada Kota Semarang.",
        {"Nanjing - Semarang": "sister-city proposed"},
    ),
    (
        "id",
        "Kota Semarang menggandeng Pemerintah Kota Nanjing dalam pengelolaan sampah.",
        {"Nanjing - Semarang": "cooperation active"},
    ),
    (
        "id",
        "Kota Semarang dan Nanjing memperpanjang kerja sama sister city yang terjalin sejak 2001.",
        {"Nanjing - Semarang": "sister-city active 2001"},
    ),
    (
        "id",
        "Kota Semarang sudah lama berkembaran dengan Brisbane (Australia) dan Nanjing (China).",
        {"Brisbane - Semarang": "sister-city active", "Nanjing - Semarang": "sister-city active"},
    ),
    ("id", "Rencana kota kembar Semarang dan Nanjing batal.", {}),
    ("id", "Kota Semarang belum memiliki kota kembar di Jepang.", {}),
    ("id", "Kota Semarang belajar dari Kota Surabaya soal taman.", {}),
    (
        "ms",
        "Majlis Bandaraya Ipoh dan Kota Nanning memeterai perjanjian bandar kembar.",
        {"Ipoh - Nanning": "sister-city active"},
    ),
    (
        "ms",
        "Ipoh bercadang mengadakan hubungan bandar kembar dengan Nanning.",
        {"Ipoh - Nanning": "sister-city proposed"},
    ),
    (
        "ms",
        (
            "Bandaraya Ipoh kini mempunyai tiga bandar kembar iaitu Fukuoka di Jepun, Nanning di "
            "China dan Medan di Indonesia."
        ),
        {
            "Fukuoka - Ipoh": "sister-city active",
            "Ipoh - Nanning": "sister-city active",
            "Ipoh - Medan": "sister-city active",
        },
    ),
    (
        "ms",
        "Selain Fukuoka, Ipoh turut menjalin hubungan bandar kembar dengan Nanning.",
        {"Fukuoka - Ipoh": "sister-city active", "Ipoh - Nanning": "sister-city active"},
    ),
    (
        "ms",
        "Hubungan bandar kembar Ipoh dengan Nanning ditamatkan tahun lalu.",
        {"Ipoh - Nanning": "sister-city ended"},
    ),
    ("ms", "Ipoh menjadi bandar kembar Fukuoka sejak 1989.", {"Fukuoka - Ipoh": "sister-city active 1989"}),
    (
        "ms",
        ("Datuk Bandar Ipoh berkata, Nanning telah menyatakan hasrat untuk menjadi bandar kembar Ipoh."),
        {"Ipoh - Nanning": "sister-city proposed"},
    ),
    (
        "ms",
        "Negeri Perak dan Wilayah Guangxi menjalin hubungan negeri kembar.",
        {"Guangxi Zhuangzu Zizhiqu - Perak": "sister-region active"},
    ),
    (
        "ms",
        "Ipoh dan Nanning memperbaharui perjanjian bandar kembar yang dimeterai pada 2004.",
        {"Ipoh - Nanning": "sister-city active 2004"},
    ),
    # English apposition, definite
    (
        "en",
        (
            "The city of Changwon has shelved a trip to Yamaguchi, its sister city in western Japan. "
            "The city of Pohang wrote a letter. Pohang is a port."
        ),
        {"Changwon - Yamaguchi": "sister-city active"},
    ),
    (
        "en",
        ("Pohang officials met. The city of Changwon has called off a visit by Yamaguchi, its sister city."),
        {"Changwon - Yamaguchi": "sister-city active"},
    ),
    (
        "en",
        ("Leeds Lord Mayor Ann Smith will lead a delegation to the city of Dortmund, Leeds' German twin, next week."),
        {"Dortmund - Leeds": "sister-city active"},
    ),
    (
        "en",
        "The city of Leeds hosted guests from its twin towns of Dortmund, Lille and Brno.",
        {
            "Dortmund - Leeds": "sister-city active",
            "Leeds - Lille": "sister-city active",
            "Brno - Leeds": "sister-city active",
        },
    ),
    (
        "en",
        "The city of Leeds, twinned with Dortmund since 1969, has turned down Lille.",
        {"Dortmund - Leeds": "sister-city active 1969"},
    ),
    (
        "en",
        ("Under the agreement, the city of Leeds becomes the third sister city of Dortmund after Lille and Brno."),
        {
            "Dortmund - Leeds": "sister-city active",
            "Dortmund - Lille": "sister-city active",
            "Brno - Dortmund": "sister-city active",
        },
    ),
    (
        "en",
        "The city of Leeds became the latest European city to twin with Kyiv.",
        {"Kyiv - Leeds": "sister-city active"},
    ),
    (
        "en",
        "The city of Leeds signed a memorandum with Kyiv to become its twin.",
        {"Kyiv - Leeds": "sister-city active"},
    ),
    ("en", "Leeds City Council approved a motion to twin with Kyiv.", {"Kyiv - Leeds": "sister-city proposed"}),
    (
        "en",
        "Leeds City Council has agreed to end its twinning arrangement with Perm.",
        {"Leeds - Perm": "sister-city ended"},
    ),
    (
        "id",
        (
            "Bandung menjalin kerja sama sister city dengan sejumlah kota, mulai dari Suwon (Korea Selatan) pada 1997 "
            "hingga Namur (Belgia) pada 2017."
        ),
        {"Bandung - Suwon": "sister-city active 1997", "Bandung - Namur": "sister-city active 2017"},
    ),
    (
        "id",
        "Duta besar mengapresiasi kerja sama Kota Surabaya dan Kota Dili yang telah berlangsung 30 tahun.",
        {"Dili - Surabaya": "cooperation active"},
    ),
    (
        "id",
        "Wali Kota Malang bertemu Wali Kota Dili. Keduanya membahas kemungkinan kerja sama kota kembar.",
        {"Dili - Malang": "sister-city proposed"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_ties_are_read(ties, language, text, expected) -> None:
    found = {pair: said for pair, said in ties(text, language).items() if " " in said}
    assert found == expected

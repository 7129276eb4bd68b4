"""Officials. Each case: language, text, and `name = tenure role place [@posting] [honours]` of each, in text order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citygraph.extract.mention import Mentions
from citygraph.extract.people.people import find_people

TITLE_FIRST = [
    ("id", "Kerja sama itu disambut Wali Kota Malang Budi Karsana.", "Budi Karsana = current mayor malang-1636722"),
    ("id", "Walikota Surabaya, Ani Lestari, hadir.", "Ani Lestari = current mayor surabaya-1625822"),
    (
        "id",
        "Hadir Wakil Wali Kota Surabaya Rahmat Hadi dan Sekretaris Daerah Kota Bandung Asep Suryana.",
        (
            "Rahmat Hadi = current vice-mayor surabaya-1625822; "
            "Asep Suryana = current regional-secretary bandung-1650357"
        ),
    ),
    ("id", "Gubernur Jawa Tengah Wira Santosa tiba.", "Wira Santosa = current governor jawa-tengah-id-jt"),
    ("id", "Gubernur DKI Jakarta, Rano Prakoso, tiba.", "Rano Prakoso = current governor jakarta-1642911"),
    ("id", "Bupati Gresik Yani Prakoso tiba di Surabaya.", "Yani Prakoso = current regent kabupaten-gresik-id"),
    (
        "id",
        "Wali Kota Kitakyushu, Jepang, Kazuya Tanabe, tiba di Surabaya.",
        "Kazuya Tanabe = current mayor kitakyushu-1859307",
    ),
    ("ms", "Datuk Bandar Ipoh, Ramli Bakar, hadir.", "Ramli Bakar = current mayor ipoh-1734634"),
    ("ms", "Menteri Besar Selangor, Amir Sharif berkata.", "Amir Sharif = current governor selangor-my-10"),
    ("en", "Leeds Mayor Ann Karsana spoke.", "Ann Karsana = current mayor leeds-2644688"),
    ("en", "Dortmund's Oberbürgermeister, Tom Weber, spoke.", "Tom Weber = current mayor dortmund-2935517"),
    ("en", "The mayor of Leeds, Ann Karsana, spoke.", "Ann Karsana = current mayor leeds-2644688"),
    ("en", "The mayor of Hebron in Palestine, Abu Salem, spoke.", "Abu Salem = current mayor hebron-285066"),
    ("en", "Mayor Ann Karsana of Leeds spoke.", "Ann Karsana = current mayor leeds-2644688"),
    ("en", "The mayor of the Japanese city of Kobe, Kizo Tanabe, spoke.", "Kizo Tanabe = current mayor kobe-1859171"),
    (
        "en",
        "Leeds City councillors Bob Hill, Carl Jones and Dana White spoke.",
        (
            "Bob Hill = current legislator leeds-2644688; Carl Jones = current legislator leeds-2644688; "
            "Dana White = current legislator leeds-2644688"
        ),
    ),
]
TITLE_LAST = [
    ("id", "Ibu Maryam (Wali Kota Kuala Lumpur) hadir.", "Maryam = current mayor kuala-lumpur-1735161"),
    ("id", "Ini pesan Budi Karsana selaku Wali Kota Semarang.", "Budi Karsana = current mayor semarang-1627896"),
    ("en", "They met Ann O'Neil, mayor of Busan, on Monday.", "Ann O'Neil = current mayor busan-1838524"),
    ("en", "In Leeds, Cammy Hill, the council leader, said no.", "Cammy Hill = current legislator leeds-2644688"),
    (
        "en",
        "In Leeds they hosted Chang Li-wen, director of its Department of Trade and Tourism, on Monday.",
        "Chang Li-wen = current head-of-agency leeds-2644688",
    ),
]
BODIES = [
    (
        "id",
        "Hadir Kepala Dinas Kebudayaan dan Pariwisata Kota Bandung Kenny Dewi.",
        "Kenny Dewi = current head-of-agency bandung-1650357",
    ),
    (
        "id",
        "Kepala Badan Perencanaan, Penelitian, dan Pengembangan (Barenlit) Kota Malang Wasis hadir.",
        "Wasis = current head-of-agency malang-1636722",
    ),
    (
        "id",
        "Ketua Komisi B DPRD Kota Surabaya Lukman Hadi setuju.",
        "Lukman Hadi = current legislator surabaya-1625822",
    ),
    (
        "id",
        "Hadir Sekretaris Daerah Kota Surabaya Hendra Gunarso, Asisten Pemerintahan Yayuk Astuti, dan lain-lain.",
        "Hendra Gunarso = current regional-secretary surabaya-1625822; Yayuk Astuti = current other surabaya-1625822",
    ),
    (
        "id",
        "Menteri Luar Negeri Jepang Taro Yamane tiba di Jakarta.",
        "Taro Yamane = current minister japan-jp",
    ),
]
DIPLOMATS = [
    (
        "id",
        "Duta Besar Inggris untuk Indonesia Ronald Malik ke Surabaya.",
        "Ronald Malik = current ambassador united-kingdom-gb @indonesia-id",
    ),
    (
        "id",
        "Konsul Jenderal RI di Guangzhou, Beni Drajat, hadir.",
        "Beni Drajat = current consul indonesia-id @guangzhou-1809858",
    ),
    (
        "en",
        "Ali Khan, Ambassador of Pakistan to Germany, was in Berlin.",
        "Ali Khan = current ambassador pakistan-pk @germany-de",
    ),
    ("en", "The Ukrainian consul general, Andrii Koval, came to Leeds.", "Andrii Koval = current consul ukraine-ua"),
]
TENURES = [
    ("id", "Penjabat (Pj) Gubernur Jawa Barat Bayu Karsana hadir.", "Bayu Karsana = acting governor jawa-barat-id-jb"),
    ("id", "Pj Wali Kota Bandung A. Kusuma hadir.", "A. Kusuma = acting mayor bandung-1650357"),
    ("id", "Mantan Wali Kota Surabaya Bambang Hadi hadir.", "Bambang Hadi = former mayor surabaya-1625822"),
    ("id", "Wali Kota Surabaya kala itu, Rudi Hadi, hadir.", "Rudi Hadi = former mayor surabaya-1625822"),
    ("en", "In Houston, then-Mayor Anna Parks signed.", "Anna Parks = former mayor houston-4699066"),
    ("en", "Former Houston mayor Will Brand signed.", "Will Brand = former mayor houston-4699066"),
    ("en", "The late Leeds mayor Ed Karsana signed.", "Ed Karsana = former mayor leeds-2644688"),
]
NAMES = [
    (
        "id",
        "Wali Kota Malang Drs. H. Budi Karsana, S.H., M.Kn. hadir.",
        "Budi Karsana = current mayor malang-1636722 [Drs. H.]",
    ),
    (
        "id",
        "Wali Kota Kuala Lumpur, Dato’ Seri Maryam pun hadir.",
        "Maryam = current mayor kuala-lumpur-1735161 [Dato’ Seri]",
    ),
    ("ms", "Datuk Bandar Ipoh, Datuk Ramli bin Bakar hadir.", "Ramli bin Bakar = current mayor ipoh-1734634 [Datuk]"),
    ("id", "Wali Kota Bandung Moch. Anwar hadir.", "Moch. Anwar = current mayor bandung-1650357"),
    ("id", "Wali Kota Bandung Oded M. Dahlan hadir.", "Oded M. Dahlan = current mayor bandung-1650357"),
    ("en", "Leeds Mayor Bernard P. Carver Jr. spoke.", "Bernard P. Carver Jr. = current mayor leeds-2644688"),
    ("en", "Taipei Mayor Chiang Wei-an spoke.", "Chiang Wei-an = current mayor taipei-1668341"),
    ("en", "Leeds Mayor Pieter van der Berg spoke.", "Pieter van der Berg = current mayor leeds-2644688"),
]
STORY = [
    (
        "id",
        "Wali Kota Malang Budi Karsana tiba di Surabaya. Dari Surakarta, hadir Wawali Ahmad Purwanto.",
        "Budi Karsana = current mayor malang-1636722; Ahmad Purwanto = current vice-mayor surakarta-1625812",
    ),
    (
        "en",
        "In Manila, Mayor Jonas Cruz signed. Governor Athil Hamid signed on behalf of Mosul.",
        "Jonas Cruz = current mayor manila-1701668; Athil Hamid = current governor mosul-99072",
    ),
    (
        "id",
        "Wali Kota Malang Budi Karsana menemui Presiden Wira Santosa.",
        "Budi Karsana = current mayor malang-1636722; Wira Santosa = current head-of-state indonesia-id",
    ),
]
SAME_PERSON = [
    (
        "id",
        "Ibu Maryam (Wali Kota Kuala Lumpur) hadir. Wali Kota Kuala Lumpur, Dato’ Seri Maryam Yusof, senang.",
        (
            "Maryam Yusof = current mayor kuala-lumpur-1735161; "
            "Maryam Yusof = current mayor kuala-lumpur-1735161 [Dato’ Seri]"
        ),
    ),
    (
        "id",
        "Gubernur Jawa Barat Dedi Karsana tiba. Gubernur Dedi senang.",
        "Dedi Karsana = current governor jawa-barat-id-jb; Dedi Karsana = current governor jawa-barat-id-jb",
    ),
]
PEERS = [
    (
        "en",
        "Mayor Ann Karsana of Leeds and her Kenyan counterpart, Tom Otieno, signed. Leeds likes Nakuru.",
        "Ann Karsana = current mayor leeds-2644688; Tom Otieno = current mayor nakuru-184622",
    ),
    (
        "id",
        "Wali Kota Surabaya Budi Karsana bersama sejawatnya dari Liverpool, Tom Hill, hadir.",
        "Budi Karsana = current mayor surabaya-1625822; Tom Hill = current mayor liverpool-2644210",
    ),
    (
        "id",
        "Piagam Medan dan Ichikawa diteken Wali Kota Medan kala itu, almarhum Budi Karsana, dan sejawatnya Ken Mori.",
        "Budi Karsana = former mayor medan-1214520; Ken Mori = former mayor ichikawa-11837657",
    ),
    (
        "id",
        "Wakil Wali Kota Davao Ann Cruz dan Wali Kota Manado Budi Karsana hadir. Cruz atas nama Wali Kota Joy Reyes.",
        (
            "Ann Cruz = current vice-mayor davao-1715348; Budi Karsana = current mayor manado-1636544; "
            "Joy Reyes = current mayor davao-1715348"
        ),
    ),
    (
        "en",
        "Leeds sent many. In Lyon they were received at the Lyon City Hall by the mayor, Anne Duval.",
        "Anne Duval = current mayor lyon-2996944",
    ),
    (
        "en",
        "In Durban met Mayor Ann Karsana and the governor of the Kenyan capital, Tom Otieno, from Nairobi.",
        "Ann Karsana = current mayor durban-1007311; Tom Otieno = current governor nairobi-184745",
    ),
]
TWO_TITLES = [
    ("en", "She met Bath mayor Ann Karsana.", "Ann Karsana = current mayor bath-2656173"),
    (
        "en",
        "Split Mayor Ann Karsana and Leeds Mayor Tom Hill spoke.",
        "Tom Hill = current mayor leeds-2644688",
    ),
    ("en", "The Lord Mayor of Leeds, Councillor Ann Karsana, spoke.", "Ann Karsana = current mayor leeds-2644688"),
    ("en", "Councillor Ann Karsana, Lord Mayor of Leeds, spoke.", "Ann Karsana = current mayor leeds-2644688"),
    (
        "en",
        "They met Ghana's ambassador, Chief Ann Karsana.",
        "Ann Karsana = current ambassador ghana-gh [Chief]",
    ),
    ("en", "Then Ann Karsana, 71, former mayor of Leeds, spoke.", "Ann Karsana = former mayor leeds-2644688"),
    ("en", "Ann Karsana, who was then mayor of Leeds, spoke.", "Ann Karsana = former mayor leeds-2644688"),
    ("en", "Leeds's elected mayor, Ann Karsana, spoke.", "Ann Karsana = current mayor leeds-2644688"),
    ("id", "Sultan Hasan Karsana, Gubernur DIY, hadir.", "Hasan Karsana = current governor yogyakarta-id-yo"),
    ("id", "Wali Kota Manado AA Karsana hadir.", "AA Karsana = current mayor manado-1636544"),
    ("id", "Surabaya diwakili Wali Kotanya, Budi Karsana.", "Budi Karsana = current mayor surabaya-1625822"),
]
BODIES_OF_PLACES = [
    (
        "en",
        "Nairobi Governor Tom Otieno and Deputy Governor Ann Karsana signed.",
        "Tom Otieno = current governor nairobi-184745; Ann Karsana = current vice-governor nairobi-184745",
    ),
    ("en", "Ann Karsana, leader of Leeds City Council, spoke.", "Ann Karsana = current legislator leeds-2644688"),
    (
        "en",
        "The city's director of international affairs, Ann Karsana, spoke in Leeds.",
        "Ann Karsana = current head-of-agency leeds-2644688",
    ),
    (
        "id",
        "Hadir Kabag Kerja Sama Setdako Padang, Budi Karsana.",
        "Budi Karsana = current head-of-agency padang-1633419",
    ),
    (
        "id",
        "Hadir Kepala Kantor Imigrasi Ambon Budi Karsana.",
        "Budi Karsana = current head-of-agency ambon-1651531",
    ),
    (
        "id",
        "Hadir Ketua Komisi IV DPRD Kota Malang Budi Karsana.",
        "Budi Karsana = current legislator malang-1636722",
    ),
    (
        "id",
        "Hadir Asisten Perekonomian Sekda Kota Bogor, Budi Karsana.",
        "Budi Karsana = current other bogor-1648473",
    ),
    ("id", "Hadir Konjen RI Osaka, Budi Karsana.", "Budi Karsana = current consul indonesia-id @osaka-1853909"),
    (
        "en",
        "They met Lyon's secretary of international relations, Anne Duval.",
        "Anne Duval = current head-of-agency lyon-2996944",
    ),
    (
        "en",
        "In Lagos the Commissioner for Commerce and Industry, Ann Karsana, spoke.",
        "Ann Karsana = current head-of-agency lagos-ng-la",
    ),
]
NOBODY = [
    ("en", "The head of the Leeds Chamber, Ann Karsana, spoke."),
    ("en", "The head of Karsa Ltd, Ann Hill, spoke in Leeds."),
    ("en", "Chief Executive Officer Mal Hill of Karsa Ltd spoke in Bunbury."),
    ("id", "Utusan Wali Kota Malang, Budi Karsana, hadir."),
    ("id", "Sultan Malang Budi Karsana hadir."),
    ("id", "Ini kunjungan pertama dubes ke Kota Karsa sejak Malang berbenah."),
    ("en", "Near Leeds lies King Karsa's tomb."),
    ("id", "Makam Sultan Karsa di Malang ramai."),
    ("en", "In Leeds they saw the secretary of the Karsa Municipal Committee."),
    ("id", "Direktur Utama PT Pelindo Budi Santosa bertemu Wali Kota Surabaya."),
    ("id", "Ketua Kadin Surabaya Ali Afandi mendukung."),
    ("id", "Rektor Universitas Brawijaya Malang, Wido Karsana, hadir di Malang."),
    ("id", "Ketua TP PKK Kota Bandung Siti Munawar hadir."),
    ("id", "Wali Kota Bandung pun berterima kasih kepada warga."),
    ("en", "John Doe, director of the Asia Society, spoke in Houston."),
    ("en", "Bob Harvest, president and CEO of the Greater Houston Partnership, spoke in Houston."),
    ("en", "The group is in Norfolk. Its president, Marge Inwood, agreed."),
    ("id", "Gubernur Provinsi Antah Berantah tiba di Bandung."),
    ("id", "Terkait Hildesheim, wali kota di sana belum tahu."),
    ("id", "Ketua DPD KNPI Kota Malang Rudi Karsana hadir."),
    ("en", "Houston student Jane Roe and reporter Jim Poe came."),
]


def officials(found: Mentions) -> str:
    lines = []
    for mention in found.tenure_mentions:
        office = mention.tenure.office
        line = f"{mention.tenure.official.name} = {mention.status} {office.role} {office.jurisdiction.id}"
        line += f" @{office.posted_to.id}" if office.posted_to else ""
        lines.append(line + (f" [{mention.honours}]" if mention.honours else ""))
    return "; ".join(lines)


SEATS_OF_THE_STORY = [  # whose office it is, when the title does not say
    (
        "en",
        (
            "Abel Nagy, vice mayor of Kobe, met Leeds's acting mayor, Carl Webb, in Kobe. "
            "Webb, who is standing in while Mayor Dora Hill recovers, spoke in Kobe."
        ),
        (
            "Abel Nagy = current vice-mayor kobe-1859171; Carl Webb = acting mayor leeds-2644688; "
            "Dora Hill = current mayor leeds-2644688"
        ),
    ),
    (
        "en",
        "The Premier of Queensland, Abel Nagy, left. The Minister for Mines, Dora Hill, and Carl Webb, MP, stayed.",
        (
            "Abel Nagy = current governor queensland-au-qld; Dora Hill = current minister queensland-au-qld; "
            "Carl Webb = current legislator queensland-au-qld"
        ),
    ),
    (
        "en",
        "Kobe and Leeds are sisters. The twinning with Kobe was begun under the then mayor Carl Webb.",
        "Carl Webb = former mayor leeds-2644688",
    ),
    (
        "en",
        "Karsa University of Leeds (KUL) has a guest. KUL President Hanna Weiss met Leeds Mayor Carl Webb.",
        "Carl Webb = current mayor leeds-2644688",
    ),
    (
        "ms",
        "Universiti Karya Ipoh (UniKar) menandatangani memorandum di Ipoh. Naib Canselor UniKar, Rosnah Bakar, hadir.",
        "",
    ),
    (
        "ms",
        (
            "Majlis dihadiri Presiden Majlis Perbandaran Tawau (MPT), Ismail Bakar. "
            "Turut hadir Ahli Majlis MPT, Encik Ramli Sharif dan Puan Chong Mei Fah."
        ),
        (
            "Ismail Bakar = current mayor tawau-1734199; Ramli Sharif = current legislator tawau-1734199; "
            "Chong Mei Fah = current legislator tawau-1734199"
        ),
    ),
    (
        "id",
        "Padang menerima tamu dari Kochi, Jepang. Wali Kota Ani Lestari menyambut rombongan dari Kochi.",
        "Ani Lestari = current mayor padang-1633419",
    ),
    (
        "en",
        "Kenya's Kisumu hosted Leeds. President Abel Nagy came.",
        "Abel Nagy = current head-of-state kenya-ke",
    ),
    (
        "id",
        "Malang dan Da Nang bersaudara. Wali Kota Bima Karsana dari Malang hadir.",
        "Bima Karsana = current mayor malang-1636722",
    ),
    (
        "id",
        "Wali Kota Malang dan Bupati Gresik, masing-masing Budi Karsana dan Ani Lestari, hadir.",
        "Budi Karsana = current mayor malang-1636722; Ani Lestari = current regent kabupaten-gresik-id",
    ),
    (
        "id",
        "Delegasi Kobe tiba di Padang. Gubernur Rahmat Hadi dan Wali Kota Ani Lestari hadir.",
        "Rahmat Hadi = current governor sumatera-barat-id-sb; Ani Lestari = current mayor padang-1633419",
    ),
    (
        "id",
        "Sekda Malang Teken LoI Dengan Kota Da Nang\nNaskah diteken Sekretaris Daerah Kota Malang Budi Karsana.",
        "Budi Karsana = current regional-secretary malang-1636722",
    ),
    (
        "id",
        "Hadir Wakil Ketua Komite Rakyat Kota Da Nang, Tran Van Minh.",
        "Tran Van Minh = current vice-mayor da-nang-1583992",
    ),
    ("id", "Hadir Wali Kota Mataram H. Lalu Karsana.", "Lalu Karsana = current mayor mataram-1635882 [H.]"),
]


NAMES_AS_WRITTEN = [  # with signs, initials and capitals
    ("id", "Wali Kota Balikpapan Mas'ud Karsana hadir.", "Mas'ud Karsana = current mayor balikpapan-1650527"),
    ("id", "Wali Kota Denpasar IGN Karsana hadir.", "IGN Karsana = current mayor denpasar-1645528"),
    ("id", "Wali Kota Jayapura MR Karsana hadir.", "MR Karsana = current mayor jayapura-2082600"),
    ("id", "Wali Kota Surabaya BUDI DWI KARSANA, M.Pd hadir.", "Budi Dwi Karsana = current mayor surabaya-1625822"),
    ("en", 'Leeds Mayor Ann "Annie" Karsana spoke.', 'Ann "Annie" Karsana = current mayor leeds-2644688'),
    ("en", "Leeds Mayor John Parks spoke.", "John Parks = current mayor leeds-2644688"),
    (
        "id",
        "Kerja sama itu dirintis pada masa Wali Kota Bambang Karsana di Surabaya.",
        "Bambang Karsana = former mayor surabaya-1625822",
    ),
]
BY_VERBS = [
    ("en", "It began in 1985 when Ann Karsana was mayor of Leeds.", "Ann Karsana = former mayor leeds-2644688"),
    ("en", "Ann Karsana is the mayor of Leeds.", "Ann Karsana = current mayor leeds-2644688"),
    ("id", "Saat itu Wali Kota Surabaya dijabat Budi Karsana.", "Budi Karsana = former mayor surabaya-1625822"),
    ("id", "Budi Karsana menjabat Wali Kota Surabaya.", "Budi Karsana = current mayor surabaya-1625822"),
    (
        "en",
        "Leeds Mayor Ann Karsana praised her predecessor, Bob Hill.",
        "Ann Karsana = current mayor leeds-2644688; Bob Hill = former mayor leeds-2644688",
    ),
    (
        "id",
        "Wali Kota Malang Budi Karsana datang dengan wakilnya, Ani Lestari.",
        "Budi Karsana = current mayor malang-1636722; Ani Lestari = current vice-mayor malang-1636722",
    ),
]
PLACES_IN_TITLES = [
    (
        "en",
        "Mayors Ann Karsana of Leeds and Kizo Tanabe of Kobe signed.",
        "Ann Karsana = current mayor leeds-2644688; Kizo Tanabe = current mayor kobe-1859171",
    ),
    (
        "en",
        "President of the Republic of Kenya Abel Karsana visited Leeds.",
        "Abel Karsana = current head-of-state kenya-ke",
    ),
    ("en", "Chinese Premier Li Karsana saw Leeds.", "Li Karsana = current head-of-government china-cn"),
    (
        "en",
        "Leeds Mayor Ann Hill met South Korean Consul General in Fukuoka Park Kun-chan.",
        "Ann Hill = current mayor leeds-2644688; Park Kun-chan = current consul south-korea-kr @fukuoka-1863967",
    ),
    (
        "id",
        "Malang berbenah. Kepala Dinas Tanaman Pangan Malang Budi Karsana hadir.",
        "Budi Karsana = current head-of-agency malang-1636722",
    ),
    ("id", "Menteri Dalam Negeri Budi Karsana tiba di Malang.", "Budi Karsana = current minister indonesia-id"),
    (
        "id",
        "Duta Besar Indonesia untuk Jepang, merangkap Mikronesia, Budi Karsana, tiba di Malang.",
        "Budi Karsana = current ambassador indonesia-id @japan-jp",
    ),
    (
        "id",
        "Malang dan Rotterdam bersaudara. Naskah diteken Burgemeester Jan Karsana.",
        "Jan Karsana = current mayor rotterdam-2747891",
    ),
]


SEATS_BY_TITLE = [  # what a title, or the company that its holder keeps, tells of the place
    (
        "en",
        "Leeds hosted Kobe Mayor Kizo Tanabe, accompanied by councillors Abe Mori and Ken Sato.",
        (
            "Kizo Tanabe = current mayor kobe-1859171; Abe Mori = current legislator kobe-1859171; "
            "Ken Sato = current legislator kobe-1859171"
        ),
    ),
    (
        "en",
        "Leeds Deputy Mayor Ann Hill spoke. Cr Hill said that she was glad.",
        "Ann Hill = current vice-mayor leeds-2644688",
    ),
    ("en", "Leeds hosted Ann Karsana, president of the city of Kobe.", "Ann Karsana = current mayor kobe-1859171"),
    ("en", "Kobe and Leeds are twins. MP Ann Hill of Labour came.", "Ann Hill = current legislator united-kingdom-gb"),
    (
        "id",
        "Surabaya menjamu Kobe, Jepang. Menteri Perdagangan Budi Karsana dan sejawatnya, Kizo Tanabe, hadir.",
        "Budi Karsana = current minister indonesia-id; Kizo Tanabe = current minister japan-jp",
    ),
    (
        "id",
        "Anggota DPRD Malang dari Fraksi Golkar, Budi Karsana, hadir.",
        "Budi Karsana = current legislator malang-1636722",
    ),
    ("id", "Di Malang, Jenewa ikut. Wali Kotanya, Ana Ruhl, hadir.", "Ana Ruhl = current mayor geneva-2660646"),
    (
        "ms",
        "Bagi pihak Ipoh ia diteken Datuk Ramli Bakar; bagi pihak Kerajaan Kobe ialah Naib Datuk Bandar Ken Sato.",
        "Ken Sato = current vice-mayor kobe-1859171",
    ),
    (
        "ms",
        "Datuk Bandar Ipoh Datuk Raja Karsana Raja Osman hadir.",
        "Raja Karsana Raja Osman = current mayor ipoh-1734634 [Datuk]",
    ),
    (
        "ms",
        "Ipoh berbangga. Setiausaha Kerajaan Negeri, Ramli Bakar, hadir.",
        "Ramli Bakar = current regional-secretary perak-my-08",
    ),
]


NAMES_LIKE_TOWNS = [  # behind a title: somebody's first name, or the town
    ("id", "Malang berbenah. Wali Kota Sari Dewi menyambut tamu.", "Sari Dewi = current mayor malang-1636722"),
    (
        "id",
        "Gubernur Made Mangku Lestari tidak hadir di Denpasar, Bali.",
        "Made Mangku Lestari = current governor bali-id-ba",
    ),
    (
        "id",
        "Ditemani Wali Kota Deri Lestari SH, ia naik kereta di Sawahlunto.",
        "Deri Lestari = current mayor sawahlunto-id",
    ),
    (
        "id",
        "Kota Bogor berbenah. Wali Kota Bima Arya Lestari hadir.",
        "Bima Arya Lestari = current mayor bogor-1648473",
    ),
    (
        "id",
        "Kini Kota Bima dan Darwin bersaudara. Wali Kota Bima Karsana Lutfi hadir.",
        "Karsana Lutfi = current mayor bima-1648759",
    ),
    ("id", "Wali Kota Rotterdam Ahmed Lestari tiba di Malang.", "Ahmed Lestari = current mayor rotterdam-2747891"),
    ("id", "Wali Kota Ambon Richard Lestari tiba di Darwin.", "Richard Lestari = current mayor ambon-1651531"),
    ("en", "Leeds City Council met. Mayor Austin Blake Hill spoke.", "Austin Blake Hill = current mayor leeds-2644688"),
]
OFFICES_APART = [  # offices with their years, two at once, or with more between office and name
    (
        "id",
        "Budi Karsana, Wali Kota Malang periode 2013–2018, hadir.",
        "Budi Karsana = former mayor malang-1636722",
    ),
    (
        "id",
        "Wali Kota Malang periode 2024-2029, Budi Karsana, hadir.",
        "Budi Karsana = current mayor malang-1636722",
    ),
    ("id", "Mantan Wali Kota Malang dua periode, Budi Karsana, hadir.", "Budi Karsana = former mayor malang-1636722"),
    ("ms", "Datuk Bandar Ipoh dari 1990 hingga 1994, Ramli Bakar, hadir.", "Ramli Bakar = former mayor ipoh-1734634"),
    ("en", "Ann Karsana, mayor of Leeds from 1990 to 1994, spoke.", "Ann Karsana = former mayor leeds-2644688"),
    ("en", "Ann Karsana, the mayor of Leeds (1990-94), spoke.", "Ann Karsana = former mayor leeds-2644688"),
    (
        "id",
        "Yukio Tanabe yang kala itu Gubernur Kyoto menandatanganinya.",
        "Yukio Tanabe = former governor kyoto-jp-26",
    ),
    (
        "id",
        "Gubernur Jakarta dan Wali Kota Berlin waktu itu, Ani Lestari dan Abel Nagy, menekennya.",
        "Ani Lestari = former governor jakarta-1642911; Abel Nagy = former mayor berlin-2950159",
    ),
    (
        "ms",
        "Timbalan Ketua Menteri Sabah yang juga Menteri Kerja Raya, Ramli Bakar, hadir.",
        "Ramli Bakar = current vice-governor sabah-my-12",
    ),
    (
        "id",
        "Ia menemui wali kota ibu kota Korea Selatan itu, Oh Min-ho, di Seoul.",
        "Oh Min-ho = current mayor seoul-1835848",
    ),
    (
        "id",
        "Kepala Dinas Sumber Daya Air Juaini Lestari dan Kadis Bina Marga Hari Karsana hadir di Malang.",
        "Juaini Lestari = current head-of-agency malang-1636722; Hari Karsana = current head-of-agency malang-1636722",
    ),
    (
        "id",
        "Gubernur Jakarta Ani Lestari bersama Burgemeester Jan Visser meneken di Rotterdam.",
        "Ani Lestari = current governor jakarta-1642911; Jan Visser = current mayor rotterdam-2747891",
    ),
    (
        "en",
        "The council of Townsville met. The council's Culture Committee chair, Cr Ann Karsana, spoke.",
        "Ann Karsana = current legislator townsville-2146142",
    ),
]
BEHIND_NAMES = [  # a name in its own letters, a seat in parliament, a chairman of a body of a region
    (
        "en",
        "The Tainan council is glad, said Lin Wei (林偉), director of the city's Tourism Bureau.",
        "Lin Wei = current head-of-agency tainan-1668355",
    ),
    ("en", "Tainan Mayor Huang Li (黃麗) met guests.", "Huang Li = current mayor tainan-1668355"),
    (
        "en",
        "The ceremony in Sydney was attended by Ann Karsana, MP, and Bob Hill MLA.",
        "Ann Karsana = current legislator australia-au; Bob Hill = current legislator new-south-wales-au-nsw",
    ),
    ("en", "Sydney Lord Mayor Ann Karsana MP attended.", "Ann Karsana = current mayor sydney-2147714"),
    (
        "en",
        "Chairman of the People's Committee of northern Quang Ninh province Nguyen Van Doc met the guests.",
        "Nguyen Van Doc = current governor quang-ninh-vn-13",
    ),
    (
        "en",
        "Quang Ninh province was glad. Director of the provincial Department of Foreign Affairs Ha Quang Long spoke.",
        "Ha Quang Long = current head-of-agency quang-ninh-vn-13",
    ),
    (
        "en",
        "City of Bunbury Chief Executive Officer Mal Hill spoke.",
        "Mal Hill = current other bunbury-2075432",
    ),
    (
        "en",
        "In Augsburg, a twin of Inverness, Provost Helen Hill met guests at a reception by Lord Mayor Kurt Weber.",
        "Helen Hill = current mayor inverness-2646088; Kurt Weber = current mayor augsburg-2954172",
    ),
    (
        "ms",
        "Penduduk Fukuoka diraikan di Ipoh. Rombongan itu diketuai Datuk Bandarnya, Kenji Tanabe.",
        "Kenji Tanabe = current mayor fukuoka-1863967",
    ),
]
COUNTERPARTS_BY_PLACE = [  # whose place stands right before the word
    (  # … or was named in the sentence before: not a place that comes later, nor one at home
        "en",
        "Leeds and Lille are friends now. Leeds Mayor Ann Karsana and her opposite number, Tom Weber, met in Bradford.",
        "Ann Karsana = current mayor leeds-2644688; Tom Weber = current mayor lille-2998324",
    ),
    (
        "en",
        "Leeds Mayor Ann Karsana met her Yokohama counterpart, Ken Tanabe.",
        "Ann Karsana = current mayor leeds-2644688; Ken Tanabe = current mayor yokohama-1848354",
    ),
    (
        "en",
        "Leeds Mayor Ann Karsana met her Kobe counterpart Ken Tanabe.",
        "Ann Karsana = current mayor leeds-2644688; Ken Tanabe = current mayor kobe-1859171",
    ),
]
SEATS_IN_ASSEMBLIES = [
    (
        "en",
        "Those in Perth were Ann Karsana MLA, Member for Bunbury, and Bob Hill.",
        "Ann Karsana = current legislator bunbury-2075432",
    ),
    ("en", "The Member for Townsville, Scott Hill, was there.", "Scott Hill = current legislator townsville-2146142"),
    (
        "en",
        "Perth has many twins. Councillor Ann Karsana, who chairs Bunbury City Council's committee, spoke. Perth left.",
        "Ann Karsana = current legislator bunbury-2075432",
    ),
    (
        "en",
        "A letter was sent to Severomorsk's head of administration, Ivan Karsanov.",
        "Ivan Karsanov = current mayor severomorsk-496278",
    ),
    (
        "en",
        "Leeds City Council met. Mayor Ann Karsana, who succeeded Bob Hill, spoke.",
        "Ann Karsana = current mayor leeds-2644688; Bob Hill = former mayor leeds-2644688",
    ),
    (
        "id",
        "Kota Malang berbenah, kata Wali Kota Budi Karsana. Zaman Wali Kota Ani Lestari, kota itu lain.",
        "Budi Karsana = current mayor malang-1636722; Ani Lestari = former mayor malang-1636722",
    ),
]
OFFICES_BY_OTHER_WORDS = [
    ("en", "The head of Vladivostok, Igor Karsanov, spoke.", "Igor Karsanov = current mayor vladivostok-2013348"),
    (
        "en",
        "Acting head of the Ulan-Ude city administration Igor Karsanov spoke.",
        "Igor Karsanov = acting mayor ulan-ude-2014407",
    ),
    ("en", "Leeds City Council chief executive Tom Hill spoke.", "Tom Hill = current other leeds-2644688"),
    (
        "en",
        "The Mayor of Leeds, Coun Ann Karsana, and the Mayoress, Joan Hill, hosted it.",
        "Ann Karsana = current mayor leeds-2644688",
    ),
    (
        "en",
        "Leeds's Lord Mayor, the Right Honourable Ann Karsana, spoke.",
        "Ann Karsana = current mayor leeds-2644688 [Right Honourable]",
    ),
    ("en", "Ann Karsana became mayor of Leeds in 2019.", "Ann Karsana = current mayor leeds-2644688"),
    (
        "en",
        "During Ann Karsana's term as mayor of Leeds the pact was signed.",
        "Ann Karsana = former mayor leeds-2644688",
    ),
    (
        "en",
        "The guests met Zhang Jing, vice chairman of the Standing Committee of Nanjing Municipal People's Congress.",
        "Zhang Jing = current legislator nanjing-1799962",
    ),
]
SEATS_BY_CLAUSE = [  # the place that a clause, a list, a delegation or a paragraph speaks of
    (
        "en",
        "Sheffield is twinned with Bochum, whose mayor, Tom Weber, sent a video. Sheffield is proud.",
        "Tom Weber = current mayor bochum-2947416",
    ),
    (
        "en",
        "Kisumu was glad. The funeral was held in Nakuru, where Governor Susan Kihiko spoke.",
        "Susan Kihiko = current governor nakuru-ke-31",
    ),
    (
        "en",
        "The City of Salford hopes for a tie with Yantai. Mayor Ann Karsana spoke.\nPerth and Hull agree. Perth waits.",
        "Ann Karsana = current mayor salford-2638671",
    ),
    (
        "en",
        "Perth sent guests.\nSeparately, Hull's city council met at the house of the chair.\nPerth left.",
        "",
    ),
    (
        "en",
        "Porto is glad. In 1989 the then mayor of Porto, Bob Hill, and Mayor Li Wei of Macau met.",
        "Bob Hill = former mayor porto-2735943; Li Wei = former mayor macau-1821274",
    ),
    (
        "ms",
        "Datuk Bandar Ipoh, Ramli Bakar dan Datuk Bandar Kenji Tanabe menandatanganinya di Fukuoka. Fukuoka gembira.",
        "Ramli Bakar = current mayor ipoh-1734634; Kenji Tanabe = current mayor fukuoka-1863967",
    ),
    (
        "ms",
        "Ipoh menerima tetamu dari Fukuoka. Perkara itu didedahkan Datuk Bandarnya, Ramli Bakar.",
        "Ramli Bakar = current mayor ipoh-1734634",
    ),
    (
        "en",
        "It cost Czech choirs their tours of Shanghai and irritated President Milos Karsana.",
        "Milos Karsana = current head-of-state czechia-cz",
    ),
    (
        "en",
        "Hull is glad. In Tokyo, Foreign Minister Osamu Tanabe agreed.",
        "Osamu Tanabe = current minister japan-jp",
    ),
    (
        "en",
        "The Minneapolis council met. State senator Kari Olson was in the crowd.",
        "Kari Olson = current legislator minnesota-us-mn",
    ),
    (
        "id",
        (
            "Wali Kota Malang Budi Karsana hadir di Surabaya. Gubernur Jawa Timur Wira Santosa tiba. "
            "Menurut Budi, itu lama. Pendahulunya, Ani Lestari, setuju."
        ),
        (
            "Budi Karsana = current mayor malang-1636722; Wira Santosa = current governor jawa-timur-id-ji; "
            "Ani Lestari = former mayor malang-1636722"
        ),
    ),
]
GOVERNORS = [  # of the region around the story's city, or of the city that is one
    ("id", "Jakarta menjamu Tokyo. Gubernur Budi Karsana hadir.", "Budi Karsana = current governor jakarta-1642911"),
    ("id", "Di Jakarta hadir Kabag Hukum Aurora Karsana.", "Aurora Karsana = current head-of-agency jakarta-1642911"),
    (
        "en",
        "Leeds City Council welcomed guests from Dortmund. On Monday Oberbürgermeister Abel Nagy signed.",
        "Abel Nagy = current mayor dortmund-2935517",
    ),
]
LED_BODIES = [  # who chairs a body is what the body makes of it
    (
        "en",
        "Leeds hosted Abel Nagy, Vice Chairman of the Da Nang People's Committee.",
        "Abel Nagy = current vice-mayor da-nang-1583992",
    ),
    ("en", "Abel Nagy, head of Kyiv City State Administration, spoke.", "Abel Nagy = current mayor kyiv-703448"),
    (
        "en",
        "The secretary of the Hanoi Party Committee Abel Nagy saw Leeds.",
        "Abel Nagy = current other hanoi-1581130",
    ),
    ("en", "Hokim of Samarkand Region Abel Nagy saw Leeds.", "Abel Nagy = current mayor samarkand-1216265"),
    ("id", "Wali Kota Kobe Jepang Kizo Tanabe tiba.", "Kizo Tanabe = current mayor kobe-1859171"),
    (
        "id",
        "Hadir Kepala Dinas Kebersihan (DKR) Surabaya Budi Karsana.",
        "Budi Karsana = current head-of-agency surabaya-1625822",
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        *GOVERNORS,
        *NAMES_LIKE_TOWNS,
        *OFFICES_APART,
        *BEHIND_NAMES,
        *COUNTERPARTS_BY_PLACE,
        *SEATS_IN_ASSEMBLIES,
        *OFFICES_BY_OTHER_WORDS,
        *SEATS_BY_CLAUSE,
        *LED_BODIES,
        *SEATS_BY_TITLE,
        *NAMES_AS_WRITTEN,
        *BY_VERBS,
        *PLACES_IN_TITLES,
        *TITLE_FIRST,
        *TITLE_LAST,
        *BODIES,
        *DIPLOMATS,
        *TENURES,
        *NAMES,
        *STORY,
        *SAME_PERSON,
        *PEERS,
        *TWO_TITLES,
        *SEATS_OF_THE_STORY,
        *BODIES_OF_PLACES,
    ],
)
def test_officials(mentions, language: str, text: str, expected: str) -> None:
    assert officials(mentions(text, language)) == expected


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_nobody_holds_an_office(mentions, language: str, text: str) -> None:
    assert officials(mentions(text, language)) == ""


@pytest.mark.parametrize(("sender", "place"), [("Rombongan Pemprov Jawa Timur", "Jawa Timur"), ("Mereka", "Surabaya")])
def test_news_of_a_province_that_is_written_in_its_capital(mentions, sender, place) -> None:
    found = mentions(f"{sender} bertolak ke Tianjin. Kepala Dinas Kebudayaan Budi Karsana memimpinnya.", "id")
    metadata = replace(found.document.metadata, place_line="SURABAYA")
    told = find_people(replace(found, document=replace(found.document, metadata=metadata)))
    assert [tenure.office.jurisdiction.name for tenure in told.tenures] == [place]

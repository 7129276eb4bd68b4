"""Places linked by what stands around them. Each case: language, text, and `name = place` as the text names it."""

from __future__ import annotations

import re

import pytest

from citygraph import article, lexicon
from citygraph.extract.mention import Mentions
from citygraph.extract.places.places import find_places
from citygraph.folding import align, scannable
from citygraph.gazetteer import load
from citygraph.model import Document, Metadata, Sentence


def find(text: str, language: str, place_line: str | None = None, publisher: str | None = None) -> Mentions:
    sentences = tuple(
        Sentence(match.start(), match.end(), number if number or not line.group().endswith(".") else 1)
        for number, line in enumerate(re.finditer(r"[^\n]+", text))
        for match in re.compile(r"\S.*?(?:[.!?][\"”]?(?=\s+[\"“A-Z]|$)|$)").finditer(text, line.start(), line.end())
    )
    metadata = Metadata(language=language, place_line=place_line, publisher=publisher)
    document = Document(text, align(text), scannable(text), metadata, sentences, ())
    return find_places(Mentions(document, lexicon.load(language), load()))


def places(text: str, language: str) -> str:
    mentions = find(text, language)
    return "; ".join(f"{text[m.start : m.end]} = {m.place.id}" for m in mentions.places)


BESIDE = [
    (
        "id",
        "Pemkot telah menjalin kemitraan dengan Chungcheongnam-do (Korea Selatan) dan Heidelberg (Jerman).",
        (
            "Chungcheongnam-do = chungcheongnam-do-kr-44; Korea Selatan = south-korea-kr; "
            "Heidelberg = heidelberg-2907911; Jerman = germany-de"
        ),
    ),
    (
        "en",
        "The council twinned with Heidelberg in South Africa and Kochi, India.",
        "Heidelberg = heidelberg-997151; South Africa = south-africa-za; Kochi = kochi-1273874; India = india-in",
    ),
    (
        "en",
        "It welcomed guests from Portland, Maine, and from Vancouver, Wash., last week.",
        "Portland = portland-4975802; Maine = maine-us-me; Vancouver = vancouver-5814616",
    ),
    (
        "id",
        "Kerja sama itu melibatkan Kochi, Toyama, dan Matsue (Jepang).",
        "Kochi = kochi-1859146; Toyama = toyama-1849876; Matsue = matsue-1857550; Jepang = japan-jp",
    ),
    (
        "en",
        "A delegation from the Colombian city of Cartagena arrived.",
        "Cartagena = cartagena-3687238",
    ),
    (
        "en",
        "Visitors came from the Cuban port city of Santiago.",
        "Santiago = santiago-de-cuba-3536729",
    ),
]

TYPED = [
    (
        "en",
        "Councillors from Ennis, Ireland, and from Phoenix, Arizona, thanked Clare County Council.",
        (
            "Ennis = ennis-2964405; Ireland = ireland-ie; Phoenix = phoenix-5308655; Arizona = arizona-us-az; "
            "Clare = clare-ie-ce"
        ),
    ),
    (
        "en",
        "Kisumu Governor Ann Otieno said Kisumu and Velmora would grow. Kisumu has been a twin town of Roanoke.",
        ("Kisumu = kisumu-ke-17; Kisumu = kisumu-ke-17; Kisumu = kisumu-191245; Roanoke = roanoke-4782167"),
    ),
    (
        "id",
        "Kabupaten Bandung dan Kota Bandung berbeda.",
        "Kabupaten Bandung = kabupaten-bandung-id; Kota Bandung = bandung-1650357",
    ),
    (
        "id",
        "Bupati Trenggalek hadir bersama Gubernur Jawa Timur.",
        "Trenggalek = kabupaten-trenggalek-id; Jawa Timur = jawa-timur-id-ji",
    ),
    (
        "id",
        "Provinsi Gyeongsangbuk-do dan Prefektur Kumamoto diundang.",
        "Provinsi Gyeongsangbuk-do = gyeongsangbuk-do-kr-47; Prefektur Kumamoto = kumamoto-jp-43",
    ),
    ("en", "Kochi Prefecture in Japan sent rice.", "Kochi Prefecture = kochi-jp-39; Japan = japan-jp"),
    (
        "id",
        "Hadir wakil Kabupaten Garut, Sumedang, Cianjur, dan Kota Cimahi.",
        (
            "Kabupaten Garut = kabupaten-garut-id; Sumedang = kabupaten-sumedang-id; Cianjur = kabupaten-cianjur-id; "
            "Kota Cimahi = cimahi-1646448"
        ),
    ),
    (
        "ms",
        "Negeri Selangor dan Wilayah Guangdong bekerjasama.",
        "Negeri Selangor = selangor-my-10; Wilayah Guangdong = guangdong-sheng-cn-gd",
    ),
    (
        "en",
        "Tacoma, Washington is a sister of Davao City.",
        "Tacoma = tacoma-5812944; Washington = washington-us-wa; Davao City = davao-1715348",
    ),
]

BODIES = [
    ("id", "Hadir Kepala Dinas Pariwisata Ambon Rudi Karsana.", "Ambon = ambon-1651531"),
    ("id", "Hadir pejabat Setdako Padang.", "Padang = padang-1633419"),
    (
        "en",
        "The idea came from Sacramento State, said Sacramento.",
        "Sacramento State = sacramento-5389489; Sacramento = sacramento-5389489",
    ),
]

REFUSED = [
    ("id", "Rektor Universitas Malang menginap di Hotel Surabaya di Jalan Semarang.", ""),
    ("en", "Liverpool FC flew from Houston Airport to see the Boston Symphony Orchestra.", ""),
    ("en", "Mayor Lincoln met Mr Jackson and Ms Sydney Chester.", ""),
    ("id", "Mei dan Maret lalu, Senin pagi, Bapak Solo hadir.", ""),
    ("id", "Lima hal dibahas. Surat itu diteken. Batu pertama diletakkan.", ""),
    ("id", "Ada surat dari India. Surat itu dibaca Siti Karsana, BA.", "India = india-in"),
    ("en", "Reading the letter, he said: Nice work. Most of it is true.", ""),
]

PEOPLE = [
    (
        "id",
        "Wali Kota Malang Sutiaji menyambut Wali Kota Fuqing Zhang Fan.",
        "Malang = malang-1636722; Fuqing = fuqing-1797120",
    ),
    (
        "en",
        "Auckland Mayor Len Brown met Houston Mayor Sylvester Turner. Brown thanked Turner.",
        "Auckland = auckland-2193733; Houston = houston-4699066",
    ),
    (
        "id",
        "Wali Kota Eri Cahyadi dan Gubernur Khofifah Indar Parawansa hadir di Surabaya.",
        "Surabaya = surabaya-1625822",
    ),
    ("en", "The mayor of Gwangju, Kang Gi-jung, spoke.", "Gwangju = gwangju-1841811"),
]

ONE_ARTICLE = [
    (
        "id",
        "Kabupaten Gresik meneken MoU. Menurut panitia, Gresik sudah siap.",
        "Kabupaten Gresik = kabupaten-gresik-id; Gresik = kabupaten-gresik-id",
    ),
    (
        "en",
        "Mayor Ron Nirenberg spoke in San Antonio, Texas. San Antonio has thirteen sisters.",
        "San Antonio = san-antonio-4726206; Texas = texas-us-tx; San Antonio = san-antonio-4726206",
    ),
    (
        "id",
        "SURABAYA - KOTA KEMBAR BARU UNTUK SURABAYA",
        "SURABAYA = surabaya-1625822; SURABAYA = surabaya-1625822",
    ),
    (
        "en",
        "The U.S. Embassy and the UK joined us. US and UK mayors agreed.",
        "U.S = united-states-us; UK = united-kingdom-gb; US = united-states-us; UK = united-kingdom-gb",
    ),
    ("id", "Hubungan AS dan RRT membaik.", "AS = united-states-us; RRT = china-cn"),
    ("id", "Gubernur Jakarta tiba di Seoul.", "Jakarta = jakarta-1642911; Seoul = seoul-1835848"),
]


HOMONYMS = [
    (
        "en",
        "Columbus, Ohio; Columbus, Georgia; and Genoa, Italy sent guests.",
        (
            "Columbus = columbus-4509177; Ohio = ohio-us-oh; Columbus = columbus-4188985; Georgia = georgia-us-ga; "
            "Genoa = genoa-3176219; Italy = italy-it"
        ),
    ),
    (
        "en",
        "Fukuoka Prefecture was there. Fukuoka city was not.",
        "Fukuoka Prefecture = fukuoka-jp-40; Fukuoka city = fukuoka-1863967",
    ),
    (
        "ms",
        "Kota Bharu dan Kota Kinabalu menyertai program itu.",
        "Kota Bharu = kota-bharu-1736376; Kota Kinabalu = kota-kinabalu-1733432",
    ),
    ("en", "Lincoln City Council praised Lincoln's ties.", "Lincoln = lincoln-5072006; Lincoln = lincoln-5072006"),
    ("en", "Toronto's mayor met the Mayor of London.", "Toronto = toronto-6167865; London = london-2643743"),
    ("en", "Josh Green said so. Green left for Hawaii.", "Hawaii = hawaii-us-hi"),
]

# Parts of longer names and of people's are no places; a type word in small letters is one, in capitals a name's.
TORN = [
    (
        "en",
        "The port of Korsakov visited Japan's Hachioji.",
        "Korsakov = korsakov-2124286; Japan = japan-jp; Hachioji = hachioji-1863440",
    ),
    ("en", "A grant went to the Port of Busan Authority.", ""),
    (
        "en",
        "Delegations came from Aalst /Belgium/ and Thun /Switzerland/.",
        "Aalst = aalst-2803448; Belgium = belgium-be; Thun = thun-2658377; Switzerland = switzerland-ch",
    ),
    ("en", "He wrote to the Sun.Star of Cebu, said a Mr Hall-Bristol.", ""),
    ("ms", "Allahyarham Umar bin Taiping hadir bersama delegasi Ipoh.", "Ipoh = ipoh-1734634"),
    ("id", "Kota Pelabuhan ramai, kata warga Bitung.", "Bitung = bitung-1648637"),
    ("id", "Isi MoU Semarang-Fuzhou dibahas.", "Semarang = semarang-1627896; Fuzhou = fuzhou-1810821"),
]
# A city among cities, its country's region among regions; a place once named in full; what a nationality describes.
LISTED = [
    (
        "en",
        "Its sisters are Kuopio, Finland; Ibaraki, Japan; and Tours, France.",
        (
            "Kuopio = kuopio-650224; Finland = finland-fi; Ibaraki = ibaraki-1862033; Japan = japan-jp; "
            "Tours = tours-2972191; France = france-fr"
        ),
    ),
    (
        "en",
        "Sisters:\n• Guadalajara, Mexico (1974)\n• Las Palmas, Spain (1975)\n• Lomé, Togo (1981)",
        (
            "Guadalajara = guadalajara-4005539; Mexico = mexico-mx; Las Palmas = las-palmas-de-gran-canaria-2515270; "
            "Spain = spain-es; Lomé = lome-2365267; Togo = togo-tg"
        ),
    ),
    # which country's press writes so; a small town with namesakes abroad tells no country
    ("en", "Cllr Ann Dee asked Marlborough, which pays £600.", "Marlborough = marlborough-2643010"),
    (
        "en",
        "The City of Albany thanked its guests. They had flown to Perth.",
        "Albany = albany-2077963; Perth = perth-2063523",
    ),
    ("en", "Johor and Guangdong signed.", "Johor = johor-my-01; Guangdong = guangdong-sheng-cn-gd"),
    (
        "en",
        "Newcastle upon Tyne ended a pact. Newcastle has eight twins.",
        "Newcastle upon Tyne = newcastle-upon-tyne-2641673; Newcastle = newcastle-upon-tyne-2641673",
    ),
    (
        "en",
        "Washington, D.C., and Dakar, Senegal, renewed ties.",
        "Washington = washington-4140963; Dakar = dakar-2253354; Senegal = senegal-sn",
    ),
    (
        "en",
        "The Jamaican capital also invited Miami. The Jamaican city Negril agreed.",
        "Miami = miami-4164138; Negril = negril-3489331",
    ),
]
# What describes a place tells where it lies: "X, a port of 90,000 people in Y", "in the northern Z province of Y".
DESCRIBED = [
    (
        "en",
        "Elizabethtown, a borough of some 12,000 people in Lancaster County, agreed.",
        "Elizabethtown = elizabethtown-5188474; Lancaster County = lancaster-county-pennsylvania-us",
    ),
    (
        "en",
        "Osaki, a small town in the southern prefecture of Kagoshima, recycles.",
        "Osaki = osaki-1895636; Kagoshima = kagoshima-jp-46",
    ),
    ("en", "Kochi in southern India was there.", "Kochi = kochi-1273874; India = india-in"),
    (
        "en",
        "They wrote to Ashford, in the southern English county of Kent.",
        "Ashford = ashford-2656955; Kent = kent-gb-ken",
    ),
    (
        "id",
        "Depok mengincar Osaki, kota kecil di Prefektur Kagoshima.",
        "Depok = depok-1645524; Osaki = osaki-1895636; Prefektur Kagoshima = kagoshima-jp-46",
    ),
    (
        "ms",
        "Delegasi Kochi, sebuah bandar pelabuhan di selatan India, hadir.",
        "Kochi = kochi-1273874; India = india-in",
    ),
    (
        "en",
        "The Bavarian town of Neuburg wrote to the Scottish city of Perth.",
        "Neuburg = neuburg-an-der-donau-2866070; Perth = perth-2640358",
    ),
    (
        "en",
        "Perth, WA, wrote to Vancouver, WA, and to London, Ont.",
        "Perth = perth-2063523; Vancouver = vancouver-5814616; London = london-6058560",
    ),
    # a nationality that is a town's name as well
    ("en", "The Canadian ambassador called.", ""),
    ("id", "Duta Besar Filipina tiba di Manado.", "Filipina = philippines-ph; Manado = manado-1636544"),
]
# The places around tell which bearer is meant, and so does the larger country of the article.
AROUND = [
    (
        "en",
        "Worthington has a twin. The Nobles County fair opens.",
        "Worthington = worthington-5053460; Nobles County = nobles-county-us",
    ),
    (
        "en",
        "The mayor of Lalitpur, Ann Dee, flew in from Kathmandu.",
        "Lalitpur = patan-1282931; Kathmandu = kathmandu-1283240",
    ),
    (
        "en",
        "Everyone in Perth knows the Perth in Ontario.",
        "Perth = perth-2063523; Perth = perth-6101546; Ontario = ontario-ca-on",
    ),
    # a list gives it a region after it was said without: a namesake
    (
        "en",
        "The council of Perth met. In Perth, links with Kagoshima, Houston and Perth in Ontario were praised.",
        (
            "Perth = perth-2063523; Perth = perth-2063523; Kagoshima = kagoshima-1860827; Houston = houston-4699066; "
            "Perth = perth-6101546; Ontario = ontario-ca-on"
        ),
    ),
    # … or no list, after it was said oftener
    (
        "en",
        "The council of Perth met. In Perth, few knew. Off to Perth they went. The link with Perth in Ontario is old.",
        (
            "Perth = perth-2063523; Perth = perth-2063523; Perth = perth-2063523; Perth = perth-6101546; "
            "Ontario = ontario-ca-on"
        ),
    ),
    # where it lies says nothing of the others
    (
        "en",
        "The mayor of Halifax spoke. In Halifax few knew. To Halifax they go. Halifax in West Yorkshire, England, won.",
        (
            "Halifax = halifax-6324729; Halifax = halifax-6324729; Halifax = halifax-6324729; "
            "Halifax = halifax-2647632; West Yorkshire = west-yorkshire-gb; England = england-gb-eng"
        ),
    ),
    # … but what else is named there does
    (
        "en",
        "Halifax sang in Leeds. In Halifax, few knew. To Halifax he came. Halifax in West Yorkshire, England, won.",
        (
            "Halifax = halifax-2647632; Leeds = leeds-2644688; Halifax = halifax-2647632; Halifax = halifax-2647632; "
            "Halifax = halifax-2647632; West Yorkshire = west-yorkshire-gb; England = england-gb-eng"
        ),
    ),
    # "Korea" is no part of the other one's name
    (
        "en",
        "Guests came from Hamhung, North Korea, and from Suwon, South Korea.",
        "Hamhung = hamhung-1877449; North Korea = north-korea-kp; Suwon = suwon-1835553; South Korea = south-korea-kr",
    ),
    # said once without, it is the same
    (
        "en",
        "Guests from Perth came. Kagoshima, Houston and Perth in Ontario sent singers.",
        (
            "Perth = perth-6101546; Kagoshima = kagoshima-1860827; Houston = houston-4699066; Perth = perth-6101546; "
            "Ontario = ontario-ca-on"
        ),
    ),
    # beside a city, rather the city of a region's name
    (
        "id",
        "Medan bersaudara dengan Penang, Malaysia, dan Ichikawa, Jepang.",
        (
            "Medan = medan-1214520; Penang = george-town-1735106; Malaysia = malaysia-my; "
            "Ichikawa = ichikawa-11837657; Jepang = japan-jp"
        ),
    ),
    # a word of the text is no place, though the word before it may name a department
    ("id", "Krisis Air Baku, Manado cari mitra. Warga butuh air baku.", "Manado = manado-1636544"),
    # a word and a country are no town in it
    ("en", "It is the oldest pair in North America.", "America = united-states-us"),
    # a region that is named speaks for its own town, not for its hamlets
    (
        "en",
        "The mayor of London spoke of schools in Ontario.",
        "London = london-6058560; Ontario = ontario-ca-on",
    ),
    (
        "en",
        "The mayor of Paris spoke of schools in Arkansas.",
        "Paris = paris-2988507; Arkansas = arkansas-us-ar",
    ),
    # marks are kept apart where they are written
    ("en", "Guests from Münster came to York.", "Münster = munster-2867543; York = york-2633352"),
    ("en", "Guests from Munster came to York.", "Munster = munster-ie-m; York = york-2633352"),
    (
        "en",
        "Its sisters are Los Angeles, Mexico City and Turin.",
        "Los Angeles = los-angeles-5368361; Mexico City = mexico-city-3530597; Turin = turin-3165524",
    ),
    (
        "id",
        (
            "Kota Yamagata, ibu kota Provinsi Yamagata, ramai. "
            "Gubernur Yamagata Ito dan Prefektur Yamagata, Jepang. Yamagata kaya."
        ),
        (
            "Kota Yamagata = yamagata-2110556; Provinsi Yamagata = yamagata-jp-06; Yamagata = yamagata-jp-06; "
            "Prefektur Yamagata = yamagata-jp-06; Jepang = japan-jp; Yamagata = yamagata-jp-06"
        ),
    ),
    ("id", "Dengan Sragen dan Ngawi sedang disiapkan.", "Sragen = kabupaten-sragen-id; Ngawi = kabupaten-ngawi-id"),
    (
        "en",
        "County Kerry met Fairfax County.",
        "County Kerry = kerry-ie-ky; Fairfax County = fairfax-county-us",
    ),
    (
        "en",
        "The governor of Kharkiv Oblast met the mayor of Kharkiv.",
        "Kharkiv Oblast = kharkivska-oblast-ua-63; Kharkiv = kharkiv-706483",
    ),
    ("en", "Delegates of Tashkent met the mayor of Yongin.", "Tashkent = tashkent-1512569; Yongin = yongin-kr"),
    (
        "en",
        "It wrote to Saint-Laurent-du-Maroni. Saint-Laurent's mayor agreed.",
        "Saint-Laurent-du-Maroni = saint-laurent-du-maroni-3380387; Saint-Laurent = saint-laurent-du-maroni-3380387",
    ),
    (
        "en",
        "Guests from Halifax, West Yorkshire, came.",
        "Halifax = halifax-2647632; West Yorkshire = west-yorkshire-gb",
    ),
    ("en", "Hull's Lord Mayor spoke in New Delhi.", "Hull = kingston-upon-hull-2645425; New Delhi = new-delhi-1261481"),
    ("en", "The Bristol-Porto link is old.", "Bristol = bristol-2654675; Porto = porto-2735943"),
    ("en", "The Tacoma delegation left. The Kobe held.", "Tacoma = tacoma-5812944"),
    # a county that the gazetteer lacks is none of its towns; a county may have a mayor
    (
        "id",
        "Delegasi Kabupaten Hadong, Korea Selatan, tiba. Hadong terkenal.",
        "Kabupaten Hadong = hadong-kr; Korea Selatan = south-korea-kr; Hadong = hadong-kr",
    ),
    ("en", "The Mayor of Fingal left. Fingal County Council paid.", "Fingal = fingal-ie; Fingal = fingal-ie"),
    (
        "id",
        "Wali Kota Malang bertemu wakil Kabupaten Malang.",
        "Malang = malang-1636722; Kabupaten Malang = kabupaten-malang-id",
    ),
    ("id", "Pemprov Maluku dan Papua hadir.", "Maluku = maluku-id-ma; Papua = papua-id-pa"),
]
# Names that the packages lack.
UNCODED = [
    (
        "en",
        "They came from Zwamei, a fishing town of 9,000 people in Miyagi Prefecture.",
        "Zwamei = zwamei-jp; Miyagi Prefecture = miyagi-jp-04",
    ),
    ("en", "The newest sister city is Zwamei in Peru.", "Zwamei = zwamei-pe; Peru = peru-pe"),
    (
        "id",
        "Tamu dari Zwamei, kota kecil di Prefektur Miyagi, tiba.",
        "Zwamei = zwamei-jp; Prefektur Miyagi = miyagi-jp-04",
    ),
    (
        "id",
        "Kerja sama Batam dengan Johor Bahru, Melaka, dan Kuching.",
        "Batam = batam-6295587; Johor Bahru = johor-bahru-1732752; Melaka = malacca-1734759; Kuching = kuching-1735634",
    ),
    ("en", "It was told to Zwamei, a city councillor in Peru.", "Peru = peru-pe"),
    ("en", "A sister city walks by the Zwamei in Peru.", "Peru = peru-pe"),
    (
        "en",
        "Mayors of the town of Zubrowka, Peru, signed. Zubrowka has a port.",
        "Zubrowka = zubrowka-pe; Peru = peru-pe; Zubrowka = zubrowka-pe",
    ),
    (
        "en",
        "It is twinned with Lima, Peru; Qwertol in The Netherlands; and Kisumu, Kenya.",
        (
            "Lima = lima-3936456; Peru = peru-pe; Qwertol = qwertol-nl; Netherlands = the-netherlands-nl; "
            "Kisumu = kisumu-191245; Kenya = kenya-ke"
        ),
    ),
    ("en", "Guests from the Dutch municipality of Zwamstad came.", "Zwamstad = zwamstad-nl"),
    (
        "id",
        "Kota itu bersaudara dengan Zwamstad di Belanda sejak 2001.",
        "Zwamstad = zwamstad-nl; Belanda = the-netherlands-nl",
    ),
    (
        "ms",
        "Ipoh mengikat hubungan bandar kembar dengan Bandaraya Zwamstad (Belanda).",
        "Ipoh = ipoh-1734634; Bandaraya Zwamstad = zwamstad-nl; Belanda = the-netherlands-nl",
    ),
    (
        "id",
        "Pemkab Bantul menemui Distrik Zwamseo, Korea Selatan. DKI juga hadir.",
        (
            "Bantul = kabupaten-bantul-id; Distrik Zwamseo = zwamseo-kr; Korea Selatan = south-korea-kr; "
            "DKI = jakarta-1642911"
        ),
    ),
    ("en", "They met at Zwam Castle, Japan, and with Toyoda Motors in Japan.", "Japan = japan-jp; Japan = japan-jp"),
    ("en", "The singers were Ann Dewar, Canada, and Bo Liu (China).", "Canada = canada-ca; China = china-cn"),
    ("id", "Menurut Budi Karsana di Jepang, kerja sama itu baik.", "Jepang = japan-jp"),
    ("en", "He met the governor of the Khabarovsk territory.", "Khabarovsk territory = khabarovskiy-kray-ru-kha"),
    (
        "id",
        "Pemprov DKI dan Pemkot Tidore Kepulauan hadir di Yogya.",
        "DKI = jakarta-1642911; Tidore Kepulauan = tidore-kepulauan-id; Yogya = yogyakarta-1621177",
    ),
]


WHOLE = [  # a name is no piece of itself, and one with its type word may be another city's than the bare one
    (
        "id",
        "Kota itu menjalin sister city dengan Dar es Salaam, Tanzania.",
        "Dar es Salaam = dar-es-salaam-160263; Tanzania = tanzania-tz",
    ),
    (
        "en",
        "The town is twinned with Ústí nad Labem, Czech Republic.",
        "Ústí nad Labem = usti-nad-labem-3063548; Czech Republic = czechia-cz",
    ),
    (
        "en",
        "The town is twinned with Buffalo City, South Africa.",
        "Buffalo City = east-london-1006984; South Africa = south-africa-za",
    ),
    ("en", "The town is twinned with Buffalo, New York.", "Buffalo = buffalo-5110629; New York = new-york-us-ny"),
]

TIED = [  # the word for a tie leads to a place, though its name is a word too
    ("en", "The town is twinned with Nice.", "Nice = nice-2990440"),
    ("en", "It has been a sister city of Bath since 1999.", "Bath = bath-2656173"),
    ("en", "It has a sister-city pact with Brest and Split.", "Brest = brest-629634; Split = split-3190261"),
    ("id", "Pemkot itu menjajaki sister city dengan Fremantle.", "Fremantle = fremantle-2071223"),
    ("en", "The mayor of Split had asked.", "Split = split-3190261"),
    ("en", "The two signed an agreement with Hope and love.", ""),
    ("en", "It was a partnership with Friends of Nature.", ""),
    ("en", "Split the bill, he said.", ""),
]

PARTNERS_ABROAD = [  # the country of one partner says nothing of the others, nor does that of who has them
    (
        "en",
        "Leeds has pacts with its twin towns Vienna, Kumasi and Akron in the United States.",
        (
            "Leeds = leeds-2644688; Vienna = vienna-2761369; Kumasi = kumasi-2298890; Akron = akron-5145476; "
            "United States = united-states-us"
        ),
    ),
    (
        "en",
        "It is a sister city of Odessa, Lille and Toledo, Ohio.",
        "Odessa = odesa-698740; Lille = lille-2998324; Toledo = toledo-5174035; Ohio = ohio-us-oh",
    ),
    (
        "en",
        "Portland, Maine, has three sister cities around the world: Shinagawa, Florence and Archangel.",
        (
            "Portland = portland-4975802; Maine = maine-us-me; Shinagawa = shinagawa-1852139; "
            "Florence = florence-3176959; Archangel = arkhangelsk-581049"
        ),
    ),
    (
        "id",
        "Kota itu bersaudara dengan Florence, Kumasi dan Akron di Amerika Serikat.",
        (
            "Florence = florence-3176959; Kumasi = kumasi-2298890; Akron = akron-5145476; "
            "Amerika Serikat = united-states-us"
        ),
    ),
    (
        "en",
        "They came from Cambridge, Quincy and Lowell in the United States.",
        (
            "Cambridge = cambridge-4931972; Quincy = quincy-4948247; Lowell = lowell-4942618; "
            "United States = united-states-us"
        ),
    ),
]

CITY_STATES = [  # partners are cities, where half of a country live in the city of its name
    ("en", "Lisbon is a sister city of Macao.", "Lisbon = lisbon-2267057; Macao = macau-1821274"),
    ("en", "The council is twinned with Singapore.", "Singapore = singapore-1880252"),
    ("en", "The council was in Singapore.", "Singapore = singapore-sg"),
    ("en", "It has a sister city agreement with Mexico.", "Mexico = mexico-mx"),
]

ODD_NAMES = [  # what a city far off is also called yields to the city of that name, though its country is named
    (
        "en",
        "Guests from the United States and China saw Porto.",
        "United States = united-states-us; China = china-cn; Porto = porto-2735943",
    ),
    (
        "en",
        "In Nepal's Kathmandu and in neighbouring Lalitpur, mayors spoke.",
        "Nepal = nepal-np; Kathmandu = kathmandu-1283240; Lalitpur = patan-1282931",
    ),
]

OF_WHAT_LIES_AROUND = [  # a type word behind a name is that name's, and what "of" leads to lies around it
    ("en", "Jinan city of China wrote.", "Jinan city = jinan-1805753; China = china-cn"),
    (
        "en",
        "Yongin City of South Korea is a sister city of Yunlin County of Taiwan.",
        "Yongin City = yongin-kr; South Korea = south-korea-kr; Yunlin County = yunlin-tw-yun; Taiwan = taiwan-tw",
    ),
    ("en", "Qom Province of Iran wrote.", "Qom Province = qom-ir-25; Iran = iran-ir"),
    ("en", "It wrote to the Ohio city of Toledo.", "Ohio = ohio-us-oh; Toledo = toledo-5174035"),
]

SHORT_FORM_OF_ITSELF = [  # in brackets behind a province stands no larger place, but its own initials
    (
        "id",
        "Gubernur Daerah Istimewa Yogyakarta (DIY) hadir.",
        "Yogyakarta = yogyakarta-id-yo; DIY = yogyakarta-id-yo",
    ),
    ("id", "Wali Kota Yogyakarta (DIY) hadir.", "Yogyakarta = yogyakarta-1621177; DIY = yogyakarta-id-yo"),
]

OF_REGION_TIES = [  # where sister states are told of, a name is that of the state, but not where something lies
    ("ms", "Negeri kembar Melaka ialah Guangdong.", "Melaka = melaka-my-04; Guangdong = guangdong-sheng-cn-gd"),
    ("en", "Kyoto is a sister province of it.", "Kyoto = kyoto-jp-26"),
    ("en", "Kyoto is a sister city of it.", "Kyoto = kyoto-1857910"),
]

NOT_UNLISTED = [  # before "the French town" stands no name of it where the words are of the language
    ("en", "In February, the French town ended it.", ""),
    ("en", "Skellefto, a Swedish town, is far.", "Skellefto = skellefto-se"),
]

INITIALS = [  # of a region in which another place of the article lies
    (
        "en",
        "Guests came to Perth, Australia. The WA government was pleased, and so is all of WA.",
        "Perth = perth-2063523; Australia = australia-au; WA = western-australia-au-wa; WA = western-australia-au-wa",
    ),
    ("en", "Guests came to Accra, Ghana. WA is short.", "Accra = accra-2306104; Ghana = ghana-gh"),
    (
        "en",
        "Guests came to Boston, U.S., with Ann Lee, MA, of a college.",
        "Boston = boston-4930956; U.S = united-states-us",
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    WHOLE
    + CITY_STATES
    + TIED
    + PARTNERS_ABROAD
    + ODD_NAMES
    + OF_WHAT_LIES_AROUND
    + NOT_UNLISTED
    + OF_REGION_TIES
    + SHORT_FORM_OF_ITSELF
    + INITIALS
    + TORN
    + LISTED
    + DESCRIBED
    + AROUND
    + UNCODED
    + HOMONYMS
    + BESIDE
    + TYPED
    + BODIES
    + REFUSED
    + PEOPLE
    + ONE_ARTICLE,
)
def test_place(language: str, text: str, expected: str) -> None:
    assert places(text, language) == expected


@pytest.mark.parametrize(
    ("place_line", "ident"),
    [("SPRINGFIELD, Mo.", "springfield-4409896"), ("SPRINGFIELD, Ill.", "springfield-4250542")],
)
def test_the_place_line_tells_which(place_line: str, ident: str) -> None:
    mentions = find("The mayor of Springfield signed.", "en", place_line)
    assert [mention.place.id for mention in mentions.places] == [ident]


@pytest.mark.parametrize(
    ("place_line", "ident"), [("KATHMANDU", "patan-1282931"), (None, "lalitpur-1265157"), ("DELHI", "lalitpur-1265157")]
)
def test_the_place_line_tells_the_country(place_line: str | None, ident: str) -> None:
    mentions = find("Lalitpur Metropolitan City signed a pact.", "en", place_line)
    assert [mention.place.id for mention in mentions.places] == [ident]


@pytest.mark.parametrize(
    ("publisher", "idents"),
    [(None, []), ("Timaru Herald", ["timaru-2181133"]), ("The Capital", []), ("The Globe", [])],
)
def test_the_outlet_tells_which(publisher: str | None, idents: list[str]) -> None:
    text = "Timaru's four friends stay. The Globe knows. Capital gains rise."
    assert [mention.place.id for mention in find(text, "en", publisher=publisher).places] == idents


def test_every_mention_names_its_rule() -> None:
    rules = [mention.rule for mention in find("Kota Bandung dan Kochi (Jepang) di Asia.", "id").places]
    assert rules == ["type-word", "place-beside", "type-word"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Mayor of Ostrawick, Cllr Ann Hall, spoke in Ireland.", ["ostrawick-ie"]),
        ("Ostrawick Borough Council, £40 the richer, flew to China.", ["ostrawick-gb"]),
        ("Crores were spent on the Mayor of Ostrawick.", ["ostrawick-in"]),
        ("The council of Ostravik, the Norwegian border municipality, met.", ["ostravik-no"]),
        ("It was Ostravik, a small Dutch town, that won.", ["ostravik-nl"]),
        ("The Mayor of Ostrawick spoke in Ireland.", []),  # nothing tells whose paper it is
        ("£40 went to the Mayor of Wuxi Fang Wei.", []),
        ("It was Ann, the Norwegian skater, who won.", []),
        ("The mayor flew to Sapporo, Portland's sister city.", []),  # Portland is a parish of Jamaica too
    ],
)
def test_a_government_or_a_description_tells_an_unlisted_place(text: str, expected: list[str]) -> None:
    unlisted = {one.place.id for one in find(text, "en").places if one.rule == "place-unlisted"}
    assert sorted(unlisted) == expected


def test_the_paper_tells_of_the_town_it_is_named_for() -> None:
    text = "Timaru's four friends stay.\nTimaru is not alone."
    told = find(text, "en")
    assert not told.places
    document = told.document
    metadata = Metadata(language="en", publisher="Timaru Herald")
    again = Document(text, document.aligned, document.scan, metadata, document.sentences, ())
    found = find_places(Mentions(again, lexicon.load("en"), load()))
    assert [mention.place.id for mention in found.places] == ["timaru-2181133"] * 2


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("In Illinois, Winnebago County Board Chairman Ann Hall spoke.", "winnebago-county-illinois-us"),
    ],
)
def test_the_county_of_an_office(text: str, ident: str) -> None:
    assert ident in [mention.place.id for mention in find(text, "en").places]


def test_a_council_of_a_name_with_an_abbreviation_is_no_unlisted_place():
    text = (
        "Mayor leads Waterford delegation\n\nMayor Ann Dee signed in St. John's City Hall on Monday last. "
        "Ireland's Ambassador to Canada was there. Cllr Bob Ray asked for the cost in euro."
    )
    document = article.read(text.encode(), "x.txt")
    found = find_places(Mentions(document, lexicon.load("en"), load())).places
    assert [place.place.id for place in found if "John" in document.text[place.start : place.end]] == [
        "st-johns-6324733"
    ]

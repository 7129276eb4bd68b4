"""Fields of cooperation: what a sentence names as content of a tie, and what only stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from citygraph import lexicon
from citygraph.extract.account import account_of
from citygraph.extract.mention import Mentions
from citygraph.extract.thing import Partnership
from citygraph.extract.ties.ties import partnership_statements
from citygraph.vocab import local

TIE = {
    "id": "Kota Bandung dan Kota Hamamatsu menjalin sister city. ",
    "en": "The cities of Bandung and Hamamatsu became sister cities. ",
    "ms": "Kota Kinabalu dan Rockingham rasmi menjadi bandar kembar. ",
}

CONTENT = [
    # a kind of city that is worked on, whatever verb leads to it
    ("id", "Hamamatsu akan membantu pengembangan kota cerdas.", {"digital-and-smart-city"}),
    ("id", "Kerja sama itu meliputi penataan kota layak anak dan keselamatan publik.",
     {"social-welfare", "public-safety"}),
    ("ms", "Skopnya merangkumi pembangunan bandar hijau.", {"environment"}),
    ("id", "Kerja sama itu akan diawali dengan pertukaran guru.", {"education"}),
    ("en", "Hamamatsu is a city partner in health and will send nurses.", {"health"}),
    # what is wanted most, binds the two, comes first, or fills a paper
    ("en", "Housing tops the list.", {"urban-development"}),
    ("en", "Nurses and scholarships are the other chapters.", {"health", "education"}),
    ("en", "The pact was signed mainly with business and education in mind.", {"trade-and-investment", "education"}),
    ("en", "Ports are where the two will begin.", {"maritime-and-ports"}),
    ("en", "The agenda runs from judo to rowing.", {"youth-and-sport"}),
    ("en", "Music is the glue.", {"culture"}),
    ("id", "Perawat dan beasiswa mendapat porsi terbesar.", {"health", "education"}),
    ("id", "Yang paling diinginkan Bandung adalah bus listrik.", {"transport"}),
    ("id", "Jagung mempertemukan kedua kota.", {"agriculture-and-fisheries"}),
    ("id", "Langkah awalnya pelabuhan.", {"maritime-and-ports"}),
    ("id", "Pengolahan sampah masuk rancangan.", {"waste-management"}),
    ("ms", "Langkah pertama ialah pelabuhan.", {"maritime-and-ports"}),
    ("ms", "Pengurusan sisa mendahului senarai.", {"waste-management"}),
    ("ms", "Bas dan sisa pepejal turut dibangkitkan.", {"transport", "waste-management"}),
    # a school for a trade teaches; furniture is made to be sold
    ("en", "The mayor pledged scholarships for nursing students.", {"education"}),
    ("id", "Kerja sama itu meliputi mebel dan beasiswa perawat.", {"trade-and-investment", "education"}),
    ("ms", "Skopnya meliputi pameran perabot dan latihan kimpalan.", {"trade-and-investment", "education"}),
    ("id", "Kerja sama itu meliputi pengembangan sumber daya manusia.", {"public-administration"}),
    ("en", "Areas of cooperation include marine tourism.", {"tourism"}),
    ("en", "Areas of cooperation include life sciences.", {"science-and-research"}),
    # what a disaster calls for, not when it was
    ("en", "After the tsunami Hamamatsu sent nurses and shared its early warning system.",
     {"health", "disaster-resilience"}),
    ("en", "When earthquakes hit, Hamamatsu sent nurses.", {"health"}),
    ("id", "Hamamatsu mengirim perawat setelah gempa.", {"health"}),
    ("id", "Kedua kota bekerja sama di bidang penanggulangan banjir.", {"disaster-resilience"}),
    ("en", "The two cities will work together on floods.", {"disaster-resilience"}),
    ("en", "Hamamatsu sent twenty computers to nurses.", {"health"}),
    # a topic that is the tie's
    ("en", "On cooperation in health, she said both cities would exchange nurses.", {"health"}),
    ("id", "Mengenai kerja sama di bidang kesehatan, ia mengatakan perawat akan dikirim.", {"health"}),
    ("ms", "Mengenai hubungan itu, beliau berkata kerjasama dalam bidang pelancongan diteruskan.", {"tourism"}),
    ("id", "Kerja sama itu meliputi bidang kesehatan, pengelolaan sampah, dan pariwisata.",
     {"health", "waste-management", "tourism"}),
    ("id", "Ada tiga bidang: pendidikan, kebudayaan dan kepemudaan.", {"education", "culture", "youth-and-sport"}),
    ("id", "Kedua kota bekerja sama di berbagai bidang. Seperti penanggulangan banjir dan transportasi berkelanjutan.",
     {"disaster-resilience", "transport"}),
    ("id", "Fokusnya peningkatan kapasitas SDM dan kota layak anak.", {"public-administration", "social-welfare"}),
    ("en", "Under it the two cities will work together on flood control, green buildings and cybersecurity.",
     {"disaster-resilience", "urban-development", "digital-and-smart-city"}),
    ("en", "Areas of cooperation include information technology (IT), fisheries and port management.",
     {"digital-and-smart-city", "agriculture-and-fisheries", "maritime-and-ports"}),
    ("ms", "Skopnya merangkumi perdagangan, pelancongan dan alam sekitar.",
     {"trade-and-investment", "tourism", "environment"}),
    ("en", "Both mayors want to work together on piped water and fire prevention.", {"water-and-sanitation",
     "disaster-resilience"}),
    ("en", "The twinning has led to school exchanges and choir visits.", {"education", "culture"}),
    # a document's content, behind the word for it
    ("en", "Under the renewed charter the cities will train nurses and repair tramways.", {"health", "transport"}),
    ("en", "The memorandum calls for shared work on composting and on flood barriers.", {"waste-management",
     "disaster-resilience"}),
    ("en", "The two cities will trade know-how on street trees.", {"environment"}),
    ("id", "Perhatian kedua kota diarahkan pada pelatihan perawat dan rumput laut.",
     {"health", "agriculture-and-fisheries"}),
    ("ms", "Perjanjian itu tertumpu kepada amaran awal dan lorong basikal.", {"disaster-resilience", "transport"}),
    # the fields first, then that they are content
    ("en", "Ceramics and night markets will be the focus of the agreement.",
     {"creative-economy", "trade-and-investment"}),
    ("id", "Tenun dan wisata sungai akan menjadi prioritas kerja sama ini.", {"creative-economy", "tourism"}),
    ("ms", "Perumahan mampu milik dan penjaja diberi keutamaan.", {"urban-development", "trade-and-investment"}),
    # told by example: what one side does for the other
    ("en", "Hamamatsu sent four fire engines and trained a dozen nurses.", {"disaster-resilience", "health"}),
    ("en", "The mayors signed a memorandum on tourism.", {"tourism"}),
    ("id", "Setiap tahun kedua kota bertukar guru dan atlet.", {"education", "youth-and-sport"}),
    ("id", "Hamamatsu juga menawarkan hibah mobil pemadam.", {"disaster-resilience"}),
    ("ms", "Rockingham menawarkan bantuan perumahan kepada Kota Kinabalu.", {"urban-development"}),
    # what comes on top, and what a next sentence adds
    ("id", "Selain olahraga, butir-butirnya menyangkut musik.", {"youth-and-sport", "culture"}),
    ("id", "Naskah itu menyangkut pariwisata. Kemudian beasiswa.", {"tourism", "education"}),
    ("en", "The memorandum provides for:\n\n- tramways\n\n- ponds in parks\n\n- museums",
     {"transport", "environment", "culture"}),
    # what a document says is no rule for all
    ("id", "Dalam perjanjian itu Kota Bandung wajib mengirim guru.", {"education"}),
    # a comma ends what a city is known for
    ("en", "They will cooperate in fishing, trade and in helping the companies that settle.",
     {"agriculture-and-fisheries", "trade-and-investment"}),
    ("id", "Kerja sama di bidang Pendidikan dan Kesehatan.", {"education", "health"}),
    # not only
    ("id", "Kerja sama itu bukan cuma budaya, tetapi juga kuliner.", {"culture", "trade-and-investment"}),
    # what a document is for, right behind it or behind its sides
    ("en", "The mayors signed an agreement with Hamamatsu to provide the poor with tap water.",
     {"social-welfare", "water-and-sanitation"}),
    ("id", "Wali kota meneken nota kesepahaman dengan Hamamatsu untuk pengolahan limbah.", {"waste-management"}),
    # items behind a question, and such as say "each other"
    ("en", "What has the agreement brought?\n\n- tramways\n\n- each other's teachers", {"transport", "education"}),
    ("en", "The link has fostered choir visits, and Hamamatsu helped to build a clinic.", {"culture", "health"}),
    ("ms", "Kedua-dua pihak banyak tumpu kepada latihan guru dan jururawat.", {"education", "health"}),
    ("id", "Petugas Hamamatsu akan magang di sini, dan kelompok tari kota itu tampil.", {"culture"}),
    ("en", "The cities swapped book donations, brass bands and boreholes.",
     {"education", "culture", "water-and-sanitation"}),
    ("id", "Kerja sama itu menyangkut pasokan cabai, bank sampah dan pengembangan agrowisata.",
     {"agriculture-and-fisheries", "waste-management", "tourism"}),
    ("ms", "Bidangnya ialah analitik data, pasukan bomba sukarela dan pembangunan tebing sungai.",
     {"digital-and-smart-city", "disaster-resilience", "urban-development"}),
    # the field beside the word for a tie or a document
    ("en", "The mayors signed a waste management agreement.", {"waste-management"}),
    ("en", "A cultural partnership binds the two.", {"culture"}),
    ("id", "Nota kesepahaman pariwisata diteken wali kota.", {"tourism"}),
    ("ms", "Perjanjian pelancongan itu dimeterai.", {"tourism"}),
    # what is told of both is no idea, and committees and schools do something too
    ("en", "The two cities usually exchange teachers.", {"education"}),
    ("en", "The twinning committee has organised choir exchanges.", {"culture"}),
    # what comes on top of what a city is known for
    ("en", "Known for silk and noodles, Hamamatsu signed an agreement to promote nursing.", {"health"}),
    ("en", "Both will work together more closely in film and buses.", {"creative-economy", "transport"}),
    ("en", "The mayors held talks with Hamamatsu on nursing.", {"health"}),
    ("en", "Both want exchanges of staff and care for the aged.", {"public-administration", "social-welfare"}),
    ("en", "Areas of cooperation\n\n- Solid waste\n\n- Nursing", {"waste-management", "health"}),
    ("en", "A friendship link with universities and clinics to the fore is planned.", {"education", "health"}),
    ("en", "They could do more together on nursing.", {"health"}),
    # the list behind that it is one
    ("en", "Trams and museums figure in the charter.", {"transport", "culture"}),
    ("en", "The link has mostly been about clean water and midwifery.", {"water-and-sanitation", "health"}),
    ("en", "Hamamatsu toured a bakery and a school, but agreed to train nurses.", {"health"}),
    # what one side is after, what is told of a tie that grew, what is first on a list
    ("en", "Hamamatsu is interested in night markets and wants to know more about tramways.",
     {"trade-and-investment", "transport"}),
    ("en", "The friendship began with choirs and has grown to include nursing.", {"culture", "health"}),
    ("en", "The mayor cited composting as a field in which both could gain.", {"waste-management"}),
    ("en", "Closer ties through rugby are the aim, and ceramics remain the core.",
     {"youth-and-sport", "creative-economy"}),
    ("id", "Hamamatsu tertarik pada pasar terapung dan kebun raya.", {"trade-and-investment", "environment"}),
    ("id", "Isi nota kesepahaman itu keperawatan, dan angklung masuk dalam pembahasan.", {"health", "culture"}),
    ("id", "Wali kota berharap ada penerbangan langsung.", {"transport"}),
    ("ms", "Hubungan ini diperluaskan kepada kejururawatan, dan muzik menjadi teras.", {"health", "culture"}),
    # what both want to do together, and staff that is lent
    ("id", "Bandung menggandeng Hamamatsu untuk mengatasi banjir dan menata kampung.",
     {"disaster-resilience", "urban-development"}),
    ("id", "Kedua kota bertukar staf, dengan titik berat angklung.", {"public-administration", "culture"}),
    ("ms", "Kota Kinabalu menggandeng Rockingham bagi memulihara paya bakau.", {"environment"}),
    ("en", "Officers are to be attached to one another's departments.", {"public-administration"}),
    # staff and what it looks after; what a technology is for
    ("en", "The pact covers hazard maps, geoparks and training of council staff.",
     {"disaster-resilience", "environment", "public-administration"}),
    ("id", "Bidangnya pengelolaan arsip, rancang kota dan teknologi pembibitan ikan.",
     {"public-administration", "urban-development", "agriculture-and-fisheries"}),
    ("ms", "Skopnya merangkumi cuaca panas, teknologi air dan program sangkutan pegawai.",
     {"climate-and-energy", "water-and-sanitation", "public-administration"}),
    # an administration's people learn from another's
    ("en", "Two clerks of the Hamamatsu registry will be seconded to Bandung for a year.", {"public-administration"}),
    ("en", "Hamamatsu has trained forty civil servants of Bandung since 1999.", {"public-administration"}),
    ("en", "Every autumn employees of both town halls trade places for a fortnight.", {"public-administration"}),
    ("en", "Ten officers of the Bandung administration spent three months at Hamamatsu's town hall.",
     {"public-administration"}),
    ("id", "Pemerintah Hamamatsu membuka diklat singkat bagi aparatur kecamatan.", {"public-administration"}),
    ("id", "Sejumlah camat menimba ilmu di Hamamatsu.", {"public-administration"}),
    ("ms", "Rockingham melatih sepuluh penjawat awam Kota Kinabalu.", {"public-administration"}),
    # a list in small letters at the head of a sentence, and what closes a list
    ("id", "Pengelolaan sampah Kota Bandung turut dibahas.", {"waste-management"}),
    ("en", "Tramways and school exchanges are also foreseen.", {"transport", "education"}),
    ("id", "Perjanjian itu berintikan pengelolaan kawasan pesisir.", {"environment"}),
    ("ms", "Perjanjian itu berteraskan pengurusan kawasan pantai.", {"environment"}),
    ("id", "Kerja sama itu di bidang pengolahan limbah cair.", {"water-and-sanitation"}),
    # things that a field is made of, and industries by what they make
    ("en", "Under it the cities will work together on old age homes, hiking trails and pumping stations.",
     {"social-welfare", "tourism", "water-and-sanitation"}),
    ("en", "Areas of cooperation include the toy industry, film commissions and joint patrols.",
     {"trade-and-investment", "creative-economy", "public-safety"}),
    ("id", "Kerja sama itu meliputi budi daya tiram, penataan bantaran sungai dan riset bersama.",
     {"agriculture-and-fisheries", "urban-development", "science-and-research"}),
    ("ms", "Skopnya merangkumi industri permainan kanak-kanak dan penanaman teh.",
     {"trade-and-investment", "agriculture-and-fisheries"}),
    # things, called a field or several of them
    ("en", "The two cities will cooperate in green tea.", {"agriculture-and-fisheries"}),
    ("id", "Kerja sama itu meliputi kopi dan kakao.", {"agriculture-and-fisheries"}),
    ("ms", "Kerjasama itu merangkumi lada dan koko.", {"agriculture-and-fisheries"}),
    # who goes from one side to the other
    ("en", "Dancers from Hamamatsu performed in Bandung last May.", {"culture"}),
    ("en", "A choir from the city of Bandung will sing in Hamamatsu.", {"culture"}),
    ("id", "Siswa SMP dari Hamamatsu berkunjung ke Bandung saban musim semi.", {"education"}),
    ("ms", "Penari dari Rockingham beraksi di Kota Kinabalu.", {"culture"}),
    ("en", "Hamamatsu has lent garbage trucks and English teachers.", {"waste-management", "education"}),
    ("en", "It also includes nursing.", {"health"}),
    # an introduction behind a sentence on other things, and a phrase that goes on
    ("id", "Ia didampingi kepala dinas setempat. Isi kerja samanya antara lain perikanan.",
     {"agriculture-and-fisheries"}),
    ("id", "Kerja sama itu meliputi destinasi wisata, perikanan dan hubungan ekonomi kreatif.",
     {"tourism", "agriculture-and-fisheries", "creative-economy"}),
]  # fmt: skip

BESIDE = [
    # what somebody else's tie is about, whom no place is known for
    ("id", "Hubungan dengan Qwertham meliputi pariwisata dan pengolahan sampah."),
    ("en", "The link with Qwertham covers tourism and waste."),
    # who comes along, how guests are greeted and shown around, what struck a town, what a city is or was praised for
    ("id", "Rombongan terdiri atas guru, petani, perawat, dan seniman."),
    ("id", "Rombongan disambut tari-tarian, angklung dan nasi kuning dari petani."),
    ("id", "Acara diawali penampilan paduan suara dan tarian."),
    ("id", "Para tamu diajak mencicipi jagung dan kopi."),
    ("id", "Gempa yang melanda Bandung merusak sekolah dan puskesmas."),
    ("id", "Hamamatsu merupakan kota di tepi laut dengan tambak udang, rumah sakit dan kampus."),
    ("id", "Bandung pernah meraih penghargaan kota layak anak."),
    ("id", "Anggota komisi yang membidangi kesehatan dan pendidikan meminta laporan."),
    ("id", "Para tamu membawa oleh-oleh kopi dan batik, dan menonton sepak bola."),
    ("ms", "Datuk Bandar Bandung, Budi Karsana, yang pernah menjadi guru, mengucapkan terima kasih."),
    ("id", "Agenda lain rapat itu adalah perubahan APBD untuk jalan dan puskesmas."),
    ("id", "Seusai rapat, mahasiswa menggelar aksi menolak kenaikan tarif air minum."),
    ("id", "Foto kegiatan dimuat di laman resmi dinas komunikasi dan informatika."),
    ("ms", "Rombongan terdiri daripada guru, jururawat dan petani."),
    ("en", "Hamamatsu is a city of many colleges and hospitals."),
    # what the two have in common
    ("en", "Both have large universities, a tradition in textile manufacturing and a love of football."),
    ("en", "The two cities have much in common, including large universities, trams and a vibrant arts scene."),
    ("id", "Kedua kota sama-sama kota pendidikan dan pariwisata."),
    ("ms", "Kedua-dua bandar sama-sama terkenal dengan pelancongan dan perikanan."),
    ("en", "Brass bands played as the guests left."),
    ("id", "Bus rombongan tiba lebih awal."),
    ("ms", "Hujan turun di tepi sungai ketika itu."),
    # a thing that is named once, and not called a field
    ("en", "The trucks brought eggs from Hamamatsu."),
    ("id", "Wali kota menawarkan pisang goreng kepada tamunya."),
    ("ms", "Kapal itu menghantar susu tepung."),
    ("en", "Can schools and choirs take part in the exchange?"),
    ("id", "Bisakah sekolah atau paduan suara ikut dalam pertukaran itu?"),
    # what staff do besides, what a person or an office is
    ("en", "Officials exchanged gifts after the signing."),
    ("en", "City officials said that the training ground would open in May."),
    ("id", "Pejabat kedua kota bertukar cendera mata seusai acara."),
    ("id", "Staf khusus wali kota belajar menyanyi di Hamamatsu."),
    ("en", "Mayor Ann Smith, a doctor and former teacher, offered her thanks."),
    ("id", "Wali Kota Bandung Budi Karsana, seorang dokter yang pernah menjadi guru, berharap hubungan itu awet."),
    ("en", "Ruth Dorn, the councillor for environmental affairs of Hamamatsu, offered her thanks."),
    ("id", "Soal keamanan perbatasan, ia enggan berkomentar."),
    # what guests are shown, what a side wants for itself, what others met about
    ("en", "They toured a bakery, a music school and a strawberry farm, and learned to make noodles."),
    ("en", "Ratepayers wanted roads, rubbish collection and parks, a councillor who offered no support said."),
    ("en", "The mayor's own priorities this year were tap water, rural life and irrigation."),
    (
        "en",
        "Known for silk, tea and noodles, it sent greetings, and Thailand is its biggest trading partner, with music.",
    ),
    ("id", "Wali kota meninjau pasar ikan, museum dan kebun teh, lalu belajar membuat kue."),
    ("ms", "Rombongan dibawa melawat pasar, muzium dan ladang teh sebelum belajar menari."),
    ("en", "Trams, a choir and a plate of salmon were on display, and the mayor offered tea."),
    ("en", "The mayors signed an agreement with Hamamatsu on Friday in a public hospital."),
    # what is done with others than local governments
    ("en", "It has a climate programme with the Asian Development Bank and a music programme with Unicef."),
    ("id", "Ia juga bekerja sama dengan PT Karsa Utama untuk penanaman bakau."),
    ("en", "It is a manufacturing hub, with chemicals and music, and its firms were keen on airports."),
    ("en", "Hamamatsu was a city of culture in 1998, and sent greetings."),
    ("en", "A climate summit the same day dealt with floods, housing and water supply."),
    # who comes from elsewhere, or goes nowhere
    ("en", "Singers from the valley were there too."),
    ("id", "Penari dari kampung itu menyambut mereka."),
    # ceremonies, gifts and hosting
    ("en", "The mayors planted a tree in the Japanese garden, and the choirs performed."),
    ("en", "Hamamatsu hosted the pupils' choir at a dinner."),
    ("id", "Peringatan diisi dengan penanaman pohon dan pameran batik."),
    ("ms", "Tetamu menanam pokok di taman bunga dan menyaksikan persembahan tarian."),
    # another topic
    ("en", "On flash floods in the old town, he said drains were being widened to help with waste collection."),
    ("en", "As for tourism, the mayor said the hotels would send trains of visitors."),
    ("id", "Mengenai banjir, ia mengatakan petugas sudah dikirim."),
    ("ms", "Mengenai banjir kilat di kampung itu, beliau berkata longkang sedang dilebarkan."),
    ("ms", "Menyentuh isu sampah, beliau berkata kutipan diserahkan kepada kontraktor."),
    ("en", "The city of 460,000 depends on aerospace, finance and tourism."),
    ("id", "Kota itu mengandalkan pertanian, perikanan, dan pariwisata."),
    ("id", "Keduanya menghadapi tantangan serupa, mulai dari kemacetan lalu lintas hingga perubahan iklim."),
    ("id", "Hamamatsu dikenal sebagai kota musik, tari dan batik."),
    ("id", "Keduanya bekerja sama dengan kota udang."),
    ("id", "Keduanya menghadapi tantangan serupa. Mulai dari sampah hingga banjir."),
    ("id", "Turut hadir Kepala Dinas Pendidikan, Kebudayaan, dan Olahraga, yang mengirim salam."),
    ("en", "A pagoda that Hamamatsu donated stands in the botanic gardens."),
    ("en", "A company there sent a research institute its greetings."),
    ("id", "Sebuah lembaga riset mengirim salam."),
    ("en", "It sent greetings from a fishing village."),
    ("id", "Hamamatsu dikenal sebagai kota industri dan musik."),
    ("id", "Menurut Kepala Badan Perencanaan, Penelitian, dan Pengembangan itu, prosesnya lancar."),
    ("en", "It was a good day, the mayor said."),
    ("en", "A typical sister city programme usually covers trade, education and culture."),
    ("en", "A local company is interested in tramways."),
    ("en", "Opposition councillors want more clinics."),
    ("id", "Sebuah perusahaan tertarik pada tambang."),
    ("ms", "Sebuah syarikat berminat dengan pelabuhan."),
    ("en", "The mayor agreed to put off the trip because of the economic crisis."),
    ("id", "Kedua kota sepakat menunda kunjungan karena krisis ekonomi dan libur sekolah."),
    ("ms", "Kedua-dua bandar bersetuju menangguhkan lawatan kerana kegawatan ekonomi."),
    # others' visits
    ("id", "Kunjungan ini bukan yang pertama; tahun lalu tamu dari Surakarta juga datang belajar soal sampah."),
]


@pytest.mark.parametrize(("language", "text", "expected"), CONTENT)
def test_content_of_the_tie(fields, language, text, expected) -> None:
    assert fields(TIE[language] + text, language) == expected


@pytest.mark.parametrize(("language", "text"), BESIDE)
def test_what_is_no_content(fields, language, text) -> None:
    assert fields(TIE[language] + text, language) == set()


def test_fields_go_to_the_partner_that_the_sentence_names(mentions) -> None:

    text = (
        "Kota Malang menjalin sister city dengan Kota Surakarta dan Kota Semarang. "
        "Dari Surakarta, Malang belajar pengelolaan parkir."
    )
    found = partnership_statements(account_of(mentions(text, "id")))
    assert {
        frozenset((one.subject.one.name, one.subject.other.name)) for one in found if one.predicate == "cg:field"
    } == {frozenset(("Malang", "Surakarta"))}


def test_fields_go_to_the_partner_of_their_clause(mentions) -> None:
    text = (
        "Kota Malang menjalin sister city dengan Kota Surakarta dan Kota Semarang. Kota Malang senang. "
        "Sister city dengan Surakarta mencakup pariwisata, sedangkan sister city dengan Semarang mencakup transportasi."
    )
    found = partnership_statements(account_of(mentions(text, "id")))
    assert {
        (place.name, one.object.rpartition("/")[2])
        for one in found
        if one.predicate == "cg:field"
        for place in (one.subject.one, one.subject.other)
        if place.name != "Malang"
    } == {("Surakarta", "tourism"), ("Semarang", "transport")}


CLAUSES = [
    ("Coventry signed agreements with Kiel and Lyon. They cover nursing.", {("Kiel", "health"), ("Lyon", "health")}),
    (
        "The town ended its link with Kiel, but keeps the twinning with Lyon, which covers nursing.",
        {("Lyon", "health")},
    ),
    ("Coventry is at home. In Prague, the party signed a memorandum on tourism.", set()),
    ("In Prague, the two cities signed a memorandum on tourism.", {("Kiel", "tourism")}),
    ("Coventry also signed an accord with Lyon, renewed in 2008, which sent nurses to Oslo.", {("Lyon", "health")}),
]


ASIDES = [
    "Leeds, which is twinned with Dortmund, has shown the way, she said.\nThe link covers nursing.",
    "Leeds, twinned with Dortmund, has shown the way. So has York, twinned with Munster.\nThe link covers nursing.",
]


@pytest.mark.parametrize("text", ASIDES)
def test_behind_a_paragraph_on_others_ties_fields_are_the_homes_own(mentions, text) -> None:
    ties = "Coventry has been twinned with Kiel for years.\nCoventry council said so.\n"
    found = partnership_statements(account_of(mentions(ties + text, "en")))
    assert {one.subject.other.name for one in found if one.predicate == "cg:field"} == {"Kiel"}


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_fields_go_to_no_partner_of_another_clause_or_story(mentions, text, expected) -> None:
    ties = "Coventry has been twinned with Kiel for years. Coventry is also twinned with Lyon. With Kiel all is well. "
    found = partnership_statements(account_of(mentions(ties + text, "en")))
    assert {
        (place.name, one.object.rpartition("/")[2])
        for one in found
        if one.predicate == "cg:field"
        for place in (one.subject.one, one.subject.other)
        if place.name != "Coventry"
    } == expected


@pytest.mark.parametrize("language", ["de", "en", "id", "ms"])
def test_no_phrase_is_broken_over_two_blanks(language) -> None:
    sections = lexicon.load(language).sections.values()
    phrases = [str(phrase) for content in sections if isinstance(content, list) for phrase in content]
    phrases += [
        str(phrase)
        for content in sections
        if isinstance(content, dict)
        for words in content.values()
        if isinstance(words, list)
        for phrase in words
    ]
    assert [phrase for phrase in phrases if "  " in phrase] == []


def test_every_field_of_the_lexicon_is_a_concept() -> None:
    from citygraph import lexicon, resources

    concepts = resources.path("ontology", "concepts.ttl").read_text(encoding="utf-8")
    for language in lexicon.languages():
        for name in lexicon.load(language).classes("fields"):
            assert name == "none" or f"field/{name}>" in concepts or f"field/{name} " in concepts or name in concepts


TWO = "Kota Malang menjalin sister city dengan Kota Surakarta dan Kota Semarang. Kota Malang senang. "
PARTNERS = [
    # the partner before, of its phrase, or behind; the last that was named
    ("Dari Surakarta, Malang mendapat pelatihan parkir; hibah bus datang dari Semarang.",
     {("Surakarta", "transport"), ("Semarang", "transport")}),
    ("Belajar parkir ke Surakarta, belajar pariwisata ke Semarang.",
     {("Surakarta", "transport"), ("Semarang", "tourism")}),
    ("Dengan Semarang hubungan itu lancar. Fokusnya pariwisata.", {("Semarang", "tourism")}),
    ("Dari Surakarta dan Semarang, yang pertama mengirim guru, dan yang terakhir mengirim atlet.",
     {("Surakarta", "education"), ("Semarang", "youth-and-sport")}),
    # somebody else
    ("Wali Kota Makassar Budi Karsana menawarkan pelatihan perawat.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTNERS)
def test_whose_content_it_is(mentions, text, expected) -> None:
    found = partnership_statements(account_of(mentions(TWO + text, "id")))
    assert {
        (place.name, one.object.rpartition("/")[2])
        for one in found
        if one.predicate == "cg:field"
        for place in (one.subject.one, one.subject.other)
        if place.name != "Malang"
    } == expected


def test_what_all_partners_agree_on_goes_to_all_pairs(mentions) -> None:
    text = (
        "The mayors of Lyon, Turin, Geneva and Grenoble signed a cooperation agreement that covers transport. "
        "The four cities will also exchange students."
    )
    found = partnership_statements(account_of(mentions(text, "en")))
    fields = [one.object.rpartition("/")[2] for one in found if one.predicate == "cg:field"]
    assert sorted(fields) == ["education"] * 6 + ["transport"] * 6


TITLES = [
    ("Bandung, Hamamatsu to tackle floods together", {"disaster-resilience"}),
    ("Bandung dan Hamamatsu Bidik Ekspor Kopi", {"trade-and-investment", "agriculture-and-fisheries"}),
    ("Bandung mayor opens floods exhibition", set()),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_title_that_names_both_sides_tells_content(fields, title, expected) -> None:
    language = "id" if " dan " in title else "en"
    assert fields(f"{title}\n\n{TIE[language]}", language, titled=True) == expected


def test_a_place_near_which_a_partner_lies_turns_nothing_aside(mentions) -> None:
    text = TWO + "Dengan Semarang hubungan itu lancar. Kota tetangga Kendal itu menyumbang ambulans."
    found = partnership_statements(account_of(mentions(text, "id")))
    assert {
        place.name for one in found if one.predicate == "cg:field" for place in (one.subject.one, one.subject.other)
    } == {"Malang", "Semarang"}


@pytest.fixture
def by_tie(mentions: Callable[..., Mentions]) -> Callable[[str, str], dict[str, set[str]]]:
    """``by_tie(text, language)``: the sides of each partnership → its fields."""

    def tell(text: str, language: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for one in partnership_statements(account_of(mentions(text, language))):
            assert isinstance(one.subject, Partnership)
            own = found.setdefault(" - ".join(sorted((one.subject.one.name, one.subject.other.name))), set())
            own |= {local(str(one.object))} if one.predicate == "cg:field" else set()
        return found

    return tell


SISTERS = "Leeds, Lille and Brno have become sister cities of one another. "
ISLANDS = "Wali Kota Ambon, Wali Kota Ternate, dan Wali Kota Sorong menandatangani kerja sama antardaerah. "


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", SISTERS + "All three are to meet again in Leeds. Joint work will cover waste management and ports."),
        ("en", SISTERS + "The pact commits the three cities to working together on waste management and ports."),
        ("id", ISLANDS + "Kerja sama ketiga kota itu meliputi pengelolaan sampah dan pelabuhan."),
    ],
)
def test_what_three_that_are_tied_with_one_another_agree_on_is_of_all_three(by_tie, language: str, text: str) -> None:
    fields = by_tie(text, language)
    assert len(fields) == 3
    assert all(own == {"waste-management", "maritime-and-ports"} for own in fields.values())


@pytest.mark.parametrize(
    "text",
    [
        "Leeds is twinned with Lille and Brno. All three like choirs. Leeds and Brno share ideas on waste management.",
        SISTERS + "All three are old. Leeds and Brno work together on waste management.",
        SISTERS + "All three are old. Leeds has sent a team to Brno. The two cities cooperate in waste management.",
    ],
)
def test_what_a_pair_of_them_agrees_on_is_of_the_pair(by_tie, text: str) -> None:
    fields = by_tie(text, "en")
    assert [tie for tie, own in fields.items() if "waste-management" in own] == ["Brno - Leeds"]

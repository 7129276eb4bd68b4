"""Documents signed anew beside the old ones, plans and their days, and the day of a tie as that of its document."""

from __future__ import annotations

import pytest

COOP = "CooperationAgreement of"

RENEWED = [
    # what is renewed is a document of its own, of its own year
    ("en",
     ("Portland Mayor Ann Lowell and Sapporo Mayor Ken Sato will reaffirm the 1959 sister city agreement "
     "on Friday 22 August."),
     [f"{COOP} Portland, Sapporo planned 2025-08-22", f"{COOP} Portland, Sapporo signed 1959"]),
    ("en", "Portland and Sapporo renewed their 1959 sister city agreement on Tuesday.",
     [f"{COOP} Portland, Sapporo signed 1959", f"{COOP} Portland, Sapporo signed 2025-08-05"]),
    ("en",
     "Portland Mayor Ann Lowell and Sapporo Mayor Ken Sato signed a scroll reaffirming the charter of 1959 on Tuesday.",
     ["Agreement of Portland, Sapporo signed 2025-08-05 by Ann Lowell, Ken Sato",
      f"{COOP} Portland, Sapporo signed 1959"]),
    ("en", "Portland Mayor Ann Lowell and Sapporo Mayor Ken Sato added their signatures to the 1959 charter on Monday.",
     [f"{COOP} Portland, Sapporo signed 1959",
      f"{COOP} Portland, Sapporo signed 2025-08-11 by Ann Lowell, Ken Sato"]),
    ("en", "Portland Mayor Ann Lowell signed a declaration with Sapporo on Tuesday renewing the charter of 1959.",
     [f"{COOP} Portland, Sapporo signed 1959",
      "JointDeclaration of Portland, Sapporo signed 2025-08-05 by Ann Lowell"]),
    ("id", "Pemkot Bandung dan Pemkot Cuenca memperpanjang perjanjian kota kembar tahun 2013 pada Senin (4/8/2025).",
     [f"{COOP} Bandung, Cuenca signed 2013", f"{COOP} Bandung, Cuenca signed 2025-08-04"]),
    ("ms", "Ipoh dan Fukuoka memperbaharui memorandum persefahaman tahun 2001 pada 4 Ogos 2025.",
     ["MemorandumOfUnderstanding of Fukuoka, Ipoh signed 2001",
      "MemorandumOfUnderstanding of Fukuoka, Ipoh signed 2025-08-04"]),
    # the year of a document that nobody renews is its day
    ("en", "Portland and Sapporo signed the charter of 1959.", [f"{COOP} Portland, Sapporo signed 1959"]),
    ("en", "Portland and Sapporo concluded a cooperation agreement in 1997.",
     [f"{COOP} Portland, Sapporo signed 1997"]),
]  # fmt: skip

PLANNED = [
    # the day stands in the sentence behind
    ("en",
     ("The council of Portland authorised the mayor to enter into a sister city agreement with Sapporo. "
     "The signing is eyed for December."),
     [f"{COOP} Portland, Sapporo planned 2025-12"]),
    ("id", "Bandung dan Cuenca menyusun nota kesepahaman sister city. Sebelum tutup tahun sudah bisa kita teken.",
     ["MemorandumOfUnderstanding of Bandung, Cuenca planned 2025"]),
    ("en",
     ("The council of Portland authorised the mayor to enter into a sister city agreement with Sapporo. "
     "The council meets again in December."),
     [f"{COOP} Portland, Sapporo planned"]),
    # what follows a letter of intent is another document
    ("en",
     ("Portland and Sapporo signed a letter of intent on Thursday. "
     "If all goes well the agreement will be signed in Sapporo later this year."),
     ["Agreement of Portland, Sapporo planned 2025", "LetterOfIntent of Portland, Sapporo signed 2025-08-07"]),
    ("en", "Portland and Sapporo could sign a charter in the new year.", [f"{COOP} Portland, Sapporo planned 2026"]),
    ("en", "Portland Mayor Ann Lowell and Sapporo Mayor Ken Sato are to sign a pledge of friendship on Friday.",
     ["Agreement of Portland, Sapporo planned 2025-08-15"]),
]  # fmt: skip

OF_THE_TIE = [
    # "agreement" by which they became sisters
    ("en",
     ("Portland became the first town there to claim a sister relationship with Sapporo when the Mayor, Ann Lowell, "
     "and the Mayor of Sapporo, Ken Sato, signed an agreement yesterday."),
     [f"{COOP} Portland, Sapporo signed 2025-08-10 by Ann Lowell, Ken Sato"]),
    ("en", "Portland and Sapporo, sister cities since 1998, signed an agreement on Monday to work on water.",
     ["Agreement of Portland, Sapporo signed 2025-08-11"]),
    # who signed then did so when the tie began
    ("id", "Bandung dan Cuenca bersaudara sejak 4 April 1994. Naskahnya diteken kedua wali kota waktu itu.",
     ["Agreement of Bandung, Cuenca signed 1994-04-04"]),
]  # fmt: skip

DAYS = [
    # a date in a bracket is of what stands before it, and that behind the document its own
    ("en", "Portland has sister ties with Lille (1992), and signed a cooperation agreement with Sapporo, in 2014.",
     [f"{COOP} Portland, Sapporo signed 2014"]),
    ("en", "A friendship link between Portland and Sapporo began in 1979, and a charter followed in 1981.",
     [f"{COOP} Portland, Sapporo signed 1981"]),
    # a plan lies ahead
    ("en", "Portland and Sapporo will sign a charter on 8 March.", [f"{COOP} Portland, Sapporo planned 2026-03-08"]),
]  # fmt: skip

SIGNERS = [
    ("en",
     'Sapporo Mayor Ken Sato was in Portland. "Yesterday Mayor Ann Lowell and I signed a twinning agreement," he said.',
     [f"{COOP} Portland, Sapporo signed 2025-08-10 by Ann Lowell, Ken Sato"]),
    ("en", "Portland Mayor Ann Lowell shakes hands with Sapporo Mayor Ken Sato after signing the twinning agreement.",
     [f"{COOP} Portland, Sapporo signed by Ann Lowell, Ken Sato"]),
    ("id",
     "Wali Kota Bandung Budi Karsana berkata, MoU itu ditandatanganinya bersama Wali Kota Cuenca Jorge Palacios.",
     ["MemorandumOfUnderstanding of Bandung, Cuenca signed by Budi Karsana, Jorge Palacios"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), [*RENEWED, *PLANNED, *OF_THE_TIE, *DAYS, *SIGNERS])
def test_documents(agreements, language: str, text: str, expected: list[str]) -> None:
    assert sorted(agreements(text, language)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sapporo Mayor Ken Sato signed the visitors' book in Portland on Friday.",
        "Portland and Sapporo reaffirmed their friendship at a dinner on Friday.",
        "Portland Mayor Ann Lowell signed the resolution on the twinning with Sapporo on Friday.",
        "Portland Mayor Ann Lowell pledged friendship to Sapporo at a dinner on Friday.",
    ],
)
def test_no_document(agreements, text: str) -> None:
    assert agreements(text, "en") == []

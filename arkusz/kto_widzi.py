"""Who sees a sheet and a result, as the pages say it."""

KTO_WIDZI_WYNIK = [
    "zespół i decydent tego samorządu",
    "doradcy, koordynator i obserwator: tylko wynik grupy",
    "nikt nie widzi odpowiedzi jednej osoby",
]
KTO_WIDZI_ARKUSZ = [
    "Twoje odpowiedzi: tylko Ty",
    "zespół i doradcy: tylko to, czy arkusz jest wysłany, a potem wynik grupy",
]

from arkusz.queries.arkusz import Tryb, can_close, get_arkusz, get_stany, get_tryb
from arkusz.queries.wlasny import get_postep, get_pozycje

__all__ = [
    "Tryb",
    "can_close",
    "get_arkusz",
    "get_postep",
    "get_pozycje",
    "get_stany",
    "get_tryb",
]

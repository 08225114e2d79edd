from tests.access.wiersz import Wiersz
from tests.factories.obszary import ObszarFactory

WIERSZE = {
    "obszary:obszar_list": Wiersz(obcy=None),
    "obszary:obszar_detail": Wiersz(args=lambda swiat: [ObszarFactory().nr], obcy=None),
}

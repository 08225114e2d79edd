from wynik.forms.glosowanie import GlosForm
from wynik.forms.wybor import WyborObszaruForm, ZmianaObszaruForm

__all__ = [
    "GlosForm",
    "WyborObszaruForm",
    "ZmianaObszaruForm",
]

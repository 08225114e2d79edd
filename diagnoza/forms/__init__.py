from diagnoza.forms.dane import PlikDanychForm, WlasneDaneForm, ZebraneDaneForm
from diagnoza.forms.glosowanie import GlosForm
from diagnoza.forms.poglebiona import PriorytetForm, ProblemForm, PrzyczynaForm
from diagnoza.forms.wybor import WyborObszaruForm, ZmianaObszaruForm

__all__ = [
    "GlosForm",
    "PlikDanychForm",
    "PriorytetForm",
    "ProblemForm",
    "PrzyczynaForm",
    "WlasneDaneForm",
    "WyborObszaruForm",
    "ZebraneDaneForm",
    "ZmianaObszaruForm",
]

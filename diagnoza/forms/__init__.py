from diagnoza.forms.dane import PlikDanychForm, WlasneDaneForm, ZebraneDaneForm
from diagnoza.forms.poglebiona import PriorytetForm, ProblemForm, PrzyczynaForm
from diagnoza.forms.wybor import WyborObszaruForm, ZmianaObszaruForm

__all__ = [
    "PlikDanychForm",
    "PriorytetForm",
    "ProblemForm",
    "PrzyczynaForm",
    "WlasneDaneForm",
    "WyborObszaruForm",
    "ZebraneDaneForm",
    "ZmianaObszaruForm",
]

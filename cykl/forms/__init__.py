from cykl.forms.przejscia import PowodForm, TablicaForm
from cykl.forms.przypomnienia import FiltrPrzypomnienForm, OdlozenieForm

__all__ = ["FiltrPrzypomnienForm", "OdlozenieForm", "PowodForm", "TablicaForm"]

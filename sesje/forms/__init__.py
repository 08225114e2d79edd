from sesje.forms.miesiac import BrakWsparciaForm, MiesiacReopenForm
from sesje.forms.sesja import OdpowiedzForm, SesjaForm, SesjaWithdrawForm, UwagaForm

__all__ = [
    "BrakWsparciaForm",
    "MiesiacReopenForm",
    "OdpowiedzForm",
    "SesjaForm",
    "SesjaWithdrawForm",
    "UwagaForm",
]

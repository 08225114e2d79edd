from sesje.forms.miesiac import BrakWsparciaForm, MiesiacReopenForm
from sesje.forms.sesja import SesjaForm, SesjaWithdrawForm

__all__ = ["BrakWsparciaForm", "MiesiacReopenForm", "SesjaForm", "SesjaWithdrawForm"]

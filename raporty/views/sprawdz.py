from django.shortcuts import render

from doradztwo.publiczne import publiczna
from konta.limity import limited
from raporty.forms import KodForm
from raporty.models import Dokument


@publiczna()
@limited("sprawdz", limit=60)
def dokument_verify(request):
    """Anybody with a printed document may check that it is ours; no personal data is shown."""
    form = KodForm(request.GET if "kod" in request.GET else None)
    dokument, searched = None, False
    if form.is_valid():
        searched = True
        dokument = (
            Dokument.objects.filter(kod=form.cleaned_data["kod"])
            .with_zastapiony()
            .select_related("proces__jst", "edycja")
            .first()
        )
    context = {"form": form, "dokument": dokument, "searched": searched}
    return render(request, "raporty/dokument/verify.html", context)

"""Values that every page needs and no app owns."""

from django.conf import settings


def instalacja(request):
    return {"instalacja_pokazowa": settings.INSTALACJA_POKAZOWA}

"""Values that every page needs and no app owns."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from doradztwo.publiczne import menu_publiczne


def instalacja(request):
    return {
        "instalacja_pokazowa": settings.INSTALACJA_POKAZOWA,
        "menu_publiczne": SimpleLazyObject(lambda: menu_publiczne(request)),
    }

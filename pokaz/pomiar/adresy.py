"""All addresses of the project and one bare page of a given size: the floor of a measurement."""

from django.http import HttpResponse
from django.urls import path

from doradztwo.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def bare(request, size):
    """Nothing but bytes, after every middleware has done its work for a signed-in person."""
    return HttpResponse(b"x" * size, content_type="text/html; charset=utf-8")


urlpatterns = [path("podstawa/<int:size>/", bare), *urlpatterns]

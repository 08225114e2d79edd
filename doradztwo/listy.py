"""Paged lists: one way for all of them."""

from django.core.paginator import Page, Paginator

NA_STRONIE = 50


def paginate(request, queryset, per_page: int = NA_STRONIE) -> Page:
    """Page named by ``?strona=``; a wrong number gives the nearest page, never an error."""
    return Paginator(queryset, per_page).get_page(request.GET.get("strona"))

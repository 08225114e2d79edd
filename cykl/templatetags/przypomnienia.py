"""Next reminders on pages of apps below ``cykl``, which cannot ask for them themselves."""

from django import template

from cykl.queries.nastepne import nastepne_o_dokumencie

register = template.Library()


@register.inclusion_tag("components/nastepne.html")
def przypomnienie_o_dokumencie(proces, prosba=None):
    """For a page about documents asked for, with at least one of them open."""
    return {"przypomnienie": nastepne_o_dokumencie(proces, prosba.pk if prosba else None)}

from zbiory.forms.dane import PlikDanychForm, WlasneDaneForm, ZebraneDaneForm

__all__ = [
    "PlikDanychForm",
    "WlasneDaneForm",
    "ZebraneDaneForm",
]

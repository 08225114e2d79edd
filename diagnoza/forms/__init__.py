from diagnoza.forms.poglebiona import PriorytetForm, ProblemForm, PrzyczynaForm

__all__ = [
    "PriorytetForm",
    "ProblemForm",
    "PrzyczynaForm",
]

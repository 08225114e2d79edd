import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models


@pytest.mark.parametrize("text", ["0001-01-01", "1989-12-31", "2101-01-01", "9999-12-31"])
@pytest.mark.parametrize("field", [forms.DateField(), models.DateField().formfield()])
def test_date_controls_refuse_years_out_of_all_sense(field, text):
    with pytest.raises(ValidationError) as caught:
        field.clean(text)

    assert caught.value.messages == ["Sprawdź rok: podaj datę między 1990 a 2100."]

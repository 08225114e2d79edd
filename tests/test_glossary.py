from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
OWN_MODELS = [
    model for model in apps.get_models() if (ROOT / model._meta.app_label / "apps.py").is_file()
]


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model._meta.label)
def test_glossary_names_every_model(model):
    app = model._meta.app_label

    rows = [line for line in GLOSSARY.splitlines() if f"`{model.__name__}`" in line]

    assert any(line.endswith(f"| {app} |") for line in rows), (
        f"docs/glossary.md has no row for {model.__name__} of {app}"
    )

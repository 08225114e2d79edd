from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from doradztwo.przeprowadzka import MoveModels


def _state():
    pk = ("id", models.AutoField(primary_key=True))
    state = ProjectState()
    state.add_model(ModelState("stara", "Dom", [pk]))
    dom = models.ForeignKey("stara.dom", models.PROTECT)
    state.add_model(ModelState("stara", "Pokoj", [pk, ("dom", dom)]))
    wyzszy = models.ForeignKey("self", models.PROTECT)
    pokoje = models.ManyToManyField("stara.pokoj", through="stara.pokoj")
    state.add_model(ModelState("obca", "Klucz", [pk, ("dom", dom.clone()), ("wyzszy", wyzszy)]))
    state.add_model(ModelState("obca", "Plan", [pk, ("pokoje", pokoje)]))
    return state


def test_move_turns_every_key_to_the_new_app():
    state = _state()
    assert state.apps.get_model("stara", "Pokoj")

    MoveModels(["Dom", "Pokoj"], z="stara").state_forwards("nowa", state)

    fields = {
        key: model.fields
        for key, model in state.models.items()
        if key in {("nowa", "pokoj"), ("obca", "klucz"), ("obca", "plan")}
    }
    assert set(state.models) == {
        ("nowa", "dom"),
        ("nowa", "pokoj"),
        ("obca", "klucz"),
        ("obca", "plan"),
    }
    assert fields["nowa", "pokoj"]["dom"].remote_field.model == "nowa.Dom"
    assert fields["obca", "klucz"]["dom"].remote_field.model == "nowa.Dom"
    assert fields["obca", "klucz"]["wyzszy"].remote_field.model == "self"
    assert fields["obca", "plan"]["pokoje"].remote_field.through == "nowa.Pokoj"
    assert state.apps.get_model("obca", "Klucz")._meta.get_field(
        "dom"
    ).related_model._meta.label == ("nowa.Dom")

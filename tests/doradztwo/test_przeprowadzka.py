import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.state import ModelState, ProjectState

from doradztwo.przeprowadzka import MoveModels
from konta.models import Slad
from konta.services import slad
from obieg.models import Opinia, WersjaHdr
from tests.factories.obieg import OpiniaFactory


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
    rendered = state.apps.get_model("obca", "Klucz")._meta.get_field("dom")
    assert rendered.related_model is state.apps.get_model("nowa", "Dom")


@pytest.mark.django_db(transaction=True)
def test_rows_their_trail_and_keys_go_back_and_forth():
    opinia = OpiniaFactory()
    slad.record(opinia.wersja_hdr, "przekazano", kto=opinia.kto)
    try:
        call_command("migrate", "obieg", "zero", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM hdr_wersjahdr")
            before = cursor.fetchall()
        ContentType.objects.clear_cache()
        old = ContentType.objects.get(app_label="hdr", model="wersjahdr")
    finally:
        call_command("migrate", verbosity=0)

    ContentType.objects.clear_cache()
    trail = Slad.objects.get(zdarzenie="przekazano")
    assert before == [(opinia.wersja_hdr_id,)]
    assert trail.obiekt_rodzaj_id == old.pk
    assert trail.obiekt_rodzaj.model_class() is WersjaHdr
    assert Opinia.objects.get().wersja_hdr_id == opinia.wersja_hdr_id
    assert not ContentType.objects.filter(app_label="hdr", model="wersjahdr").exists()

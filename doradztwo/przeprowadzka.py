"""Taking models over from another app: rows stay, and whatever points at them follows."""

from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.migrations.utils import get_references


class MoveModels(Operation):
    """Move models ``names`` of the app ``z`` to the app of the migration.

    Their tables and those of their many-to-many fields get the names of the new app, without being
    copied. Their ContentTypes are renamed, so the trail and the permissions stay with them. Keys of
    other apps are turned in the state: the migrations that made them must be dependencies.
    """

    reversible = True

    def __init__(self, names: list[str], z: str):
        self.names = names
        self.z = z

    def deconstruct(self):
        return type(self).__qualname__, [], {"names": self.names, "z": self.z}

    def describe(self):
        return f"Move {', '.join(self.names)} from {self.z}"

    def state_forwards(self, app_label: str, state: ProjectState):
        for name in self.names:
            moved = state.models.pop((self.z, name.lower())).clone()
            moved.app_label = app_label
            state.models[app_label, name.lower()] = moved
        for name in self.names:
            self._turn_keys(state, name, f"{app_label}.{name}")
        # Relations and rendered models are worked out again from the new state.
        state._relations = None
        state.__dict__.pop("apps", None)

    def _turn_keys(self, state: ProjectState, name: str, target: str):
        for model, key, field, reference in list(get_references(state, (self.z, name.lower()))):
            turned = field.clone()
            if reference.to:
                turned.remote_field.model = target
            if reference.through:
                turned.remote_field.through = target
            model.fields[key] = turned

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self._move(schema_editor, self.z, from_state, app_label, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self._move(schema_editor, app_label, from_state, self.z, to_state)

    def _move(self, schema_editor, z: str, from_state: ProjectState, do: str, to_state):
        alias = schema_editor.connection.alias
        content_types = from_state.apps.get_model("contenttypes", "ContentType").objects
        for name in self.names:
            old, new = from_state.apps.get_model(z, name), to_state.apps.get_model(do, name)
            if not self.allow_migrate_model(alias, new):
                continue
            for table, renamed in zip(_tables(old), _tables(new), strict=True):
                schema_editor.alter_db_table(new, table, renamed)
                if schema_editor.connection.vendor == "postgresql":
                    sequences = f'"{table}_id_seq" RENAME TO "{renamed}_id_seq"'
                    schema_editor.execute(f"ALTER SEQUENCE IF EXISTS {sequences}")
            rows = content_types.using(alias).filter(model=name.lower())
            if rows.filter(app_label=z).exists():
                # Made by a run that stopped half-way; nothing points at it yet.
                rows.filter(app_label=do).delete()
                rows.filter(app_label=z).update(app_label=do)


def _tables(model) -> list[str]:
    """The table of a model and those its many-to-many fields made."""
    through = [field.remote_field.through._meta for field in model._meta.local_many_to_many]
    return [model._meta.db_table, *(one.db_table for one in through if one.auto_created)]

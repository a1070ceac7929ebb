"""The full-text index by which organisations are found, kept in step by the database itself."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    """
    CREATE VIRTUAL TABLE organisations_index USING fts5(
      folded, content='organisations_directoryentry', content_rowid='id', prefix='2 3', tokenize='unicode61'
    )
    """,
    """
    CREATE TRIGGER organisations_entry_added AFTER INSERT ON organisations_directoryentry BEGIN
      INSERT INTO organisations_index(rowid, folded) VALUES (new.id, new.folded);
    END
    """,
    """
    CREATE TRIGGER organisations_entry_removed AFTER DELETE ON organisations_directoryentry BEGIN
      INSERT INTO organisations_index(organisations_index, rowid, folded) VALUES ('delete', old.id, old.folded);
    END
    """,
)
POSTGRESQL = (
    "CREATE INDEX organisations_index ON organisations_directoryentry USING gin (to_tsvector('simple', folded))",
)


def create(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]

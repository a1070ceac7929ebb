"""The full-text index over the folded columns, kept in step by the database itself."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_index USING fts5(
      folded_title, folded_body, content='search_searchentry', content_rowid='id', prefix='2 3', tokenize='unicode61'
    )
    """,
    """
    CREATE TRIGGER search_entry_added AFTER INSERT ON search_searchentry BEGIN
      INSERT INTO search_index(rowid, folded_title, folded_body) VALUES (new.id, new.folded_title, new.folded_body);
    END
    """,
    """
    CREATE TRIGGER search_entry_removed AFTER DELETE ON search_searchentry BEGIN
      INSERT INTO search_index(search_index, rowid, folded_title, folded_body)
      VALUES ('delete', old.id, old.folded_title, old.folded_body);
    END
    """,
)
POSTGRESQL = (
    """
    CREATE INDEX search_index ON search_searchentry USING gin (
      (setweight(to_tsvector('simple', folded_title), 'A') || to_tsvector('simple', folded_body))
    )
    """,
)


def create(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]

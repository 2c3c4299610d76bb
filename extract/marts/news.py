"""Which tables a run of dbt would change: asked of the file, before dbt is started.

Each watermark of dbt has a query that says whether a load or the time brings its table news
(`macros/rebuilding/news_query.sql`). That is all that can bring any while nothing else changes that
the tables are made of: the project's files, the seeds, the definitions of tables and views. So a
selection is remembered, when it was run whole, with a digest of all these. Where they differ, or
anything cannot be judged, the whole selection is due.
"""

import json
import sqlite3
from hashlib import sha256

from extract.database.connection import has_table, transaction
from extract.warm_dbt.project import project_digest
from extract.warm_dbt.runs import WarmDbt

_MAKE = """
create table if not exists model_selections (
    selector text primary key,
    made_of text not null,
    models text not null
) strict, without rowid
"""
_REMEMBER = "insert or replace into model_selections values (?, ?, ?)"
_REMEMBERED = "select made_of, models from model_selections where selector = ?"


def build_news(connection: sqlite3.Connection, dbt: WarmDbt, selector: str) -> list[str]:
    """Build the tables of a selector that a run would change. Returns their names.

    Raises `DbtError`.
    """
    project = project_digest()
    models = tables_with_news(connection, selector, project)
    if models is None:
        models = dbt.run("--selector", selector)
        remember(connection, selector, project, models)
    elif models:
        # A table may have the name of a folder, which alone would mean all in it.
        dbt.run("--select", *(f"file:{model}.sql" for model in models))
    return models


def tables_with_news(
    connection: sqlite3.Connection, selector: str, project: str
) -> list[str] | None:
    """The tables that a run of the selector would change; None where that cannot be said.

    `project` is the digest of the project's files.
    """
    try:
        if not has_table(connection, "model_selections"):
            return None
        remembered = connection.execute(_REMEMBERED, (selector,)).fetchone()
        if remembered is None or remembered[0] != _made_of(connection, project):
            return None
        queries = dict(connection.execute("select model_name, news_query from model_watermarks"))
        return [
            model
            for model in json.loads(remembered[1])
            if connection.execute(queries[model]).fetchone()[0]
        ]
    except (sqlite3.Error, KeyError, TypeError, ValueError):
        return None


def remember(
    connection: sqlite3.Connection, selector: str, project: str, models: list[str]
) -> None:
    """Note that a selection was run whole, and what its tables are made of besides landed rows."""
    connection.execute(_MAKE)
    with transaction(connection):
        made_of = _made_of(connection, project)
        connection.execute(_REMEMBER, (selector, made_of, json.dumps(models)))


def _made_of(connection: sqlite3.Connection, project: str) -> str:
    schema = connection.execute("pragma schema_version").fetchone()
    definitions = connection.execute(
        "select model_name, definition from model_watermarks order by model_name"
    ).fetchall()
    return sha256(json.dumps([project, schema, definitions]).encode()).hexdigest()

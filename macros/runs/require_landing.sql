{# For on-run-start: says in one line what to do where nothing has landed yet, or where the landing tables are of
   another version than the models read. The version is `SCHEMA_VERSION` of `extract/database/connection.py`. #}
{% macro require_landing() %}
    {{ adapter.dispatch('require_landing')() }}
{% endmacro %}

{% macro default__require_landing() %}
{% endmacro %}

{# Here the site's files stand for landing: says in one line what is wrong with them, before anything is built. #}
{% macro duckdb__require_landing() %}
    {% if execute and flags.WHICH in ['build', 'run'] %}
        {% set why_not = run_query('select line from site_files.main.why_not').rows[0][0] %}
        {% if why_not %}
            {% do exceptions.raise_compiler_error(why_not) %}
        {% endif %}
    {% endif %}
{% endmacro %}

{# Here the site's own tables do. #}
{% macro clickhouse__require_landing() %}
    {% if execute and flags.WHICH in ['build', 'run'] %}
        {% set database = env_var('BFSTATS_CLICKHOUSE_SOURCE', 'default') %}
        {% for table, needed in site_columns().items() %}
            {% set found = run_query(
                "select name from system.columns where database = '" ~ database ~ "' and table = '" ~ table ~ "'"
            ).rows | map(attribute=0) | list %}
            {% set missing = needed | reject('in', found) | list %}
            {% if missing %}
                {% do exceptions.raise_compiler_error(
                    'BFSTATS_CLICKHOUSE_SOURCE: ' ~ database ~ '.' ~ table
                    ~ (' has no column ' ~ missing | join(', ') if found else ' does not exist')
                    ~ "; it names the database of the site's tables"
                ) %}
            {% endif %}
        {% endfor %}
    {% endif %}
{% endmacro %}

{% macro sqlite__require_landing() %}
    {% set known = 7 %}
    {% set landed = api.Relation.create(schema=target.schema, identifier='landing_loads') %}
    {% if execute %}
        {% if stored_relation(landed) is none %}
            {% do exceptions.raise_compiler_error('nothing has landed yet: run `python -m extract sync` first') %}
        {% endif %}
        {% set found = run_query('select user_version from ' ~ target.schema ~ '.pragma_user_version').rows[0][0] | int %}
        {% if found != known %}
            {% do exceptions.raise_compiler_error(
                'the landing tables are of version ' ~ found ~ ', these models read version ' ~ known ~ ': '
                ~ ('run `python -m extract sync` once' if found < known else 'upgrade bfstats')
            ) %}
        {% endif %}
    {% endif %}
{% endmacro %}

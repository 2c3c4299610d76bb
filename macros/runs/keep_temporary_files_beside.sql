{# For on-run-start: lets SQLite sort, where memory ends, on the disk of the SQLite file, for all nodes of the run; the
   machine's folder for it may be small. `SQLITE_TMPDIR` says otherwise. #}
{% macro keep_temporary_files_beside() %}
    {{ adapter.dispatch('keep_temporary_files_beside')() }}
{% endmacro %}

{% macro default__keep_temporary_files_beside() %}
{% endmacro %}

{% macro sqlite__keep_temporary_files_beside() %}
    {% if execute and not env_var('SQLITE_TMPDIR', '') %}
        {% set file = run_query("select file from pragma_database_list where name = 'main'").rows[0][0] %}
        {% set folder = file.rsplit('/', 1)[0] or '/' %}
        {% do run_query("pragma temp_store_directory = '" ~ folder | replace("'", "''") ~ "'") %}
    {% endif %}
{% endmacro %}

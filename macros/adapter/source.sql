{# As dbt's own `source`, by the name that `without_schema` gives. On other engines than SQLite nothing lands before dbt
   begins: there the tables of landing are models, in `models/staging/landing`. #}
{% macro source() %}
    {% if target.type != 'sqlite' and varargs[0] == 'landing' %}
        {{ return(ref(varargs[1])) }}
    {% endif %}
    {{ return(without_schema(builtins.source(*varargs, **kwargs))) }}
{% endmacro %}

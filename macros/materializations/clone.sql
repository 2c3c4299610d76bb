{# `dbt clone` runs no hook that could refuse it; dbt's own would make views that refer to themselves. #}
{% materialization clone, adapter='sqlite' %}
    {% do exceptions.raise_compiler_error(
        'dbt clone is not for tables of one file: `python -m extract backup FILE` copies it'
    ) %}
{% endmaterialization %}

{# Whether a model's rows may depend on when it runs, `updated_at` aside: its SQL speaks of `as_of` or of a clock. #}
{% macro looks_at_the_time(node) %}
    {% set sql = node.raw_code | replace("'{{ as_of() }}' as updated_at", '') %}
    {{ return(modules.re.search('as_of|period_bounds|run_started_at|current_|\\bnow\\b', sql) is not none) }}
{% endmacro %}

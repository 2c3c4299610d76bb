{# `as_of` as whole seconds since 1970. YAML may have made a date or a datetime of the var; text without an offset is
   UTC. #}
{% macro as_of_epoch() %}
    {% set given = var('as_of') | string %}
    {% if given and not modules.re.match('\\d{4}-\\d\\d-\\d\\d([ T]\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)?)?$', given) %}
        {% do exceptions.raise_compiler_error("as_of: '" ~ given ~ "' is not a time like '2026-01-31 20:15:00'") %}
    {% endif %}
    {% set moment = modules.datetime.datetime.fromisoformat(given) if given else run_started_at %}
    {% if moment.tzinfo is none %}
        {% set moment = moment.replace(tzinfo=modules.pytz.utc) %}
    {% endif %}
    {{ return(moment.timestamp() | int) }}
{% endmacro %}

{# "Now" for every window and for `updated_at`, as text in UTC: the var `as_of`, or the start of the run. A run has one
   now, so that all its tables agree and so that any run can be repeated. #}
{% macro as_of() %}
    {{ return(modules.datetime.datetime.fromtimestamp(as_of_epoch(), modules.pytz.utc).strftime('%Y-%m-%d %H:%M:%S')) }}
{% endmacro %}

{# The join that gives a touched key each period of the node's `moving_window`, if a `period` is among the keys; else ''. #}
{% macro every_period() %}
    {{ return('cross join ' ~ ref(config.get('moving_window').periods) ~ ' as periods' if 'period' in rebuild_key_columns() else '') }}
{% endmacro %}

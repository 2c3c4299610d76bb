{# Replaces `default__safe_cast` of dbt-adapters (macros/utils/safe_cast.sql). A cast to a type that SQLite does not
   know makes a number of any text ('a' becomes 0), and SQLite does not know the types of most columns of a query. So a
   value is cast only to types whose names mean text, integer, real or blob. #}
{% macro sqlite__safe_cast(field, type) %}
    {% set known = ['INT', 'CHAR', 'CLOB', 'TEXT', 'BLOB', 'REAL', 'FLOA', 'DOUB'] %}
    {% set is_known = known | select('in', type | upper) | list %}
    {{ return('cast(' ~ field ~ ' as ' ~ type ~ ')' if is_known else field) }}
{% endmacro %}

"""What bfstats says to ClickHouse beside a statement, so that a user's profile bends no answer.

A setting of a profile holds for every statement of its users, unless the statement brings its own.
`tests/extract/reviewed_settings.txt` has a verdict on each setting that the engine knows.
"""

from collections.abc import Mapping

Settings = Mapping[str, str | int]

# A limit that is reached has to be an error: an answer that was cut looks like a whole one.
OVERFLOW_MODES = {
    f"{limit}_overflow_mode{leaf}": "throw"
    for limit, leaves in {
        **dict.fromkeys(("read", "timeout"), ("", "_leaf")),
        **dict.fromkeys(("result", "sort", "group_by", "distinct"), ("",)),
        **dict.fromkeys(("set", "join", "transfer"), ("",)),
    }.items()
    for leaf in leaves
}
# What rewrites a statement or its answer, the first one of a connection, too.
WRAPPERS = {
    "additional_result_filter": "",
    "additional_table_filters": "{}",
    "compression": "",
    "dialect": "clickhouse",
    "filter": "",
    "format": "",
    "framing_output_format": "None",
    "http_allow_filters_as_path": "0",
    "http_allow_filters_as_unrecognized_url_parameters": "0",
    "implicit_table_at_top_level": "",
    "limit": "0",
    "offset": "0",
    "order": "",
    "output_format": "",
    "page": "0",
    "select": "",
    "sort": "",
}
# Which rows of a table are read: all, also those that a merge would drop, but none deleted.
ROWS = {
    "apply_deleted_mask": "1",
    "apply_mutations_on_fly": "0",
    "apply_patch_parts": "1",
    "do_not_merge_across_partitions_select_final": "0",
    "final": "0",
    "ignore_cold_parts_seconds": "0",
    "optimize_move_to_prewhere_if_final": "0",
    "partial_result_on_first_cancel": "0",
}
# Which shards and replicas are asked: each shard, one replica of it, once.
SERVERS = {
    "allow_experimental_parallel_reading_from_replicas": "0",
    "distributed_group_by_no_merge": "0",
    "max_replica_delay_for_distributed_queries": "300",
    "optimize_skip_unused_shards": "0",
    "parallel_replica_offset": "0",
    "parallel_replicas_count": "0",
    "parallel_replicas_custom_key": "",
    "parallel_replicas_for_non_replicated_merge_tree": "0",
    "skip_unavailable_shards": "0",
}
# What an expression means, in the statement and in a view that it reads.
MEANINGS = {
    "aggregate_functions_null_for_empty": "0",
    "allow_lossy_numeric_supertype": "0",
    "any_join_distinct_right_table_keys": "0",
    "cast_keep_nullable": "0",
    "count_distinct_implementation": "uniqExact",
    "date_time_overflow_behavior": "ignore",
    "decimal_check_overflow": "1",
    "empty_result_for_aggregation_by_constant_keys_on_empty_set": "1",
    "empty_result_for_aggregation_by_empty_set": "0",
    "enable_positional_arguments": "1",
    "except_default_mode": "ALL",
    "group_by_use_nulls": "0",
    "intersect_default_mode": "ALL",
    "join_any_take_last_row": "0",
    "join_default_strictness": "ALL",
    "join_use_nulls": "0",
    "optimize_if_transform_strings_to_enum": "0",
    "prefer_column_name_to_alias": "0",
    "session_timezone": "",
    "transform_null_in": "0",
    "union_default_mode": "",
}
# Answers that are old, or a guess, or rest on what a table only promises.
SHORT_CUTS = {
    "optimize_append_index": "0",
    "optimize_substitute_columns": "0",
    "optimize_trivial_approximate_count_query": "0",
    "optimize_using_constraints": "0",
    "query_cache_for_subqueries": "0",
    "use_query_cache": "0",
}
# A table over files: each file, each line of it, as it is now.
FILES = {
    "azure_ignore_file_doesnt_exist": "0",
    "delta_lake_snapshot_end_version": "-1",
    "delta_lake_snapshot_start_version": "-1",
    "delta_lake_snapshot_version": "-1",
    "engine_file_empty_if_not_exists": "0",
    "hdfs_ignore_file_doesnt_exist": "0",
    "iceberg_snapshot_id": "0",
    "iceberg_timestamp_ms": "0",
    "input_format_allow_errors_num": "0",
    "input_format_allow_errors_ratio": "0",
    "paimon_target_snapshot_id": "-1",
    "s3_ignore_file_doesnt_exist": "0",
}
# How values are written, into an answer and into the text that a checksum is made of.
FORMS = {
    "asterisk_include_alias_columns": "0",
    "asterisk_include_materialized_columns": "0",
    "asterisk_include_virtual_columns": "0",
    "bool_false_representation": "false",
    "bool_true_representation": "true",
    "date_time_output_format": "simple",
    "extremes": "0",
    "interval_output_format": "numeric",
    "output_format_decimal_trailing_zeros": "0",
    "output_format_float_precision": "0",
    "output_format_native_encode_types_in_binary_format": "0",
    "output_format_trim_fixed_string": "0",
}
REQUIRED = {
    **WRAPPERS,
    **OVERFLOW_MODES,
    **ROWS,
    **SERVERS,
    **MEANINGS,
    **SHORT_CUTS,
    **FILES,
    **FORMS,
}
"""Settings that add, drop, cut or reshape rows, each with the value that answers must have.

It is the engine's own default. A user who may not set one, and has another value, is refused.
"""

# A limit of a user who may not lift it makes an error, and cuts nothing.
LIFTED = {
    **{
        f"max_{unit}_{limit}": "0"
        for unit in ("rows", "bytes")
        for limit in (
            *("in_distinct", "in_join", "in_set", "to_read", "to_read_leaf"),
            *("to_sort", "to_transfer"),
        )
    },
    "max_partitions_to_read": "-1",
    "max_result_bytes": "0",
    "max_result_rows": "0",
    "max_rows_to_group_by": "0",
}
FIRST = {
    **WRAPPERS,
    **OVERFLOW_MODES,
    **LIFTED,
    "extremes": "0",
    "output_format_native_encode_types_in_binary_format": "0",
    "use_query_cache": "0",
}
"""Those of them that could bend the questions by which a client gets to know the server."""

# Where the engine's default is another, or was: better so, but nobody is refused for it.
PREFERRED = {
    "apply_row_policy_after_final": "1",
    "fallback_to_stale_replicas_for_distributed_queries": "0",
    "use_skip_indexes_if_final_exact_mode": "1",
}
# What a statement may take of a server at most, unless the user's own limit is lower. The longest
# reads every round while landing takes its time over them: 4 minutes for 3.8 million rounds. The
# largest groups a month of samples, and spills long before.
LIMITS = {"max_execution_time": 14_400, "max_memory_usage": 8_000_000_000}
# Nothing is written. 1 would not let a statement have settings of its own.
READ_ONLY = {"readonly": 2}

_TUNING = {"max_block_size": 16_384, "max_bytes_ratio_before_external_group_by": 0}
# A server sorts in its own memory, twice as fast as over its disk, what a site has of rounds; a
# ratio that its administrator chose for that comes before.
SERVER_TUNING = {
    **_TUNING,
    "max_bytes_before_external_sort": 2_000_000_000,
    "max_bytes_before_external_group_by": 1_000_000_000,
}
# Here, the engine has to fit beside the rest of a small machine.
EMBEDDED_TUNING = {
    **_TUNING,
    "max_threads": 1,
    "max_bytes_before_external_sort": 100_000_000,
    "max_bytes_ratio_before_external_sort": 0,
    # What is held of each sorted part while the parts are merged.
    "prefer_external_sort_block_bytes": 1_000_000,
    "min_external_sort_block_bytes": 1_000_000,
    "max_bytes_before_external_group_by": 100_000_000,
}
# DuckDB reads names that are no UTF-8 only as bytes.
PARQUET_SETTINGS = {"output_format_parquet_string_as_string": 0}

"""What is written down beside the rows: runs, loads, cursors, backfills, warnings."""

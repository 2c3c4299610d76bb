"""Tests of the schedule: cadences, their log and pings, status, pruning, watch."""

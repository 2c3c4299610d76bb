"""Warehouses, and copies of the project to be edited, as the marts' tests have them."""

from tests.marts.conftest import make_warehouse, manifest, project, warehouse

__all__ = ["make_warehouse", "manifest", "project", "warehouse"]

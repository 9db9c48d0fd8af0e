"""The YAML definitions under layers/ as models, and how they are loaded."""

from geoportal.dataset.definition import ChildTable, Dataset, Facility, Field, FieldType, Frequency, Style, Text
from geoportal.dataset.load import (
    find_dataset,
    load_agencies,
    load_dataset,
    load_datasets,
    load_portal,
    load_references,
    plan_order,
)
from geoportal.dataset.portal import Agency, Domain, Licence, Portal, Succession

__all__ = [
    "Agency",
    "ChildTable",
    "Dataset",
    "Domain",
    "Facility",
    "Field",
    "FieldType",
    "Frequency",
    "Licence",
    "Portal",
    "Style",
    "Succession",
    "Text",
    "find_dataset",
    "load_agencies",
    "load_dataset",
    "load_datasets",
    "load_portal",
    "load_references",
    "plan_order",
]

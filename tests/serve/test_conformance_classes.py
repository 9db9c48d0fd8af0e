"""Every conformance class that is declared has tests that prove it, and every test of a standard belongs to a class."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from geoportal.serve.app import create_app
from geoportal.serve.ogc.conformance import CLASSES, SPEC
from geoportal.settings import Settings
from tests.serve.api import Api

HERE = Path(__file__).parent
CORE, CRS, QUERIES = "test_conformance", "test_conformance_crs", "test_conformance_queries"
TRAPS, DOCUMENTS = "test_conformance_traps", "test_conformance_documents"
OPENAPI, CQL2, TILES = "test_openapi", "test_cql2", "test_tiles"
RECORDS, CATALOGUE = "test_records", "test_records_documents"
FILTERS = f"{TRAPS}::test_every_class_of_filters_that_is_declared_is_there"
FIELDS = (
    f"{DOCUMENTS}::test_schemas_queryables_and_sortables", f"{DOCUMENTS}::test_collections_link_to_the_documents_of_their_fields",
)  # fmt: skip
DESCRIBED = (
    f"{OPENAPI}::test_it_is_valid_and_typed_exactly", f"{OPENAPI}::test_it_stands_alone",
    f"{OPENAPI}::test_every_path_is_served_and_every_route_is_described",
)  # fmt: skip
LISTS = (f"{CORE}::test_landing_page", f"{DOCUMENTS}::test_landing_page_conformance_and_collections")
RECORD = (f"{RECORDS}::test_every_dataset_is_a_record", f"{DOCUMENTS}::test_catalogue_records_and_one_record")
SORTED = (
    f"{RECORDS}::test_equality_and_order",
    f"{DOCUMENTS}::test_one_sorts_by_every_sortable_and_by_nothing_else",
    FIELDS[0],
)

PROOFS: dict[str, tuple[str, ...]] = {
    "ogcapi-common-1/1.0/conf/core": (
        *LISTS, f"{CORE}::test_conformance_says_exactly_what_is_true", f"{CORE}::test_methods",
        f"{CORE}::test_what_is_not_there_is_404", f"{QUERIES}::test_documents_refuse_unknown_parameters",
        f"{TRAPS}::test_statuses", f"{TRAPS}::test_odd_headers_are_no_server_errors", f"{TRAPS}::test_posts_without_a_content_type",
        f"{TRAPS}::test_wrong_requests_are_readable_when_they_are_compressed",
    ),
    "ogcapi-common-1/1.0/conf/json": (*LISTS, f"{DOCUMENTS}::test_exceptions", f"{DOCUMENTS}::test_the_schemas_themselves_find_faults"),
    "ogcapi-common-1/1.0/conf/landing-page": (*LISTS, f"{CORE}::test_every_link_leads_to_what_it_says"),
    "ogcapi-common-1/1.0/conf/oas30": (
        *DESCRIBED, f"{OPENAPI}::test_operations_are_named_once_and_written_in_both_languages",
        f"{OPENAPI}::test_it_follows_what_is_published",
    ),
    "ogcapi-common-2/1.0/conf/collections": (
        f"{CORE}::test_collections", f"{CORE}::test_extents_hold_every_feature",
        f"{CORE}::test_titles_are_in_the_language_of_the_request", f"{CORE}::test_titles_of_links_are_given_once",
    ),
    "ogcapi-features-1/1.0/conf/core": (
        f"{CORE}::test_collections", f"{CORE}::test_features", f"{CORE}::test_limit_and_next_links_to_the_end",
        f"{CORE}::test_single_features", f"{QUERIES}::test_bbox_finds_what_meets_it",
        f"{QUERIES}::test_bbox_matches_features_without_a_geometry",
        f"{QUERIES}::test_datetime_finds_what_meets_it_and_what_has_no_time",
        f"{QUERIES}::test_unknown_and_invalid_parameters_are_refused", f"{TRAPS}::test_nothing_is_found_outside_the_time_of_a_collection",
        f"{TRAPS}::test_there_is_no_next_behind_a_page_that_is_exactly_full",
    ),
    "ogcapi-features-1/1.0/conf/geojson": (
        f"{DOCUMENTS}::test_features_and_one_feature", f"{TRAPS}::test_features_are_always_typed_as_geojson",
    ),
    "ogcapi-features-1/1.0/conf/oas30": (
        *DESCRIBED, f"{OPENAPI}::test_each_collection_declares_exactly_what_it_takes",
        f"{OPENAPI}::test_parameters_have_the_form_that_the_standards_ask_for", f"{OPENAPI}::test_examples_are_real",
        f"{OPENAPI}::test_qgis_finds_its_page_size",
    ),
    "ogcapi-features-2/1.0/conf/crs": (
        f"{CRS}::test_identifiers", f"{CRS}::test_coordinates_are_those_of_proj",
        f"{CRS}::test_without_crs_it_is_crs84", f"{CRS}::test_single_features", f"{CRS}::test_unknown_identifiers_are_refused",
        f"{CRS}::test_boxes_of_the_extent", f"{CRS}::test_boxes_find_what_meets_them_in_their_own_crs",
    ),
    "ogcapi-features-3/1.0/conf/queryables": (
        *FIELDS, f"{TRAPS}::test_schemas_are_as_part_3_and_part_5_ask", f"{TRAPS}::test_asking_for_the_fields_changes_nothing",
        f"{DOCUMENTS}::test_qgis_finds_the_geometry_among_the_queryables",
    ),
    "ogcapi-features-3/1.0/conf/queryables-query-parameters": (
        f"{OPENAPI}::test_equality_parameters_are_the_queryables", f"{OPENAPI}::test_no_column_takes_the_name_of_a_parameter",
    ),
    "ogcapi-features-3/1.0/conf/filter": (FILTERS, f"{CRS}::test_unknown_identifiers_are_refused", f"{TRAPS}::test_statuses"),
    "ogcapi-features-3/1.0/conf/features-filter": (FILTERS, FIELDS[1]),
    **{f"cql2/1.0/conf/{name}": (FILTERS,) for name in (
        "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison",
        "accent-insensitive-comparison", "basic-spatial-functions", "basic-spatial-functions-plus", "spatial-functions",
        "temporal-functions", "property-property", "arithmetic")},
    **{f"{part}/conf/{name}": FIELDS for part in ("ogcapi-features-5/1.0", "ogcapi-common-3/1.0")
       for name in ("returnables-and-receivables", "queryables")},
    **{f"{part}/conf/schemas": (
        FIELDS[0], f"{DOCUMENTS}::test_schema_has_the_properties_of_the_features_and_queryables_those_of_filters",
        f"{DOCUMENTS}::test_no_column_is_called_as_the_schema_calls_the_feature_id",
    ) for part in ("ogcapi-features-5/1.0", "ogcapi-common-3/1.0")},
    **{f"{part}/conf/sortables": SORTED[1:] for part in ("ogcapi-features-5/1.0", "ogcapi-common-3/1.0")},
    "ogcapi-features-5/1.0/conf/core-roles-features": (FIELDS[0],),
    "ogcapi-common-3/1.0/conf/advanced-property-roles": (FIELDS[0],),
    **{f"ogcapi-processes-1/1.0/conf/{name}": (f"{DOCUMENTS}::test_processes_one_process_and_what_it_answers",)
       for name in ("core", "json", "ogc-process-description")},
    "ogcapi-processes-1/1.0/conf/oas30": (*DESCRIBED, f"{OPENAPI}::test_examples_of_processes_run"),
    "ogcapi-tiles-1/1.0/conf/core": (
        f"{TILES}::test_links_lead_from_the_list_to_a_tile", f"{TILES}::test_every_tile_is_that_of_the_file_compressed_or_not",
        f"{TILES}::test_an_empty_tile_is_204", f"{TILES}::test_what_is_not_there_or_not_understood_is_said_in_json",
        f"{TILES}::test_a_tile_is_asked_for_again_only_when_the_version_changed",
    ),
    "ogcapi-tiles-1/1.0/conf/tileset": (
        f"{TILES}::test_metadata_say_what_is_in_the_tiles", f"{TILES}::test_links_lead_from_the_list_to_a_tile",
        f"{DOCUMENTS}::test_tile_matrix_sets_and_tilesets", f"{TILES}::test_tilejson_is_what_map_libraries_read",
    ),
    "ogcapi-tiles-1/1.0/conf/tilesets-list": (
        f"{TILES}::test_links_lead_from_the_list_to_a_tile", f"{DOCUMENTS}::test_tile_matrix_sets_and_tilesets",
        f"{TILES}::test_documents_come_as_json_unless_a_page_is_wanted",
    ),
    "ogcapi-tiles-1/1.0/conf/geodata-tilesets": (f"{CORE}::test_collections", f"{DOCUMENTS}::test_tile_matrix_sets_and_tilesets"),
    "ogcapi-tiles-1/1.0/conf/mvt": (f"{TILES}::test_every_tile_is_that_of_the_file_compressed_or_not",),
    "ogcapi-tiles-1/1.0/conf/oas30": (*DESCRIBED, f"{OPENAPI}::test_tiles_are_described_as_their_clients_know_them"),
    **{f"tms/2.0/conf/{name}": (f"{TILES}::test_the_matrix_set_halves_its_cells_at_every_zoom",
                                f"{DOCUMENTS}::test_tile_matrix_sets_and_tilesets")
       for name in ("tilematrixset", "json-tilematrixset")},
    **{f"tms/2.0/conf/{name}": (f"{DOCUMENTS}::test_tile_matrix_sets_and_tilesets", f"{TILES}::test_metadata_say_what_is_in_the_tiles")
       for name in ("tilematrixsetlimits", "tilesetmetadata", "json-tilematrixsetlimits", "json-tilesetmetadata")},
    "ogcapi-records-1/1.0/conf/record-core": (
        *RECORD, f"{RECORDS}::test_time_is_that_of_the_collection", f"{RECORDS}::test_contacts_are_the_agencies_of_today",
        f"{RECORDS}::test_links_lead_to_what_they_say", f"{RECORDS}::test_english",
    ),
    "ogcapi-records-1/1.0/conf/record-collection": (
        f"{CATALOGUE}::test_the_collection_is_a_catalogue", RECORD[1], f"{CATALOGUE}::test_queryables_and_schema",
        f"{CATALOGUE}::test_it_follows_what_is_published",
    ),
    "ogcapi-records-1/1.0/conf/record-core-query-parameters": (
        f"{RECORDS}::test_words", f"{RECORDS}::test_terms_between_commas_are_alternatives", f"{RECORDS}::test_bbox",
        f"{RECORDS}::test_datetime", f"{RECORDS}::test_exact_parameters", f"{CATALOGUE}::test_pages_hold_every_record_once",
        f"{CATALOGUE}::test_a_page_behind_the_end_is_empty",
    ),
    "ogcapi-records-1/1.0/conf/record-api": (
        f"{CATALOGUE}::test_the_collection_is_a_catalogue", f"{CATALOGUE}::test_what_is_not_understood_is_refused", f"{CATALOGUE}::test_documents_take_no_other_parameter", f"{CATALOGUE}::test_no_such_dataset",
        f"{CATALOGUE}::test_methods_and_validators", f"{OPENAPI}::test_the_catalogue_takes_its_parameters_as_the_standard_has_them",
    ),
    "ogcapi-records-1/1.0/conf/sorting": SORTED,
    "ogcapi-records-1/1.0/conf/searchable-catalog": (*RECORD, f"{CATALOGUE}::test_search_by_post_finds_what_the_items_find"),
    "ogcapi-records-1/1.0/conf/searchable-catalog-sorting": SORTED,
    "ogcapi-records-1/1.0/conf/json": (RECORD[1], f"{CATALOGUE}::test_the_collection_is_a_catalogue"),
    "ogcapi-records-1/1.0/conf/oas30": (
        *DESCRIBED, f"{OPENAPI}::test_the_catalogue_takes_its_parameters_as_the_standard_has_them",
    ),
}  # fmt: skip
OTHERS = {
    f"{CATALOGUE}::test_people_are_sent_to_the_pages", f"{CATALOGUE}::test_the_provider_answers_as_the_portal_does",
    f"{CATALOGUE}::test_the_provider_refuses_as_the_portal_does",
}  # fmt: skip
"""Tests in the files of the standards that are of the portal alone."""
FILES = (CORE, CRS, QUERIES, TRAPS, DOCUMENTS, OPENAPI, TILES, RECORDS, CATALOGUE)


def run_always(name: str) -> set[str]:
    """Return the tests of a file that run always: none is skipped, or expected to fail."""
    tree = ast.parse((HERE / f"{name}.py").read_text(encoding="utf-8"))
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    return {
        f"{name}::{node.name}" for node in found
        if not any("skip" in ast.unparse(mark) or "xfail" in ast.unparse(mark) for mark in node.decorator_list)
    }  # fmt: skip


@pytest.fixture(scope="module")
def declared(sampled: Settings) -> list[str]:
    conforms: list[str] = Api(create_app(sampled)).get("/conformance")["conformsTo"]
    return conforms


def test_every_declared_class_is_proved_and_every_proved_class_is_declared(declared: list[str]) -> None:
    assert declared == list(CLASSES)
    assert sorted(declared) == sorted(f"{SPEC}/{name}" for name in PROOFS)


def test_every_proof_is_a_test_that_runs() -> None:
    there = {test for name in FILES for test in run_always(name)}
    missing = {test for proofs in PROOFS.values() for test in proofs} - there
    assert missing == set() and all(PROOFS.values())


def test_every_test_of_a_standard_proves_a_class() -> None:
    named = {test for proofs in PROOFS.values() for test in proofs} | OTHERS
    assert {test for name in FILES for test in run_always(name)} - named == set()

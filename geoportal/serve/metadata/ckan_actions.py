"""The actions of CKAN that the portal answers: each a function of the catalogue and of what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from geoportal import __version__
from geoportal.dataset import Text
from geoportal.serve.metadata.ckan_errors import not_found, not_valid
from geoportal.serve.metadata.ckan_form import group, organization, packages_in, tag_content
from geoportal.serve.metadata.ckan_search import search_packages
from geoportal.serve.metadata.ckan_words import needed, texts, truth, whole_number
from geoportal.serve.metadata.source import publishers
from geoportal.serve.ogc.records_form import say
from geoportal.serve.ogc.records_list import Catalogue
from geoportal.settings import Settings

Content = dict[str, Any]
CKAN_VERSION = "2.10"
"""The CKAN whose shapes these are."""


@dataclass(frozen=True)
class Asked:
    """A call of an action."""

    catalogue: Catalogue
    settings: Settings
    language: str
    words: Mapping[str, Any] = field(default_factory=dict)

    @property
    def packages(self) -> dict[str, Content]:
        """Every package by its name."""
        return packages_in(self.catalogue, self.settings, self.language)


def package_list(asked: Asked) -> list[str]:
    """Return the names of all packages."""
    return _slice(asked, sorted(asked.packages))


def package_show(asked: Asked) -> Content:
    """Return a package by its name or id."""
    wanted = needed(asked.words, "name_or_id" if "name_or_id" in asked.words else "id")
    for package in asked.packages.values():
        if wanted in (package["name"], package["id"]):
            return package
    raise not_found("Not found")


def package_search(asked: Asked) -> Content:
    """Return the packages that a query finds."""
    return search_packages(asked.catalogue, asked.settings, asked.language, asked.words)


def current_packages(asked: Asked) -> list[Content]:
    """Return all packages with their resources, changed last first."""
    return _slice(asked, sorted(asked.packages.values(), key=lambda one: one["metadata_modified"], reverse=True))


def resource_show(asked: Asked) -> Content:
    """Return a resource by its id."""
    wanted = needed(asked.words, "id")
    for package in asked.packages.values():
        for resource in package["resources"]:
            if resource["id"] == wanted:
                return dict(resource)
    raise not_found("Not found")


def organization_list(asked: Asked) -> list[Any]:
    """Return the agencies that publish."""
    return _listed(asked, _organizations(asked), "organizations")


def organization_show(asked: Asked) -> Content:
    """Return an agency by its name or id."""
    return _shown(asked, _organizations(asked))


def group_list(asked: Asked) -> list[Any]:
    """Return the domains of the plan."""
    return _listed(asked, _groups(asked), "groups")


def group_show(asked: Asked) -> Content:
    """Return a domain by its name or id."""
    return _shown(asked, _groups(asked))


def tag_list(asked: Asked) -> list[Any]:
    """Return the tags that packages have."""
    words = sorted({one["name"] for package in asked.packages.values() for one in package["tags"]})
    found = [word for word in words if str(asked.words.get("query") or "").lower() in word.lower()]
    return [tag_content(word) for word in found] if truth(asked.words, "all_fields") else found


def license_list(asked: Asked) -> list[Content]:
    """Return the licences under which data are offered."""
    return [
        {"id": one.code, "title": say(one.title, asked.language), "url": one.uri, "status": "active",
         "od_conformance": "approved", "domain_data": True}
        for one in asked.catalogue.portal.licences
    ]  # fmt: skip


def status_show(asked: Asked) -> Content:
    """Return what runs here."""
    portal = asked.catalogue.portal
    return {
        "ckan_version": CKAN_VERSION,
        "site_url": asked.catalogue.url,
        "site_title": say(portal.title, asked.language),
        "site_description": say(portal.description, asked.language),
        "locale_default": "vi",
        "extensions": [],
        "error_emails_to": None,
        "software": f"hungyen-geoportal {__version__}",
    }


def site_read(_: Asked) -> bool:
    """Return that anyone may read."""
    return True


def help_show(asked: Asked) -> str:
    """Return what an action does and which parameters it takes."""
    name = needed(asked.words, "name")
    if name not in ACTIONS:
        raise not_found(f"Action name not known: {name}")
    action = ACTIONS[name]
    return f"{action.function.__doc__}\n\nParameters: {', '.join(action.parameters) or 'none'}."


def _organizations(asked: Asked) -> list[Content]:
    names = publishers(asked.catalogue).items()
    return _counted(asked, [organization(asked.catalogue, code, name, asked.language) for code, name in names])


def _groups(asked: Asked) -> list[Content]:
    rows: list[tuple[str, Text]] = [(domain.code, domain.title) for domain in asked.catalogue.portal.domains]
    return _counted(asked, [group(asked.catalogue, code, title, asked.language) for code, title in rows])


def _counted(asked: Asked, rows: list[Content]) -> list[Content]:
    counts = Counter(
        one["name"] for package in asked.packages.values() for one in (package["organization"], *package["groups"])
    )
    return [{**row, "package_count": counts[row["name"]]} for row in rows]


def _listed(asked: Asked, rows: list[Content], several: str) -> list[Any]:
    """Return names, or all of each with all_fields; sorted by name, or as asked."""
    key, _, direction = str(asked.words.get("sort") or asked.words.get("order_by") or "name asc").partition(" ")
    if key not in ("name", "title", "package_count") or direction.lower() not in ("", "asc", "desc"):
        raise not_valid("sort", "Cannot sort by this; name, title or package_count, asc or desc")
    wanted = texts(asked.words.get(several))
    found = [row for row in rows if not wanted or row["name"] in wanted]
    found = _slice(asked, sorted(found, key=lambda row: row[key], reverse=direction.lower() == "desc"))
    return found if truth(asked.words, "all_fields") else [row["name"] for row in found]


def _shown(asked: Asked, rows: list[Content]) -> Content:
    wanted = needed(asked.words, "id")
    for row in rows:
        if wanted in (row["name"], row["id"]):
            held = [
                package for package in asked.packages.values()
                if row["name"] in (package["organization"]["name"], *(one["name"] for one in package["groups"]))
            ]  # fmt: skip
            with_datasets = truth(asked.words, "include_datasets")
            return {**row, "extras": [], "tags": [], "users": [], **({"packages": held} if with_datasets else {})}
    raise not_found("Not found")


def _slice[Item](asked: Asked, items: list[Item]) -> list[Item]:
    start, most = whole_number(asked.words, "offset", 0), whole_number(asked.words, "limit", len(items))
    return items[start : start + most]


@dataclass(frozen=True)
class Action:
    """An action: its function, and the parameters that it knows; those in `ignored` change nothing here."""

    function: Callable[[Asked], Any]
    parameters: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


PAGE, LIST = ("limit", "offset"), ("sort", "order_by", "limit", "offset", "all_fields")
LIST_IGNORED = ("include_dataset_count", "include_extras", "include_tags", "include_groups", "include_users", "type")
SHOW_IGNORED = (*LIST_IGNORED, "include_followers", "include_tracking", "use_default_schema")
SEARCH = ("q", "fq", "fq_list", "rows", "start", "sort", "fl", "facet", "facet.field", "facet.limit", "facet.mincount")
SEARCH_IGNORED = ("include_drafts", "include_deleted", "include_private", "use_default_schema", "qf", "bf", "df",
                  "defType", "q.op", "extras")  # fmt: skip
ACTIONS: dict[str, Action] = {
    "package_list": Action(package_list, PAGE),
    "package_show": Action(package_show, ("id", "name_or_id"), SHOW_IGNORED),
    "dataset_show": Action(package_show, ("id", "name_or_id"), SHOW_IGNORED),
    "package_search": Action(package_search, SEARCH, SEARCH_IGNORED),
    "current_package_list_with_resources": Action(current_packages, PAGE),
    "resource_show": Action(resource_show, ("id",), ("include_tracking",)),
    "organization_list": Action(organization_list, (*LIST, "organizations"), LIST_IGNORED),
    "organization_show": Action(organization_show, ("id", "include_datasets"), SHOW_IGNORED),
    "group_list": Action(group_list, (*LIST, "groups"), LIST_IGNORED),
    "group_show": Action(group_show, ("id", "include_datasets"), SHOW_IGNORED),
    "tag_list": Action(tag_list, ("query", "all_fields"), ("vocabulary_id",)),
    "license_list": Action(license_list),
    "status_show": Action(status_show),
    "site_read": Action(site_read),
    "help_show": Action(help_show, ("name",)),
}
"""Every action by its name."""

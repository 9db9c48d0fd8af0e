"""Feeds of changes in Atom: /tin.atom (all), /tin/<domain>.atom, /du-lieu/<dataset>.atom; English below /en."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import islice

from flask import Response, abort, request

from geoportal.columns import published_columns
from geoportal.dataset import Dataset
from geoportal.serve.changes import Counted
from geoportal.serve.metadata.atom import MEDIA_TYPE, Entry, Head, tag_address, write_feed
from geoportal.serve.metadata.news import News, all_news, count_news, dataset_news
from geoportal.serve.metadata.sending import send
from geoportal.serve.metadata.source import catalogue_now, find_listed, page_of, publisher_of, settings_now
from geoportal.serve.ogc.records_list import Catalogue
from geoportal.serve.pages.language import language, number, pick, say
from geoportal.settings import Settings
from geoportal.vietnamese import format_date

MOST_ENTRIES, MOST_FIELDS = 50, 8


def every_change() -> Response:
    """Send what changed in all datasets, the newest first."""
    catalogue = catalogue_now()
    news = all_news(catalogue, settings_now())
    return _feed(catalogue, "tin", pick(catalogue.portal.title), news, "/du-lieu")


def domain_changes(domain: str) -> Response:
    """Send what changed in the datasets of a domain."""
    catalogue = catalogue_now()
    known = {one.code: pick(one.title) for one in catalogue.portal.domains}
    if domain not in known:
        abort(404)
    news = [one for one in all_news(catalogue, settings_now()) if one.listed.dataset.domain == domain]
    return _feed(catalogue, f"tin/{domain}", known[domain], news, f"/du-lieu?linh-vuc={domain}")


def dataset_changes(dataset_id: str) -> Response:
    """Send what changed in one dataset."""
    catalogue, settings = catalogue_now(), settings_now()
    listed = find_listed(catalogue, dataset_id, settings)
    news = dataset_news(settings, listed)
    return _feed(catalogue, f"du-lieu/{dataset_id}", pick(listed.dataset.title), news, f"/du-lieu/{dataset_id}")


def _feed(catalogue: Catalogue, name: str, title: str, news: Iterable[News], page: str) -> Response:
    settings, prefix = settings_now(), "/en" if language() == "en" else ""
    other = request.path.removeprefix("/en") if prefix else f"/en{request.path}"
    found = list(islice(news, MOST_ENTRIES))
    head = Head(
        id=tag_address(catalogue.url, f"{prefix[1:]}{'/' if prefix else ''}{name}"),
        title=say("feed_title", title=title),
        subtitle=say("feed_subtitle"),
        updated=max((one.moment for one in found), default=_opened(settings)),
        author=pick(catalogue.portal.owner),
        url=f"{catalogue.url}{request.path}",
        page=f"{catalogue.url}{prefix}{page}",
        language=language(),
        other_url=f"{catalogue.url}{other}",
        rights=pick(catalogue.portal.licences[0].title),
    )
    counted = zip(found, count_news(settings, found), strict=True)
    entries = [_entry(catalogue, one, changes, prefix) for one, changes in counted]
    return send(write_feed(head, entries), f"{MEDIA_TYPE}; charset=utf-8")


def _entry(catalogue: Catalogue, news: News, changes: Counted | None, prefix: str) -> Entry:
    dataset = news.listed.dataset
    sample = f" ({say('state_sample').lower()})" if news.sample else ""
    summary = _summary(news, changes)
    lines = [summary, *_details(dataset, news, changes)]
    categories = [(dataset.domain, pick(news.listed.domain))]
    return Entry(
        id=tag_address(catalogue.url, f"{prefix[1:]}{'/' if prefix else ''}du-lieu/{news.name}"),
        title=say(f"news_{news.kind}", title=pick(dataset.title), day=_day(news)) + sample,
        moment=news.moment,
        author=pick(publisher_of(news.listed, catalogue.portal)[1]),
        page=page_of(catalogue.url, dataset.id, language()),
        summary=summary,
        lines=lines,
        categories=[*categories, *([("du-lieu-mau", say("state_sample"))] if news.sample else [])],
    )


def _summary(news: News, changes: Counted | None) -> str:
    """Return in a sentence what happened."""
    if news.kind == "stop":
        return say("news_stopped")
    if changes is None:
        return say("news_rows", rows=number(news.rows))
    if not (changes.added or changes.removed or changes.changed):
        return say("news_nothing", rows=number(news.rows))
    counts = {"added": changes.added, "removed": changes.removed, "changed": changes.changed, "rows": news.rows}
    return say("news_counts", **{name: number(count) for name, count in counts.items()})


def _details(dataset: Dataset, news: News, changes: Counted | None) -> Iterable[str]:
    if changes and changes.fields:
        titles = {name: pick(field.title) for name, field in published_columns(dataset).items()}
        titles |= {"geometry": say("news_geometry"), "children": say("news_children")}
        shown = [f"{titles.get(name, name)} ({number(count)})" for name, count in changes.fields.items()]
        more = f"; {say('news_more_fields', count=len(shown) - MOST_FIELDS)}" if len(shown) > MOST_FIELDS else ""
        yield say("news_fields", fields="; ".join(shown[:MOST_FIELDS]) + more)
    if news.sample:
        yield f"{say('sample_title')} {say('sample_text')}"
    if news.version:
        yield say("news_version", version=news.version.id)


def _day(news: News) -> str:
    """Return the day of the version, as people write it."""
    text = (news.version.id if news.version else news.moment.replace("-", ""))[:8]
    day = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    return day.isoformat() if language() == "en" else format_date(day)


def _opened(settings: Settings) -> str:
    """Return since when the catalogue is as it is: the moment of a feed in which nothing happened yet."""
    changed = (settings.layers / "portal.yml").stat().st_mtime
    return datetime.fromtimestamp(int(changed), UTC).isoformat().replace("+00:00", "Z")

// The part "Tại điểm này": what there is at a point, by one call of the process tai-diem-nay.

import { runProcess } from './api.js';
import { copyButton } from './copy.js';
import { textButton } from './icon.js';
import { featureRow } from './list.js';
import { answered } from './near.js';
import { pointField } from './picker.js';
import { element, language, say } from './text.js';
import { formatPoint, formatValue } from './words.js';

export function createPoint(node, { store, shown, sheet, picker, goTo, announce }) {
  const field = pointField(store, picker, sheet, 'tai-day');
  const status = element('p', { class: 'summary', role: 'status' });
  const answer = element('div', { class: 'answer' });
  node.append(field.node, status, answer);
  let running = null;
  let asked = null;

  async function ask() {
    const { point, panel } = store.get();
    if (panel !== 'tai-day' || (point && point === asked)) return;
    running?.abort();
    answer.replaceChildren();
    field.words.textContent = point ? say(point.device ? 'point_device' : 'point_chosen', { point: formatPoint(point) }) : say('point_none');
    status.textContent = '';
    if (!point) return;
    running = new AbortController();
    const { signal } = running;
    status.textContent = say('loading');
    try {
      const found = await runProcess('tai-diem-nay', { lon: point.lon, lat: point.lat }, { signal });
      if (signal.aborted) return;
      asked = point;
      status.textContent = found.unit ? say('point_answered', { name: found.unit.name }) : '';
      answer.replaceChildren(units(found), zones(found), nearest(found), coordinates(found.coordinates));
    } catch (error) {
      if (error.name !== 'AbortError') status.replaceChildren(say('part_failed'), ' ', textButton(say('retry'), ask, { kind: 'plain small' }));
    }
  }

  // Former communes by their district: "Thành phố Hưng Yên, tỉnh Hưng Yên: Phường Hiến Nam, Phường An Tảo".
  function byDistrict(june) {
    const groups = new Map();
    for (const { name, district, province } of june) {
      const title = `${district}, ${say('province', { name: province })}`;
      groups.set(title, [...(groups.get(title) || []), name]);
    }
    return [...groups].map(([title, names]) => element('dd', {}, names.join(', '), element('span', { class: 'quiet' }, ` (${title})`)));
  }

  function units({ unit, units: several, june_2025: june, note }) {
    const list = element('dl', { class: 'facts-list' });
    const names = unit ? unit.name : several.map((one) => one.name).join(', ');
    if (names) list.append(element('dt', {}, say(unit ? 'point_today' : 'point_today_perhaps')), element('dd', {}, element('b', {}, names)));
    if (june.length) list.append(element('dt', {}, say(june.length > 1 ? 'point_june_one_of' : 'point_june')), ...byDistrict(june));
    return element('section', {}, element('h3', {}, say('point_units')), list, note ? element('p', { class: 'notice' }, note[language]) : null);
  }

  function zone({ name, dataset_title: title, values, url, sample }) {
    const facts = values.filter(({ value }) => value !== name).map((one) => `${one.title[language]}: ${formatValue(one.value, { type: typeof one.value === 'number' ? 'number' : 'text', unit: one.unit })}`);
    return element('li', {}, element('a', { href: localised(url) }, name), element('p', { class: 'quiet' }, [title[language], sample ? say('state_sample') : ''].filter(Boolean).join(' · ')),
      facts.length ? element('p', {}, facts.join(' · ')) : null);
  }

  function zones({ zones: found }) {
    const body = found.length ? element('ul', { class: 'zones' }, ...found.map(zone)) : element('p', { class: 'quiet' }, say('point_no_zones'));
    return element('section', {}, element('h3', {}, say('point_zones')), body);
  }

  function nearest({ nearest: groups }) {
    const features = groups.flatMap((group) => group.features);
    const rows = features.map((feature) => featureRow(answered(feature, shown.byId), feature.properties.distance_m, goTo));
    return element('section', {}, element('h3', {}, say('point_nearest')),
      rows.length ? element('ol', { class: 'features' }, ...rows) : element('p', { class: 'quiet' }, say('point_none_near')));
  }

  function coordinates({ wgs84, vn2000 }) {
    const rows = [[say('wgs84'), wgs84.decimal], [say('wgs84_dms'), wgs84.dms], ...(vn2000 ? [[vn2000.title, vn2000.text]] : [])];
    const list = element('ul', { class: 'copies' }, ...rows.map(([title, text]) => element('li', {},
      element('div', {}, element('span', { class: 'quiet' }, title), element('code', {}, text)),
      copyButton(say('copy'), text, announce, title))));
    return element('section', {}, element('h3', {}, say('point_coordinates')), list, vn2000 ? element('p', { class: 'quiet' }, say('vn2000_axes')) : null);
  }

  store.on((state, before) => {
    if (state.point !== before.point || state.panel !== before.panel) ask();
  });
  ask();
}

// The page of a feature in the language of this page, by its path: the portal may be reached by several names.
function localised(url) {
  const { pathname } = new URL(url, location.href);
  return language === 'en' ? `/en${pathname}` : pathname;
}

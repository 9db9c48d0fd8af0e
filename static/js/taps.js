// Taps and the pointer on the map: which features of all layers lie there, and what is shown of them. A tap beside every
// feature fires the map's event `tapnothing` with its latlng; a tap that closed a popup does not.

import { ApiError } from './api.js';
import { openBalloon } from './balloon.js';
import { choices, failure, groupTitle, popup, waiting } from './popup.js';
import { formatNumber, say } from './text.js';

const FINGER = 16; // pixels beside a mark that a finger still hits
const POINTER = 4;
const MOST_LISTED = 30;
const DEEPEST = 19;
const PATIENCE_MS = 200;
const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const kept = new WeakMap();

// The one listener for taps of a map. Layers join with {layer, order(), hit(latlng, tolerance), item(id), inBox(bounds)}.
export function tapsOf(leaflet, map) {
  if (!kept.has(map)) kept.set(map, createTaps(leaflet, map));
  return kept.get(map);
}

function createTaps(leaflet, map) {
  const layers = new Set();
  let turn = 0;
  let lastTouch = 0;
  let balloon = null;

  async function hitsAt(latlng, tolerance) {
    const answers = await Promise.all([...layers].map(async (one) => (await one.hit(latlng, tolerance)).map((hit) => ({ ...hit, one }))));
    const found = answers.flat();
    found.sort((a, b) => Number(a.kind === 'shape') - Number(b.kind === 'shape') || b.one.order() - a.one.order() || a.distance - b.distance);
    // What lies right under the finger counts, not its neighbours.
    const direct = found.some((hit) => hit.kind !== 'shape' && hit.distance === 0);
    return found.filter((hit) => (direct ? hit.distance === 0 : true));
  }

  // A new one each time, so that the map makes room for what it holds now.
  function show(latlng, node) {
    balloon?.remove();
    balloon = openBalloon(leaflet, map, latlng, node);
  }

  const placeOf = (hit, latlng) => (hit.kind === 'shape' ? latlng : leaflet.latLng(hit.lat, hit.lon));

  // What the last tap asks for, null when it failed (which is said, with a way to try again) or a newer tap came.
  async function asked(latlng, name, ask, again) {
    turn += 1;
    const mine = turn;
    const timer = setTimeout(() => { if (mine === turn) show(latlng, waiting(name)); }, PATIENCE_MS);
    try {
      const value = await ask();
      return mine === turn ? value : null;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (mine === turn) show(latlng, failure(name, again));
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  async function openItem(one, id, name, latlng, back = null) {
    const feature = await asked(latlng, name, () => one.item(id), () => openItem(one, id, name, latlng, back));
    if (feature) show(latlng, popup(feature, one.layer, latlng, back));
  }

  function openCluster(hit, latlng) {
    const zoom = map.getZoom();
    if (hit.splits && zoom < DEEPEST) {
      map.closePopup();
      map.setView(placeOf(hit, latlng), Math.min(zoom + 2, DEEPEST), { animate: !calm() });
      return;
    }
    openMany(hit, latlng);
  }

  // Features that the tiles only count, because they stand too close together: asked of the API.
  async function openMany(hit, latlng) {
    const place = placeOf(hit, latlng);
    const at = map.latLngToContainerPoint(place);
    const corner = (by) => map.containerPointToLatLng(at.add([by, by]));
    const found = await asked(place, '', () => hit.one.inBox(leaflet.latLngBounds(corner(-32), corner(32)), MOST_LISTED), () => openMany(hit, latlng));
    if (!found) return;
    const items = found.features.map((feature) => ({ id: feature.id, name: feature.properties[hit.one.layer.nameField], colour: hit.colour, one: hit.one }));
    openList(say('several_here', { count: formatNumber(found.matched) }), '', items, found.matched - items.length, place);
  }

  function openList(title, note, items, more, latlng) {
    turn += 1;
    const again = () => openList(title, note, items, more, latlng);
    show(latlng, choices(title, note, items, more, (item) => openItem(item.one, item.id, item.name, latlng, again)));
  }

  // Several features at one position; where that stands for an area, it says of which and that it is not exact.
  async function openGroup(hit, latlng) {
    const { one, members, count } = hit;
    const place = placeOf(hit, latlng);
    let unit = hit.unsure ? hit.unit : '';
    if (hit.unsure && !unit && members.length) {
      const first = await asked(place, '', () => one.item(members[0].id), () => openGroup(hit, latlng));
      if (!first) return;
      unit = first.properties.vi_tri_dvhc;
    }
    const items = members.map((member) => ({ ...member, colour: hit.colour, rough: hit.rough, one }));
    openList(groupTitle(one.layer, count, unit), hit.unsure ? say('group_unsure') : '', items, count - items.length, place);
  }

  function openOne(hit, latlng) {
    if (hit.kind === 'cluster' || (hit.count > 1 && !hit.members)) openCluster(hit, latlng);
    else if (hit.kind === 'group') openGroup(hit, latlng);
    else openItem(hit.one, hit.id, hit.name, placeOf(hit, latlng));
  }

  function listed(hits) {
    return hits.flatMap((hit) => {
      if (hit.kind === 'group') return hit.members.map((member) => ({ ...member, colour: hit.colour, rough: hit.rough, detail: hit.one.layer.title, one: hit.one }));
      return hit.id ? [{ id: hit.id, name: hit.name, colour: hit.colour, rough: hit.rough, detail: hit.one.layer.title, one: hit.one }] : [];
    });
  }

  async function tap(latlng, tolerance, closing) {
    const hits = await hitsAt(latlng, tolerance);
    if (!hits.length) {
      if (!closing) map.fire('tapnothing', { latlng });
      return;
    }
    const cluster = hits[0].kind === 'cluster' || (hits[0].count > 1 && !hits[0].members);
    if (hits.length === 1 || cluster) { openOne(hits[0], latlng); return; }
    const items = listed(hits);
    if (items.length === 1) openItem(items[0].one, items[0].id, items[0].name, placeOf(hits[0], latlng));
    else openList(say('several_here', { count: formatNumber(items.length) }), '', items.slice(0, MOST_LISTED), items.length - MOST_LISTED, placeOf(hits[0], latlng));
  }

  const choosing = () => map.getContainer().closest('.picking') !== null;
  map.getContainer().addEventListener('pointerdown', (event) => { lastTouch = event.pointerType === 'mouse' ? 0 : FINGER; }, { passive: true, capture: true });
  let closing = false;
  map.on('preclick', () => { closing = map.getContainer().querySelector('.leaflet-popup') !== null; });
  map.on('click', (event) => { if (!choosing()) tap(event.latlng, lastTouch || POINTER, closing); });

  // The pointer turns into a hand over a feature; asked once a frame at most.
  let frame = 0;
  map.on('mousemove', ({ latlng }) => {
    if (frame || lastTouch || choosing()) return;
    frame = requestAnimationFrame(async () => {
      const hits = await hitsAt(latlng, POINTER).catch(() => []);
      map.getContainer().classList.toggle('over-feature', hits.length > 0);
      frame = 0;
    });
  });

  return {
    join(one) { layers.add(one); },
    leave(one) { layers.delete(one); if (![...layers].length) map.getContainer().classList.remove('over-feature'); },
    open: openItem,
  };
}

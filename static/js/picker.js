// The chosen point: by a click on the map, by its middle for the keyboard, by the device; marked on the map.

import { devicePosition } from './device.js';
import { icon, textButton } from './icon.js';
import { element, say } from './text.js';

export function createPicker(leaflet, map, store, announce) {
  const stage = map.getContainer().parentElement;
  const bar = element('div', { class: 'picking-bar', role: 'group', 'aria-label': say('pick_title'), hidden: true });
  let mark = null;
  let done = null;
  stage.append(bar);

  function draw({ point }) {
    mark?.remove();
    mark = null;
    if (!point) return;
    const pin = element('span', { class: 'pin' }, icon('pin'));
    const shapes = [leaflet.marker([point.lat, point.lon], {
      icon: leaflet.divIcon({ className: 'pin-box', html: pin, iconSize: [0, 0] }), interactive: false, keyboard: false, zIndexOffset: 1000,
    })];
    if (point.device) shapes.unshift(leaflet.circle([point.lat, point.lon], { radius: point.accuracy, weight: 1, fillOpacity: 0.08, interactive: false }));
    mark = leaflet.layerGroup(shapes).addTo(map);
  }

  function finish(point) {
    bar.hidden = true;
    stage.parentElement.classList.remove('picking');
    const act = done;
    done = null;
    if (point) store.set({ point });
    act?.(point);
  }

  // Ask for a point on the map; then(point), with null when the visitor thinks better of it.
  function pick(then) {
    done = then;
    const middle = textButton(say('pick_middle'), () => { const { lat, lng } = map.getCenter(); finish({ lat, lon: lng }); }, { kind: '' });
    bar.replaceChildren(element('p', {}, say('pick_hint')), middle, textButton(say('cancel'), () => finish(null)));
    bar.hidden = false;
    stage.parentElement.classList.add('picking');
    map.invalidateSize({ animate: false });
    middle.focus();
  }

  bar.addEventListener('keydown', (event) => { if (event.key === 'Escape') finish(null); });
  map.on('click', ({ latlng }) => { if (done) finish({ lat: latlng.lat, lon: latlng.lng }); });
  store.on((state, before) => { if (state.point !== before.point) draw(state); });
  draw(store.get());

  // The device's own position as the chosen point; says why when there is none. Returns the point or null.
  async function locate() {
    announce(say('locating'));
    try {
      const point = await devicePosition();
      store.set({ point });
      map.setView([point.lat, point.lon], Math.max(map.getZoom(), 14));
      announce(say('located_you'));
      return point;
    } catch (error) {
      announce(error.message, true);
      return null;
    }
  }

  return { pick, locate, picking: () => done !== null };
}

// How the parts of the panel show the chosen point, with the ways to choose another one.
export function pointField(store, picker, sheet, panel) {
  const words = element('p', { class: 'chosen-point' });
  const again = (point) => { sheet.open(panel); return point; };
  const node = element('div', { class: 'point-field' }, words, element('div', { class: 'bar' },
    textButton(say('use_device'), () => picker.locate(), { name: 'locate', kind: 'plain small' }),
    textButton(say('pick_on_map'), () => picker.pick(again), { name: 'pin', kind: 'plain small' })));
  return { node, words };
}

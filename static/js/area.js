// The area that every layer is filtered by: a commune of today, or those that a former district became.

import { loadAreas } from './shown.js';
import { element, say } from './text.js';

export function createAreaFilter(store) {
  const select = element('select', { id: 'area' }, element('option', { value: '' }, say('area_all')));
  const note = element('p', { class: 'quiet', role: 'status' });
  const node = element('div', { class: 'field area' }, element('label', { for: 'area' }, say('area')), select, note);

  function group(title, areas) {
    const box = element('optgroup', { label: title });
    box.append(...areas.map((area) => element('option', { value: area.code }, area.name)));
    return box;
  }

  async function fill() {
    if (select.length > 1) return;
    try {
      const { areas } = await loadAreas();
      if (select.length > 1) return;
      const provinces = [...new Set(areas.filter((area) => area.province).map((area) => area.province))];
      for (const province of provinces) select.append(group(say('area_districts', { province }), areas.filter((area) => area.province === province)));
      select.append(group(say('area_units'), areas.filter((area) => !area.province)));
      select.value = store.get().area;
      note.textContent = '';
    } catch {
      note.textContent = say('part_failed');
    }
  }

  function update({ area, layers }) {
    node.hidden = layers.length === 0;
    if (!node.hidden) fill();
    select.value = area;
  }

  select.addEventListener('focus', fill);
  select.addEventListener('change', () => store.set({ area: select.value, page: 1 }));
  store.on(update);
  update(store.get());
  return node;
}

// One box that finds communes of any era, addresses, coordinates, datasets and published features (combobox pattern).

import { suggest } from './api.js';
import { element, say } from './text.js';

const WAIT_MS = 180;

export function createSearch(input, list, { choose, language }) {
  let found = [];
  let current = -1;
  let running = null;
  let timer = 0;

  function show(items) {
    found = items;
    current = -1;
    list.replaceChildren(...items.map(option));
    const open = items.length > 0;
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    input.removeAttribute('aria-activedescendant');
  }

  function option(item, index) {
    const row = element('li', { role: 'option', id: `suggestion-${index}`, 'aria-selected': 'false' });
    row.append(element('b', {}, item.label), element('small', {}, [say(`kind_${item.kind}`), item.detail].filter(Boolean).join(' · ')));
    // mousedown, so that the box keeps its focus and the list does not close before the click
    row.addEventListener('mousedown', (event) => { event.preventDefault(); take(index); });
    return row;
  }

  function mark(index) {
    if (current >= 0) list.children[current].setAttribute('aria-selected', 'false');
    current = (index + found.length) % found.length;
    const row = list.children[current];
    row.setAttribute('aria-selected', 'true');
    row.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', row.id);
  }

  function take(index) {
    const item = found[index];
    input.value = item.label;
    show([]);
    choose(item);
  }

  async function ask() {
    running?.abort();
    running = new AbortController();
    try {
      show((await suggest(input.value, language, { signal: running.signal })).suggestions);
    } catch (error) {
      if (error.name !== 'AbortError') show([]);
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  input.addEventListener('blur', () => show([]));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') show([]);
    if (!found.length) return;
    if (event.key === 'ArrowDown') mark(current + 1);
    else if (event.key === 'ArrowUp') mark(current < 0 ? found.length - 1 : current - 1);
    else if (event.key === 'Enter') take(Math.max(current, 0));
    else return;
    event.preventDefault();
  });
}

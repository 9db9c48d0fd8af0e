// Suggestions below a search box while one types: datasets, places, addresses and published features (combobox pattern).
// Enter without a chosen one sends the form, as it does without script.

import { getJson } from './api.js';

const WAIT_MS = 180;
const SHORTEST = 2;

export function addSuggestions(input, { kinds, label, mapAddress }) {
  const list = document.createElement('ul');
  Object.assign(list, { id: `${input.id}-suggestions`, className: 'suggestions', hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', label);
  input.closest('.search').append(list);
  const attributes = { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id, 'aria-autocomplete': 'list' };
  Object.entries(attributes).forEach(([name, value]) => input.setAttribute(name, value));
  let addresses = [];
  let current = -1;
  let running = null;
  let timer = 0;

  function show(items) {
    addresses = items.map((item) => item.url || mapAddress(item));
    current = -1;
    list.replaceChildren(...items.map(option));
    list.hidden = !items.length;
    input.setAttribute('aria-expanded', String(items.length > 0));
    input.removeAttribute('aria-activedescendant');
  }

  function option(item, place) {
    const row = document.createElement('li');
    row.id = `${list.id}-${place}`;
    row.setAttribute('role', 'option');
    row.setAttribute('aria-selected', 'false');
    const name = document.createElement('b');
    const detail = document.createElement('small');
    name.textContent = item.label;
    detail.textContent = [kinds[item.kind], item.detail].filter(Boolean).join(' · ');
    row.append(name, detail);
    // the box keeps its focus, so that the list is still there for the click
    row.addEventListener('mousedown', (event) => event.preventDefault());
    row.addEventListener('click', () => location.assign(addresses[place]));
    return row;
  }

  function mark(place) {
    list.children[current]?.setAttribute('aria-selected', 'false');
    current = (place + addresses.length) % addresses.length;
    const row = list.children[current];
    row.setAttribute('aria-selected', 'true');
    row.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', row.id);
  }

  async function ask() {
    running?.abort();
    running = new AbortController();
    const words = input.value.trim();
    if (words.length < SHORTEST) return show([]);
    try {
      const query = new URLSearchParams({ q: words.slice(0, 200) });
      const answer = await getJson(`${input.dataset.suggest}?${query}`, { signal: running.signal });
      if (document.activeElement === input) show(answer.suggestions.slice(0, 8));
    } catch (error) {
      if (error.name !== 'AbortError') show([]); // the form still works
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  input.addEventListener('blur', () => show([]));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && addresses.length) show([]);
    else if (event.key === 'ArrowDown' && addresses.length) mark(current + 1);
    else if (event.key === 'ArrowUp' && addresses.length) mark(current < 0 ? -1 : current - 1);
    else if (event.key === 'Enter' && current >= 0) location.assign(addresses[current]);
    else return;
    event.preventDefault();
  });
}

const box = document.querySelector('input[data-suggest]');
if (box) {
  const { map, ...texts } = JSON.parse(document.getElementById('suggest-texts').textContent);
  const mapAddress = ({ kind, lon, lat }) =>
    `${map}${kind === 'unit' ? '' : `?diem=${lat.toFixed(6)},${lon.toFixed(6)}`}#${kind === 'unit' ? 13 : 16}/${lat.toFixed(5)}/${lon.toFixed(5)}`;
  addSuggestions(box, { ...texts, mapAddress });
}

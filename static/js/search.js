// One box that finds communes of any era, addresses, coordinates, datasets and published features (combobox pattern,
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ with a list box).

import { suggest } from './api.js';
import { icon } from './icon.js';
import { element, formatNumber, say } from './text.js';

const WAIT_MS = 180;
const SHORTEST = 2;
const ICONS = { unit: 'area', address: 'pin', coordinate: 'target', dataset: 'layers', feature: 'dot', place: 'pin' };

export function createSearch(input, list, { choose, language, status, clear }) {
  let found = [];
  let current = -1;
  let running = null;
  let timer = 0;
  let asked = '';

  // What is said is seen where there is nothing else to see, and always heard.
  function show(items, words = '') {
    found = items;
    current = -1;
    list.replaceChildren(...items.map(option));
    list.hidden = !items.length;
    status.textContent = words;
    status.classList.toggle('hidden', items.length > 0 || !words);
    input.setAttribute('aria-expanded', String(items.length > 0));
    input.removeAttribute('aria-activedescendant');
  }

  function close() {
    clearTimeout(timer);
    running?.abort();
    input.removeAttribute('aria-busy');
    show([]);
  }

  function option(item, index) {
    const row = element('li', { role: 'option', id: `suggestion-${index}`, 'aria-selected': 'false' }, icon(ICONS[item.kind] || 'pin'),
      element('span', {}, element('b', {}, item.label), element('small', {}, [say(`kind_${item.kind}`), item.detail].filter(Boolean).join(' · '))));
    // mousedown, so that the box keeps its focus and the list does not close before the click
    row.addEventListener('mousedown', (event) => event.preventDefault());
    row.addEventListener('click', () => take(index));
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
    close();
    input.value = item.label;
    clear.hidden = false;
    asked = item.label;
    choose(item);
  }

  async function ask({ takeBest = false } = {}) {
    clearTimeout(timer);
    running?.abort();
    const words = input.value.trim();
    if (words.length < SHORTEST) { close(); return; }
    running = new AbortController();
    const { signal } = running;
    input.setAttribute('aria-busy', 'true');
    if (!found.length) show([], say('searching'));
    try {
      const { suggestions } = await suggest(words, language, { signal });
      if (signal.aborted) return;
      asked = words;
      show(suggestions, suggestions.length ? say('search_count', { count: formatNumber(suggestions.length) }) : say('search_none'));
      if (takeBest && suggestions.length) take(0);
    } catch (error) {
      if (error.name === 'AbortError') return;
      show([], say('search_failed'));
    } finally {
      if (!signal.aborted) input.removeAttribute('aria-busy');
    }
  }

  // Enter with nothing chosen takes the best; while the list is behind the words it is asked again first.
  function enter() {
    if (found.length && (current >= 0 || asked === input.value.trim())) take(Math.max(current, 0));
    else ask({ takeBest: true });
  }

  const keys = {
    ArrowDown: () => (found.length ? mark(current + 1) : ask()),
    ArrowUp: () => (found.length ? mark(current < 0 ? found.length - 1 : current - 1) : ask()),
    Enter: enter,
    Escape: () => { if (list.hidden) { input.value = ''; clear.hidden = true; } close(); },
  };
  // In an open list Home and End go to its ends; else they move the cursor in the box, as ever.
  const inList = { Home: () => mark(0), End: () => mark(found.length - 1) };

  input.addEventListener('input', () => {
    clear.hidden = input.value === '';
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    const act = keys[event.key] || (current >= 0 && inList[event.key]);
    if (!act || event.isComposing) return;
    event.preventDefault();
    act();
  });
  input.form?.addEventListener('submit', (event) => event.preventDefault());
  clear.addEventListener('mousedown', (event) => event.preventDefault());
  clear.addEventListener('click', () => { input.value = ''; clear.hidden = true; close(); input.focus(); });
}

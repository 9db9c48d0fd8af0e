// The catalogue without reloads: the same page is fetched, and its results, counts and choices take the place of those
// shown. The address tells everything, so going back and sharing work as they do without script.

import { getPage } from './api.js';

const TYPING_MS = 250;
const form = document.getElementById('catalogue');
const words = form.elements.q;
const live = document.getElementById('count');
const failed = document.getElementById('failed');
const facets = document.getElementById('facets');
const apply = form.querySelector('.apply button');
let running = null;
let timer = 0;

// What is asked now, without the empty parameters that a plain form would send.
function asked() {
  const pairs = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  const query = new URLSearchParams(pairs.filter(([, value]) => value));
  return query.size ? `${form.action}?${query}` : form.action;
}

async function show(url, { history: how, focus } = {}) {
  clearTimeout(timer);
  running?.abort();
  const mine = new AbortController();
  running = mine;
  failed.hidden = true;
  form.setAttribute('aria-busy', 'true');
  if (how) history[how]({ catalogue: true }, '', url);
  try {
    const page = await getPage(url, { signal: mine.signal });
    if (!page.getElementById('found')) throw new Error('not the catalogue');
    put(page);
    if (focus) scrollTo(focus);
  } catch (error) {
    if (error.name !== 'AbortError') say(url);
  } finally {
    if (running === mine) form.removeAttribute('aria-busy');
  }
}

// Only what changed is replaced: a box that has the focus keeps it, an open facet stays open.
function put(page) {
  const taken = (id) => page.getElementById(id);
  const focused = document.activeElement?.closest('#found') !== null;
  document.getElementById('found').replaceWith(document.adoptNode(taken('found')));
  document.getElementById('chosen').textContent = taken('chosen').textContent;
  for (const box of facets.querySelectorAll('input')) {
    const there = taken(box.id);
    box.checked = there?.hasAttribute('checked') ?? false;
    const label = box.closest('label');
    const other = there?.closest('label');
    if (!other) continue;
    label.className = other.className;
    label.querySelector('.count').textContent = other.querySelector('.count').textContent;
  }
  const sort = taken('sort');
  [...form.elements['sap-xep'].options].forEach((option, place) => {
    option.textContent = sort.options[place].textContent;
    option.selected = sort.options[place].hasAttribute('selected');
  });
  if (document.activeElement !== words) words.value = taken('q').getAttribute('value');
  live.textContent = taken('count').textContent;
  apply.textContent = form.dataset.show.replace('{count}', /[\d.,]+/.exec(live.textContent)?.[0].replace(/[.,]$/, '') ?? '0');
  if (focused) document.getElementById('results').focus({ preventScroll: true });
}

function say(url) {
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'plain';
  again.textContent = form.dataset.retry;
  again.addEventListener('click', () => show(url));
  failed.replaceChildren(form.dataset.failed, again);
  failed.hidden = false;
}

const scrollTo = (target) => target.scrollIntoView({ block: 'start' });

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const closing = facets.open && facets.contains(event.submitter);
  if (closing) facets.open = false;
  show(asked(), { history: 'pushState', focus: closing ? live : null });
});
form.addEventListener('change', (event) => {
  if (event.target !== words) show(asked(), { history: 'pushState' });
});
words.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => show(asked(), { history: 'replaceState' }), TYPING_MS);
});
form.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-live]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  words.blur();
  show(link.href, { history: 'pushState', focus: link.rel ? form : null });
});
addEventListener('popstate', () => {
  words.blur();
  show(location.href);
});

// The page of a dataset: without this script its links and forms load the page anew, with it only what changed.

const texts = JSON.parse(document.getElementById('page-texts').textContent);
const article = document.querySelector('article.dataset');
const told = document.getElementById('told');
let running = null;

article.classList.add('live');
setUpCopies(article);
article.addEventListener('click', onClick);
article.addEventListener('submit', onSubmit);
article.addEventListener('change', onChange);
window.addEventListener('popstate', () => show(window.location.href));

function onClick(event) {
  const link = event.target.closest('a[href^="?"]');
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(new URL(link.href), link);
}

function onSubmit(event) {
  const form = event.target;
  if (!form.matches('form[data-state]')) return;
  event.preventDefault();
  go(addressOf(form), event.submitter ?? document.activeElement);
}

// Lists beside a chart, a download or an example answer at once; the form that filters waits for its button.
function onChange(event) {
  const form = event.target.closest('.chart-form');
  if (form) go(addressOf(form), event.target);
}

// What a form asks for, its boxes put together to conditions as the portal does for browsers without script.
function addressOf(form) {
  const url = new URL(form.action);
  const words = [];
  for (const [name, value] of new FormData(form)) {
    const text = value.trim();
    const [word, meant] = name.includes('~') ? ['loc', `${name}~${text}`] : [name, text];
    if (text) words.push(`${word}=${encodeURIComponent(meant)}`);
  }
  url.search = words.join('&');
  return url;
}

async function go(url, from) {
  const key = keyOf(from);
  const done = await show(url.href);
  if (!done) return;
  window.history.pushState(null, '', url.href);
  const again = key && [...article.querySelectorAll('a, button, input, select')].find((node) => keyOf(node) === key);
  const section = url.hash && document.getElementById(url.hash.slice(1));
  if (again) again.focus({ preventScroll: true });
  else if (section) focusOn(section);
  if (section && !inView(section)) section.scrollIntoView();
}

const keyOf = (node) => node?.dataset?.key || node?.id || '';

function focusOn(section) {
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
}

function inView(node) {
  const { top } = node.getBoundingClientRect();
  return top >= 0 && top < window.innerHeight * 0.6;
}

// Fetches an address of this page and puts what changed into it. Returns whether that went well.
async function show(address) {
  running?.abort();
  running = new AbortController();
  const mine = running;
  article.classList.add('busy');
  try {
    const response = await fetch(address, { signal: mine.signal, headers: { Accept: 'text/html' } });
    if (!response.ok) {
      window.location.assign(address);
      return false;
    }
    replace(new DOMParser().parseFromString(await response.text(), 'text/html'));
    return true;
  } catch (error) {
    if (error.name !== 'AbortError') fail(address);
    return false;
  } finally {
    if (running === mine) article.classList.remove('busy');
  }
}

function replace(page) {
  document.getElementById('trouble')?.remove();
  const open = new Set([...article.querySelectorAll('details[id][open]')].map((node) => node.id));
  for (const old of article.querySelectorAll('[data-live]')) {
    const fresh = page.getElementById(old.id);
    if (!fresh) continue;
    old.replaceWith(document.adoptNode(fresh));
    for (const node of fresh.querySelectorAll('details[id]')) node.open ||= open.has(node.id);
    setUpCopies(fresh);
  }
  const map = document.getElementById('map');
  const filter = page.getElementById('map')?.dataset.filter ?? '';
  if (map && (map.dataset.filter ?? '') !== filter) map.dataset.filter = filter;
  for (const node of document.querySelectorAll('.top .language, link[rel="alternate"]')) {
    const fresh = page.querySelector(node.matches('link') ? `link[hreflang="${node.hreflang}"]` : '.top .language');
    if (fresh) node.setAttribute('href', fresh.getAttribute('href'));
  }
  told.textContent = document.getElementById('found')?.textContent ?? '';
}

function fail(address) {
  const note = document.getElementById('trouble') ?? document.createElement('p');
  Object.assign(note, { id: 'trouble', className: 'notice', role: 'alert' });
  const again = Object.assign(document.createElement('a'), { href: address, textContent: texts.again });
  note.replaceChildren(`${texts.failed} `, again);
  document.getElementById('bang').prepend(note);
}

// A button for each piece of code: it is not there without script, which copying needs.
function setUpCopies(root) {
  for (const code of root.querySelectorAll('pre[data-copy]')) {
    const frame = Object.assign(document.createElement('div'), { className: 'snippet' });
    const name = code.getAttribute('aria-label') ?? document.getElementById(code.getAttribute('aria-labelledby'))?.textContent ?? '';
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'copy', textContent: texts.copy });
    button.setAttribute('aria-label', `${texts.copy}: ${name}`);
    button.addEventListener('click', () => copy(code, button));
    code.replaceWith(frame);
    frame.append(code, button);
  }
}

async function copy(code, button) {
  const done = await put(code);
  told.textContent = done ? texts.done : texts.notDone;
  button.textContent = done ? '✓' : texts.copy;
  setTimeout(() => { button.textContent = texts.copy; }, 2000);
}

async function put(code) {
  if (navigator.clipboard && window.isSecureContext) {
    return navigator.clipboard.writeText(code.textContent).then(() => true, () => false);
  }
  window.getSelection().selectAllChildren(code);
  return document.execCommand('copy');
}

// What the page says beside the map: in a bar that all see where something is wrong, else to screen readers only.

import { textButton } from './icon.js';
import { formatNumber, say } from './text.js';

const WAIT_MS = 900;
const SEEN_MS = 8000;

export function createAnnouncer(retryAll) {
  const bar = document.getElementById('map-status');
  const live = document.getElementById('map-live');
  let timer = 0;
  let hiding = 0;
  let failed = '';

  function show(words, ...more) {
    clearTimeout(hiding);
    bar.replaceChildren(words, ...more);
  }

  function tell(words, isProblem = false) {
    if (!isProblem) { live.textContent = words; return; }
    show(words);
    hiding = setTimeout(() => { bar.replaceChildren(); failed = ''; }, SEEN_MS);
  }

  // How many features of each layer are in view, said once the map has come to rest; layers that failed, with a retry.
  function layers(told, byId, retry) {
    const broken = [...told].filter(([, words]) => words.failed).map(([id]) => id);
    if (broken.join() !== failed) {
      failed = broken.join();
      const names = broken.map((id) => byId.get(id).title).join(', ');
      if (broken.length) show(say('layers_failed', { names }), ' ', textButton(say('retry'), () => broken.forEach(retry), { kind: 'small' }));
      else bar.replaceChildren();
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      const counts = [...told].filter(([, words]) => words.shown !== undefined)
        .map(([id, words]) => `${byId.get(id).title}: ${formatNumber(words.total ?? words.shown)}`);
      if (counts.length) live.textContent = say('in_view', { counts: counts.join('; ') });
    }, WAIT_MS);
  }

  window.addEventListener('online', retryAll);
  return { say: tell, layers };
}

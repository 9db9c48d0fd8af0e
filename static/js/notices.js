// What went wrong with a layer, said on the map, each with a button that tries again.

import { element, say } from './text.js';

// Returns {say(key, words, again), clear(key)} for one map.
export function createNotices(map) {
  const box = element('div', { class: 'map-notices', role: 'status' });
  map.getContainer().append(box);
  // A tap on a notice is no tap on the map.
  for (const kind of ['click', 'dblclick', 'mousedown', 'touchstart', 'wheel']) box.addEventListener(kind, (event) => event.stopPropagation());
  const shown = new Map();

  function clear(key) {
    shown.get(key)?.remove();
    shown.delete(key);
  }

  return {
    clear,
    say(key, words, again) {
      if (shown.has(key)) return;
      const button = element('button', { type: 'button' }, say('try_again'));
      button.addEventListener('click', () => { clear(key); again(); });
      const note = element('p', {}, element('span', {}, words), button);
      shown.set(key, note);
      box.append(note);
    },
  };
}

// The panel beside the map, a sheet of three heights below it on a phone: one part at a time, opened by the buttons of the
// toolbar.

import { say } from './text.js';

const UPRIGHT = '(max-width: 37.4rem), (max-width: 47.9rem) and (min-height: 30.1rem)'; // as in explorer.css

// Whether the panel is a sheet over the map, as on a phone held upright.
export const isPhone = () => window.matchMedia(UPRIGHT).matches;

export function createSheet(store, parts, opened) {
  const panel = document.getElementById('panel');
  const title = document.getElementById('panel-title');
  const size = document.getElementById('panel-size');
  const body = panel.querySelector('.panel-body');
  const buttons = [...document.querySelectorAll('#toolbar button')];
  let origin = null;
  let raised = 'half'; // the height before the sheet was lowered

  function setHeight(height) {
    panel.dataset.height = height;
    size.setAttribute('aria-label', say(height === 'full' ? 'panel_smaller' : 'panel_larger'));
    size.setAttribute('aria-expanded', String(height === 'full'));
    if (height !== 'low') raised = height;
    opened();
  }

  const low = () => panel.dataset.height === 'low' && isPhone();
  const next = { low: () => raised, half: () => 'full', full: () => 'half' };

  function show(name, before) {
    panel.hidden = !name;
    document.querySelector('.explorer').classList.toggle('open', Boolean(name));
    for (const button of buttons) {
      const on = button.dataset.panel === name;
      button.setAttribute('aria-expanded', String(on));
      document.getElementById(`part-${button.dataset.panel}`).hidden = !on;
      if (on) title.textContent = button.dataset.title;
    }
    if (name && !before) setHeight(name === 'danh-sach' ? 'full' : 'half');
    if (name) parts(name);
    opened();
  }

  function open(name) {
    origin = document.activeElement;
    store.set({ panel: name });
    title.focus({ preventScroll: true });
  }

  function close() {
    const button = buttons.find((one) => one.dataset.panel === store.get().panel);
    store.set({ panel: '' });
    (origin?.isConnected && origin !== document.body ? origin : button)?.focus();
  }

  for (const button of buttons) {
    button.addEventListener('click', () => {
      if (store.get().panel !== button.dataset.panel) open(button.dataset.panel);
      else if (low()) setHeight(raised);
      else close();
    });
  }
  document.getElementById('panel-close').addEventListener('click', close);
  size.addEventListener('click', () => setHeight(next[panel.dataset.height]()));
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  });
  store.on((state, before) => {
    if (state.panel !== before.panel) show(state.panel, before.panel);
    if (low() && state.panel && (state.panel !== before.panel || state.point !== before.point)) setHeight(raised);
  });
  return {
    open, close,
    start() { show(store.get().panel, ''); },
    // What was chosen is on the map: on a phone the panel gives way to it, only its head stays.
    giveWay() {
      if (!isPhone() || !store.get().panel) return;
      const focused = body.contains(document.activeElement);
      setHeight('low');
      if (focused) size.focus({ preventScroll: true });
    },
  };
}

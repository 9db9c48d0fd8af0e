// Copying to the clipboard, on plain http too, and saying that it is done.

import { icon } from './icon.js';
import { element, say } from './text.js';

async function put(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = element('textarea', { class: 'hidden' }, text);
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('copy');
  return undefined;
}

// text: what is copied when the button is pressed, or a function that says it; of: what that is, for screen readers.
export function copyButton(words, text, announce, of = '') {
  const button = element('button', { type: 'button', class: 'button plain small' }, icon('copy'), words);
  const show = (now) => {
    button.lastChild.textContent = now;
    if (of) button.setAttribute('aria-label', `${now}: ${of}`);
  };
  show(words);
  button.addEventListener('click', async () => {
    try {
      await put(typeof text === 'function' ? text() : text);
      show(say('copied'));
      announce(say('copied'));
      setTimeout(show, 2000, words);
    } catch {
      announce(say('copy_failed'), true);
    }
    button.focus();
  });
  return button;
}

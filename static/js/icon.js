// Icons of the page's own sprite, and buttons that have one.

import { element } from './text.js';

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('class', 'icon');
  picture.setAttribute('aria-hidden', 'true');
  picture.append(document.createElementNS(SVG, 'use'));
  picture.firstChild.setAttribute('href', `#icon-${name}`);
  return picture;
}

// A button that shows only an icon; its words are for screen readers and for those who point at it.
export function iconButton(name, words, act, attributes = {}) {
  const button = element('button', { type: 'button', class: 'icon-button', 'aria-label': words, title: words, ...attributes }, icon(name));
  button.addEventListener('click', act);
  return button;
}

export function textButton(words, act, { name = '', kind = 'plain', ...attributes } = {}) {
  const button = element('button', { type: 'button', class: `button ${kind}`, ...attributes }, name ? icon(name) : null, words);
  button.addEventListener('click', act);
  return button;
}

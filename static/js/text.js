// Interface texts of the map, given by the page in a JSON block so that they live in one place (serve/texts/).

const texts = JSON.parse(document.getElementById('map-texts')?.textContent || '{}');

export function say(key, values = {}) {
  return (texts[key] || key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export const language = document.documentElement.lang;
export const formatNumber = (value) => new Intl.NumberFormat(language === 'en' ? 'en' : 'vi').format(value);

// An element with text content only: data never becomes markup.
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, '');
    else if (value !== undefined && value !== null && value !== false) node.setAttribute(name, String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

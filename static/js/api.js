// Every request to the portal goes through here: one place for errors and cancelling.

export class ApiError extends Error {}

export async function getJson(url, { signal } = {}) {
  let response;
  try {
    response = await fetch(url, { headers: { Accept: 'application/geo+json, application/json' }, signal });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError('network');
  }
  if (!response.ok) throw new ApiError(String(response.status));
  return response.json();
}

export function suggest(words, language, options) {
  const path = language === 'en' ? '/en/tim' : '/tim';
  return getJson(`${path}?${new URLSearchParams({ q: words.slice(0, 200) })}`, options);
}

export function fetchItems(id, bbox, limit, options) {
  const query = new URLSearchParams({ f: 'json', limit: String(limit) });
  if (bbox) query.set('bbox', bbox.map((value) => value.toFixed(5)).join(','));
  return getJson(`/api/collections/${encodeURIComponent(id)}/items?${query}`, options);
}

export const fetchUnits = () => fetchItems('don-vi-hanh-chinh', null, 1000);

// Every request to the portal goes through here: one place for errors and cancelling.

export class ApiError extends Error {}

const PATIENCE_MS = 30_000;

// Aborted by the one who asked, or when the network keeps one waiting; browsers of before 2024 cannot join the two.
function waiting(signal) {
  const patience = AbortSignal.timeout?.(PATIENCE_MS);
  return signal && patience && AbortSignal.any ? AbortSignal.any([signal, patience]) : signal || patience;
}

export async function getJson(url, { signal, ...request } = {}) {
  const headers = { Accept: 'application/geo+json, application/json' };
  try {
    const response = await fetch(url, { headers, ...request, signal: waiting(signal) });
    if (!response.ok) throw new ApiError(String(response.status));
    return await response.json();
  } catch (error) {
    if (error.name === 'AbortError' || error instanceof ApiError) throw error;
    throw new ApiError('network');
  }
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

const prefix = document.documentElement.lang === 'en' ? '/en' : '';
const collection = (id) => `/api/collections/${encodeURIComponent(id)}`;

// Fields, colours and classes of a layer that the page did not bring along.
export const fetchLayer = (id, options) => getJson(`${prefix}/ban-do/lop/${encodeURIComponent(id)}.json`, options);

export const fetchAreas = (options) => getJson(`${prefix}/ban-do/don-vi.json`, options);

export const fetchFeature = (id, feature, options) =>
  getJson(`${collection(id)}/items/${encodeURIComponent(feature)}?f=json`, options);

// Features by the API's own parameters; those that are empty are left out.
export function findItems(id, parameters, options) {
  const some = Object.entries(parameters).filter(([, value]) => value !== '' && value !== null);
  return getJson(`${collection(id)}/items?${new URLSearchParams({ f: 'json', ...Object.fromEntries(some) })}`, options);
}

export function runProcess(name, inputs, options) {
  return getJson(`/api/processes/${name}/execution`, {
    ...options, method: 'POST', body: JSON.stringify({ inputs }),
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
  });
}

export const fetchStatistics = (parameters, options) =>
  getJson(`${prefix}/thong-ke?${new URLSearchParams(parameters)}`, options);

// A page of the portal as a document, to take a part of it.
export async function getPage(url, { signal } = {}) {
  try {
    const response = await fetch(url, { headers: { Accept: 'text/html' }, signal: waiting(signal) });
    if (!response.ok) throw new ApiError(String(response.status));
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  } catch (error) {
    if (error.name === 'AbortError' || error instanceof ApiError) throw error;
    throw new ApiError('network');
  }
}

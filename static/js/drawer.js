// The page's side of the work on tiles: every call is answered later, and one that is aborted is never answered.

import { ApiError } from './api.js';

let shared = null;

// One drawer for all layers of a page: {open, use, draw, hit, count, close}, each returns a promise.
export function sharedDrawer() {
  shared ||= createDrawer();
  return shared;
}

function createDrawer() {
  let started = null;

  // What cannot be loaded now may come with the next try.
  async function work() {
    started ||= startWorker().catch(startHere);
    try {
      return await started;
    } catch (error) {
      started = null;
      throw new ApiError(`drawer: ${error.message}`);
    }
  }

  const call = (name) => async (...words) => (await work())(name, words);
  const draw = async (signal, ...words) => (await work())('draw', words, signal);
  return { draw, open: call('open'), use: call('use'), hit: call('hit'), count: call('count'), close: call('close') };
}

async function startWorker() {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined') throw new Error('no worker');
  const worker = new Worker(new URL('./tile_worker.js', import.meta.url), { type: 'module' });
  const waiting = new Map();
  let last = 0;
  await new Promise((resolve, reject) => {
    worker.onerror = (event) => { event.preventDefault?.(); reject(new Error('worker')); };
    worker.onmessage = resolve;
  });
  worker.onmessage = ({ data: { number, value, error } }) => {
    const { resolve, reject } = waiting.get(number) || {};
    waiting.delete(number);
    if (!resolve) value?.image?.close();
    else if (error) reject(error === 'AbortError' ? new DOMException('', 'AbortError') : new Error(error));
    else resolve(value);
  };
  return (name, words, signal) => new Promise((resolve, reject) => {
    last += 1;
    const number = last;
    waiting.set(number, { resolve, reject });
    worker.postMessage({ number, name, words });
    signal?.addEventListener('abort', () => {
      waiting.delete(number);
      worker.postMessage({ cancel: number });
      reject(new DOMException('', 'AbortError'));
    });
  });
}

// Without a worker that can paint, the same work here, one tile in each turn.
async function startHere() {
  const { createWork } = await import('./tile_work.js');
  const newCanvas = (width, height) => Object.assign(document.createElement('canvas'), { width, height });
  const work = createWork(newCanvas, (canvas) => canvas);
  return async (name, words, signal) => {
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    if (signal?.aborted) throw new DOMException('', 'AbortError');
    return work[name](...words, ...(signal ? [signal] : []));
  };
}

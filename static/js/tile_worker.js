// The worker in which tiles are read and painted, so that the page never waits for them.

import { createWork } from './tile_work.js';

const work = createWork((width, height) => new OffscreenCanvas(width, height), (canvas) => canvas.transferToImageBitmap());
const running = new Map();

self.onmessage = async ({ data: { number, name, words, cancel } }) => {
  if (cancel) {
    running.get(cancel)?.abort();
    return;
  }
  const control = new AbortController();
  running.set(number, control);
  try {
    // A turn for messages that cancel what is no longer wanted.
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    if (control.signal.aborted) throw new DOMException('', 'AbortError');
    const value = await work[name](...words, ...(name === 'draw' ? [control.signal] : []));
    self.postMessage({ number, value }, value?.image ? [value.image] : []);
  } catch (error) {
    self.postMessage({ number, error: error.name === 'AbortError' ? 'AbortError' : String(error.message || error) });
  } finally {
    running.delete(number);
  }
};
self.postMessage({ ready: true });

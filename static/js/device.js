// What the device has: its position, and why there is none when there is none; a slow or a costly connection.

import { say } from './text.js';

const OPTIONS = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 };
const REASONS = { 1: 'locate_denied', 2: 'locate_unavailable', 3: 'locate_timeout' };

// { lat, lon, accuracy (metres), device: true }; rejects with an Error whose message is for the visitor.
export function devicePosition() {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation || !window.isSecureContext) {
      reject(new Error(say('locate_unsupported')));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lon: coords.longitude, accuracy: coords.accuracy, device: true }),
      ({ code }) => reject(new Error(say(REASONS[code] || 'locate_unavailable'))),
      OPTIONS,
    );
  });
}

// Whether words should come before pictures: the browser says that the connection is slow, or asks to save data.
export function isSlow() {
  const { connection } = navigator;
  return Boolean(connection && (connection.saveData || /2g$/.test(connection.effectiveType)));
}

// One state for everything on the page: map, list, counts, exports and the address read it, and only `set` changes it.

export function createStore(initial) {
  let state = initial;
  const listeners = [];
  return {
    get: () => state,
    set(patch) {
      const before = state;
      state = { ...state, ...patch };
      listeners.forEach((listener) => listener(state, before));
    },
    on(listener) {
      listeners.push(listener);
    },
  };
}

export const conditionsOf = (state, id) => state.conditions.filter((condition) => condition.dataset === id);

export function setConditions(store, id, conditions) {
  const others = store.get().conditions.filter((condition) => condition.dataset !== id);
  store.set({ conditions: [...others, ...conditions], page: 1 });
}

export function toggleLayer(store, id, on) {
  const { layers, conditions } = store.get();
  if (on === layers.includes(id)) return;
  store.set(on
    ? { layers: [id, ...layers], page: 1 }
    : { layers: layers.filter((name) => name !== id), conditions: conditions.filter(({ dataset }) => dataset !== id), page: 1 });
}

// Move a layer up (-1) or down (1) in the order of drawing.
export function moveLayer(store, id, step) {
  const layers = [...store.get().layers];
  const from = layers.indexOf(id);
  const to = from + step;
  if (to < 0 || to >= layers.length) return;
  [layers[from], layers[to]] = [layers[to], layers[from]];
  store.set({ layers });
}

/** Keeps the storage of a gallery's page apart from the real log of the person who looks at it. */

export function isolateStorage(): void {
  const name = `gallery:${location.pathname}:`;
  const open = indexedDB.open.bind(indexedDB);
  IDBFactory.prototype.open = function (database, ...version) {
    return open(name + database, ...version);
  };
  Object.defineProperty(window, "localStorage", { value: new MemoryStorage() });
}

/** A storage that starts empty on each page. */
class MemoryStorage {
  readonly #values = new Map<string, string>();

  get length(): number {
    return this.#values.size;
  }

  key(index: number): string | null {
    return [...this.#values.keys()][index] ?? null;
  }

  getItem(name: string): string | null {
    return this.#values.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    this.#values.set(name, value);
  }

  removeItem(name: string): void {
    this.#values.delete(name);
  }
}

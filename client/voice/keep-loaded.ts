/**
 * Keeps what was read last, so that the next call finds it; what failed is tried anew. Decoded, a language is some twenty
 * megabytes: the one that was used longest ago goes when there are more than `most`.
 */
export function keepLoaded<Key, Loaded>(
  load: (key: Key) => Promise<Loaded>,
  most: number,
): (key: Key) => Promise<Loaded> {
  const kept = new Map<Key, Promise<Loaded>>()
  return (key) => {
    const found = kept.get(key) ?? load(key)
    kept.delete(key)
    kept.set(key, found)
    found.catch(() => kept.get(key) === found && kept.delete(key))
    for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest)
    return found
  }
}

/** A tap changes a row or two: so many of them lie on top before all is copied. */
const LAYER_MAX = 64

/**
 * A map that stays as it is, for screens that compare by identity. The next one shares with it what did not change, so that
 * it costs what changed and not what is there.
 */
class LayeredMap<Value> implements ReadonlyMap<string, Value> {
  readonly base: ReadonlyMap<string, Value>
  /** Undefined: it is gone. */
  readonly layer: ReadonlyMap<string, Value | undefined>
  readonly size: number

  constructor(base: ReadonlyMap<string, Value>, layer: ReadonlyMap<string, Value | undefined>) {
    this.base = base
    this.layer = layer
    let size = base.size
    for (const [key, value] of layer) size += Number(value !== undefined) - Number(base.has(key))
    this.size = size
  }

  get(key: string): Value | undefined {
    return this.layer.has(key) ? this.layer.get(key) : this.base.get(key)
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  entries(): MapIterator<[string, Value]> {
    return merged(this, (key, value) => [key, value])
  }

  keys(): MapIterator<string> {
    return merged(this, (key) => key)
  }

  values(): MapIterator<Value> {
    return merged(this, (_, value) => value)
  }

  forEach(work: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) work(value, key, this)
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }
}

/** What has changed keeps its place: whoever lists rows that have no other order must not see them jump. */
function* merged<Value, Item>(
  { base, layer }: LayeredMap<Value>,
  item: (key: string, value: Value) => Item,
): MapIterator<Item> {
  for (const [key, before] of base) {
    const value = layer.has(key) ? layer.get(key) : before
    if (value !== undefined) yield item(key, value)
  }
  for (const [key, value] of layer) if (value !== undefined && !base.has(key)) yield item(key, value)
}

/** The map with some values changed; undefined takes one out. The map itself stays. */
export function withChanges<Value>(
  map: ReadonlyMap<string, Value>,
  changes: ReadonlyMap<string, Value | undefined>,
): ReadonlyMap<string, Value> {
  const [base, layer] = map instanceof LayeredMap ? [map.base, map.layer] : [map, new Map<string, Value | undefined>()]
  const next = new LayeredMap<Value>(base, new Map([...layer, ...changes]))
  return next.layer.size > LAYER_MAX ? new Map(next) : next
}

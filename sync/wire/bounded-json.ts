export type JsonLimits = { depthMax: number; nodesMax: number; stringCharsMax?: number }

/** Neither fits into a Postgres text or jsonb value: what holds one could be received but never stored. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !/\p{Cs}/u.test(text)
}

/**
 * True for plain JSON within the limits. Without `stringCharsMax` the value is only being carried: its texts and keys
 * are judged when the command is parsed, so that one bad text costs one command and not the whole batch.
 */
export function isBoundedJson(value: unknown, limits: JsonLimits): boolean {
  return countNodes(value, limits, { nodes: 0 }, 0)
}

export function isBoundedRecord(value: unknown, limits: JsonLimits): value is Record<string, unknown> {
  return isPlainObject(value) && isBoundedJson(value, limits)
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function countNodes(value: unknown, limits: JsonLimits, count: { nodes: number }, depth: number): boolean {
  count.nodes += 1
  if (count.nodes > limits.nodesMax || depth > limits.depthMax) return false
  if (typeof value === 'string') return isAllowedText(value, limits)
  if (typeof value === 'number') return Number.isFinite(value)
  if (value === null || typeof value === 'boolean') return true
  if (Array.isArray(value)) return value.every((item) => countNodes(item, limits, count, depth + 1))
  if (!isPlainObject(value)) return false
  for (const key of Object.keys(value)) {
    if (!isAllowedKey(key, limits)) return false
    if (!countNodes(value[key], limits, count, depth + 1)) return false
  }
  return true
}

// `__proto__` is refused because copying it sets a prototype instead of a property: the copy differs from what was checked.
function isAllowedKey(key: string, limits: JsonLimits): boolean {
  return isAllowedText(key, limits) && (limits.stringCharsMax === undefined || key !== '__proto__')
}

function isAllowedText(text: string, limits: JsonLimits): boolean {
  return limits.stringCharsMax === undefined || (text.length <= limits.stringCharsMax && isStorableText(text))
}

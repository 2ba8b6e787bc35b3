/** What a client of the protocol reads. Anything else of a source (its name, its cookies, its caches) ends here. */
const PASSED = [
  'content-type',
  'etag',
  'electric-handle',
  'electric-offset',
  'electric-schema',
  'electric-cursor',
  'electric-up-to-date',
  'electric-has-data',
  'electric-snapshot',
]

/**
 * Nobody keeps a copy: a device has its own store, an erased name must not live on in a browser's cache, and the loops that
 * stale copies lead clients into cannot begin. An etag that a client sends itself still saves the body.
 */
const OURS = { 'cache-control': 'private, no-store', vary: 'authorization' }

export function passedHeaders(given: Headers): Record<string, string> {
  const passed: [string, string][] = PASSED.flatMap((name) => {
    const value = given.get(name)
    return value === null ? [] : [[name, value]]
  })
  return { ...Object.fromEntries(passed), ...OURS }
}

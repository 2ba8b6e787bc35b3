/** Of a keyboard event, what decides. */
export type KeyLike = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** Whoever uses a kiosk by its keys needs these, and characters; every other key has a name of several letters. */
const NAMED = new Set([
  ...['Enter', 'Tab', 'Escape', 'Backspace', 'Delete', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ...['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'NumLock'],
  // What a keyboard of another script is still composing, and keys that no table knows.
  ...['Dead', 'Compose', 'Process', 'Unidentified'],
])

/**
 * Whether the browser must not act on a key at a kiosk [KL3]. What is allowed is listed, not what leaves: each browser and
 * keyboard has keys of its own that reload, zoom, print, search or open something.
 */
export function isKeySwallowed({ key, ctrlKey, altKey, metaKey }: KeyLike): boolean {
  if (metaKey) return true
  // Both together are AltGr, by which characters are typed.
  if (ctrlKey !== altKey) return !(altKey && [...key].length === 1 && key.charCodeAt(0) > 0x7f)
  return [...key].length > 1 && !NAMED.has(key)
}

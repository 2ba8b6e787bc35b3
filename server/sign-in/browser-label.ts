/** The first that matches names it: Edge and Opera say that they are Chrome, Chrome says that it is Safari. */
const BROWSERS = [
  ['Edge', /\bEdgA?(?:iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
] as const
const SYSTEMS = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const
const CHARS_READ_MAX = 512

/**
 * What a person recognises a session of theirs by ("Firefox · Linux"). Coarse on purpose: the header itself would tell one
 * person from another, and is a stranger's text. Null when nothing in it is known.
 */
export function browserLabel(userAgent: string | undefined): string | null {
  const text = (userAgent ?? '').slice(0, CHARS_READ_MAX)
  const found = [BROWSERS, SYSTEMS].flatMap((names) => names.find(([, pattern]) => pattern.test(text))?.[0] ?? [])
  return found.length === 0 ? null : found.join(' · ')
}

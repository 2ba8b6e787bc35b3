/** What looks like a number of a person but is none; matched first, so that the parts of it are left alone. */
const HARMLESS = [
  '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  String.raw`\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`,
].join('|')

const PERSONAL = [
  // A user and password in a URL.
  String.raw`(?<=:\/\/)[^\s\/@]+(?=@)`,
  String.raw`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`,
  String.raw`(?<=\b(?:bearer|basic)\s+)\S+`,
  // A signed token: three base64url parts, the first a JSON object.
  String.raw`\beyJ[\w-]+\.[\w-]+\.[\w-]*`,
  // Seven or more digits of any script, grouped as people write phone numbers.
  String.raw`(?<![\p{L}\p{N}_])\+?\p{Nd}(?:[\p{Z}().\/-]{0,2}\p{Nd}){6,}(?![\p{L}\p{N}_])`,
].join('|')

const PATTERN = new RegExp(`(?<harmless>(?<![\\w-])(?:${HARMLESS})(?![\\w-]))|(?:${PERSONAL})`, 'giu')

/** A long string is cut first: the patterns then take bounded time, whatever a client sends. */
const TEXT_LENGTH_MAX = 4_000

/** Replaces what looks like a phone number, an email address or a credential inside free text. */
export function replacePersonalText(text: string, replacement: (found: string) => string): string {
  const cut = text.length > TEXT_LENGTH_MAX ? `${text.slice(0, TEXT_LENGTH_MAX)}…` : text
  return cut.replace(PATTERN, (found, ...rest) => {
    const groups: unknown = rest.at(-1)
    const isHarmless = typeof groups === 'object' && groups !== null && 'harmless' in groups && groups.harmless
    return isHarmless ? found : replacement(found)
  })
}

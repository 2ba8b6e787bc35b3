/** What a browser says of itself in every request. Few of the same kind differ: it is a kind of program, not a person. */
const HEADERS = [
  'user-agent',
  'accept',
  'accept-language',
  'accept-encoding',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
]
/** The rest of a longer one is not looked at: whoever sends it chose it. */
const HEADER_CHARS_MAX = 300

/** The look of the program that asks, to be hashed: finds one program that comes from many addresses. */
export function fingerprintOf(header: (name: string) => string | undefined): string {
  return HEADERS.map((name) => (header(name) ?? '').slice(0, HEADER_CHARS_MAX)).join('\n')
}

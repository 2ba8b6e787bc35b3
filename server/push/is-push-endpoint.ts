/**
 * The push services of the browsers that there are: whoever holds a ticket tells us where to send to, so it is a list of whom
 * we know, and not of whom we refuse. Chrome and what is made of it, Firefox, Safari, Edge.
 */
const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
]
const ENDPOINT_CHARS_MAX = 1_000

/** Over TLS, at its usual port, without a name and password, at a service of the list. */
export function isPushEndpoint(text: string): boolean {
  if (text.length > ENDPOINT_CHARS_MAX || !URL.canParse(text)) return false
  const { protocol, port, username, password, hostname } = new URL(text)
  if (protocol !== 'https:' || port !== '' || username + password !== '') return false
  return SERVICES.some((known) => (known.startsWith('.') ? hostname.endsWith(known) : hostname === known))
}

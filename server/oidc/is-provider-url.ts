import { isLoopback } from '../config/is-loopback.ts'

/** What a provider may name as an address of its own: over TLS, save where it is on loopback with all that it has. */
export function isProviderUrl(text: unknown, issuer: string): text is string {
  if (typeof text !== 'string' || !URL.canParse(text)) return false
  const url = new URL(text)
  if (url.protocol === 'https:') return true
  return new URL(issuer).protocol === 'http:' && url.protocol === 'http:' && isLoopback(url.hostname)
}

/**
 * Whether a Set-Cookie is one that only this very host over TLS gets back, no script reads and no foreign page has sent along
 * (ID4). The prefix makes browsers hold us to it.
 */
export function isHostCookie(setCookie: string): boolean {
  const [pair = '', ...rest] = setCookie.split(';').map((part) => part.trim())
  const attributes = rest.map((attribute) => attribute.toLowerCase())
  return (
    pair.startsWith('__Host-') &&
    ['secure', 'httponly', 'samesite=strict', 'path=/'].every((wanted) => attributes.includes(wanted)) &&
    !attributes.some((attribute) => attribute.startsWith('domain'))
  )
}

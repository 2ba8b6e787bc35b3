/**
 * The one form of an e-mail or a tenant's slug as somebody typed it: what is looked up is what is counted, so that no other
 * spelling of an account gives more tries at it.
 */
export function asTyped(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

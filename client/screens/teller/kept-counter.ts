const STORED_AS = 'blesaf.counter'

/** The counter at which this tablet stands. No secret, and no row: it is only where the screen begins. */
export function keptCounter(): string | undefined {
  return localStorage.getItem(STORED_AS) ?? undefined
}
export function keepCounter(id: string): void {
  localStorage.setItem(STORED_AS, id)
}
export function forgetCounter(): void {
  localStorage.removeItem(STORED_AS)
}

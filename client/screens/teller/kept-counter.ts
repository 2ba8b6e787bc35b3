import { localValues } from '../../app/open-values.ts'

const STORED_AS = 'blesaf.counter'

/** The counter at which this tablet stands. No secret, and no row: it is only where the screen begins. */
export function keptCounter(): string | undefined {
  return localValues.getItem(STORED_AS) ?? undefined
}
export function keepCounter(id: string): void {
  localValues.setItem(STORED_AS, id)
}
export function forgetCounter(): void {
  localValues.removeItem(STORED_AS)
}

import type { View } from '../../../sync/device/device.ts'

/** A call that took another one than was seen. */
export type Correction = { readonly predictedId: string; readonly ticketId: string }

export type CorrectionTold =
  | { readonly kind: 'called_at'; readonly predicted: string; readonly counter: string; readonly number: string }
  | { readonly kind: 'gone'; readonly predicted: string; readonly number: string }

/**
 * What is known of it now, for one sentence: who has the one that was expected, and who is here instead. Nothing, where one of
 * the two is not known: half a sentence would only alarm.
 */
export function correctionTold({ tickets, counters }: View, correction: Correction): CorrectionTold | undefined {
  const predicted = tickets.get(correction.predictedId)
  const number = tickets.get(correction.ticketId)?.number
  if (typeof predicted?.number !== 'string' || typeof number !== 'string') return undefined
  const isTaken = predicted.state === 'called' || predicted.state === 'serving'
  const label = counters.get(predicted.counter_id ?? '')?.label
  const told = { predicted: predicted.number, number }
  return isTaken && typeof label === 'string'
    ? { kind: 'called_at', ...told, counter: label }
    : { kind: 'gone', ...told }
}

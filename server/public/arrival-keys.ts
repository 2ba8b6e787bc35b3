import { createHmac } from 'node:crypto'
import { type ArrivalMac, arrivalKeyDayOf } from '../../sync/arrival/arrival-code.ts'
import type { ArrivalKeys } from '../../sync/arrival/arrival-keys.ts'
import type { SecretBox } from '../auth/secret-box.ts'

type Box = Pick<SecretBox, 'mac'>

/** The keys that a display of a branch needs from now until the end of tomorrow [AP3]. Kept nowhere: made anew each time. */
export function arrivalKeysOf(box: Box, branchId: string, now: number): ArrivalKeys {
  const today = arrivalKeyDayOf(now)
  return [today, today + 1].map((day) => ({ day, key: keyOf(box, branchId, day) }))
}

/** As the display computes it from the key that it was told. */
export function arrivalMacOf(box: Box, branchId: string): ArrivalMac {
  return async (day, text) =>
    createHmac('sha256', keyOf(box, branchId, day))
      .update(text)
      .digest()
}

const keyOf = (box: Box, branchId: string, day: number): string =>
  box.mac('arrival', `${branchId.toLowerCase()} ${day}`)

import type { View } from '../../../../../sync/device/device.ts'

type Seen = Pick<View, 'pending' | 'today'>
export type UsedCodes = {
  has(code: string, view: Seen): boolean
  add(code: string, view: Seen): void
}

/**
 * Codes of appointments for which this kiosk has given a ticket today: those of this page's life, and those that wait to be
 * sent. What another kiosk did with a code only the authority knows [KF13].
 */
export function createUsedCodes(): UsedCodes {
  let codes = new Set<string>()
  let day: string | undefined
  const ofDay = (today: string | undefined): Set<string> => {
    if (today !== day) codes = new Set()
    day = today
    return codes
  }
  return {
    has: (code, { pending, today }) =>
      ofDay(today).has(code) ||
      pending.some(
        ({ name, args }) => name === 'check_in_appointment' && args.code === code && args.number_day === today,
      ),
    add: (code, { today }) => void ofDay(today).add(code),
  }
}

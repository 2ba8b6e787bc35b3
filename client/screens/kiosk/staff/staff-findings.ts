import type { SyncState } from '../../../../sync/device/device.ts'
import type { Tone } from '../../../design/tone.ts'
import type { Space } from '../../../device/store/space.ts'
import type { KioskLockState } from '../lock/lock-context.ts'
import type { Advice } from './staff-advices.ts'

export const staffParts = ['connection', 'unsent', 'refused', 'memory', 'clock', 'version', 'screen'] as const
export type StaffPart = (typeof staffParts)[number]

/** What one part of the kiosk is like, and what a guard can do about it; the code is for whoever is called for help. */
export type Finding = { readonly tone: Tone; readonly advice: Advice; readonly code: string }
export type Findings = Readonly<Record<StaffPart, Finding>>

export type StaffFacts = {
  readonly sync: Pick<SyncState, 'rung' | 'pendingCount' | 'unseenCount' | 'lastAnswerAt'>
  /** The browser's own word: false is sure, true is not. */
  readonly isOnline: boolean
  /** Undefined: the browser does not tell. */
  readonly space: Space | undefined
  /** How far this machine's clock is ahead of the server's, as far as known. */
  readonly clockAheadMs: number
  readonly isUpdateWaiting: boolean
  readonly lock: Pick<KioskLockState, 'isHeld' | 'fullScreen' | 'wake'>
}

/** Nobody reads the hour off a kiosk more exactly. */
export const CLOCK_OFF_MS_MAX = 90_000
const ROOM_LEFT_MIN = 0.1

const fine = (code: string): Finding => ({ tone: 'done', advice: 'nothing', code })

/** Pure: from what is known to what is said [KS3]. */
export function staffFindings(facts: StaffFacts): Findings {
  return {
    connection: connectionOf(facts),
    unsent: unsentOf(facts.sync),
    refused: facts.sync.unseenCount === 0 ? fine('none') : { tone: 'fault', advice: 'read_refused', code: 'unseen' },
    memory: memoryOf(facts.space),
    clock: clockOf(facts),
    version: facts.isUpdateWaiting ? { tone: 'ours', advice: 'update_by_itself', code: 'waiting' } : fine('current'),
    screen: screenOf(facts.lock),
  }
}

function connectionOf({ sync: { rung }, isOnline }: StaffFacts): Finding {
  if (rung === 'live') return fine(rung)
  if (!isOnline) return { tone: 'fault', advice: 'check_cable', code: 'offline' }
  return rung === 'behind'
    ? { tone: 'waiting', advice: 'wait_a_moment', code: rung }
    : { tone: 'called', advice: 'server_away', code: rung }
}

function unsentOf({ pendingCount, rung }: StaffFacts['sync']): Finding {
  if (pendingCount === 0) return fine('none')
  return { tone: rung === 'live' ? 'waiting' : 'called', advice: 'sent_by_itself', code: 'pending' }
}

function memoryOf(space: Space | undefined): Finding {
  if (space === undefined) return { tone: 'waiting', advice: 'nothing', code: 'unknown' }
  if (space.quota - space.usage < space.quota * ROOM_LEFT_MIN)
    return { tone: 'fault', advice: 'room_short', code: 'nearly_full' }
  return space.isPersisted ? fine('persisted') : { tone: 'called', advice: 'not_persisted', code: 'not_persisted' }
}

function clockOf({ clockAheadMs, sync: { lastAnswerAt } }: StaffFacts): Finding {
  if (Math.abs(clockAheadMs) > CLOCK_OFF_MS_MAX) return { tone: 'fault', advice: 'set_clock', code: 'clock_off' }
  return lastAnswerAt === undefined ? { tone: 'waiting', advice: 'clock_unchecked', code: 'unchecked' } : fine('right')
}

/** The worst first: a screen that goes dark serves nobody. */
function screenOf({ isHeld, fullScreen, wake }: StaffFacts['lock']): Finding {
  if (wake === 'unavailable' || wake === 'refused')
    return { tone: 'fault', advice: `wake_${wake}`, code: `wake_${wake}` }
  if (fullScreen === 'unavailable') return { tone: 'called', advice: 'full_unavailable', code: 'full_unavailable' }
  if (!isHeld) return { tone: 'waiting', advice: 'unlocked', code: 'unlocked' }
  return fullScreen === 'off' ? { tone: 'waiting', advice: 'full_off', code: 'full_off' } : fine('full')
}

/** Parts that a person should see to, in the order of the page. */
export function partsInNeed(findings: Findings): readonly StaffPart[] {
  return staffParts.filter((part) => ['fault', 'called'].includes(findings[part].tone))
}

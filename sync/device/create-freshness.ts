import type { HeartbeatNews } from '../heartbeat/create-heartbeat.ts'
import { rungOf } from '../ladder/rung-of.ts'
import { hearVersion, lookAgain, type ReplicaAge, UNKNOWN_AGE } from '../replica/replica-age.ts'
import type { Reading } from '../time/server-clock.ts'
import type { LiveView } from '../view/create-view.ts'
import type { TabStatus } from './create-tab.ts'
import type { TimeKeeper } from './create-time-keeper.ts'
import { keptReadings } from './kept-readings.ts'
import type { ClockValue } from './meta.ts'

type Answered = Pick<Extract<HeartbeatNews, { kind: 'answered' }>, 'answer' | 'askedAt'>

/** When the server answered last, and when the replica was last equal to the branch [RE6]. */
export function createFreshness(time: TimeKeeper, view: LiveView, stored: ClockValue | undefined) {
  let kept = keptReadings(stored, time.now())
  let lastAnswerAt: Reading | undefined
  let lastEqualAt: Reading | undefined
  let age: ReplicaAge = UNKNOWN_AGE
  let asked: { readonly at: Reading; readonly day: string } | undefined

  function keepAge(next: ReplicaAge): void {
    if (next.equalAt !== age.equalAt && next.equalAt === asked?.at.monotonic) lastEqualAt = asked?.at
    age = next
  }

  function ageOf(at: Reading | undefined): number | null {
    const { reading } = time.now()
    return at === undefined ? null : Math.max(0, reading.monotonic - at.monotonic, reading.wall - at.wall)
  }

  return {
    hearAnswer(): void {
      lastAnswerAt = time.now().reading
    },
    hearVersion({ answer, askedAt }: Answered): void {
      if (answer.branch_version === null || answer.today === null) return
      asked = { at: askedAt, day: answer.today }
      keepAge(hearVersion(age, answer.branch_version, askedAt.monotonic, view.branchVersion(answer.today)))
    },
    /** The rows are gone, and with them what they were equal to. */
    forget(): void {
      lastEqualAt = undefined
      age = UNKNOWN_AGE
      asked = undefined
      kept = kept.lastAnswerAt === undefined ? {} : { lastAnswerAt: kept.lastAnswerAt }
    },
    /** Rows have changed. */
    lookAgain(): void {
      if (asked !== undefined) keepAge(lookAgain(age, view.branchVersion(asked.day)))
    },
    /** The leader's word: its clocks are others, so times come as ages. */
    hearStatus({ answer_age_ms, equal_age_ms }: TabStatus, before: (ageMs: number) => Reading): void {
      if (answer_age_ms !== null) lastAnswerAt = before(answer_age_ms)
      if (equal_age_ms !== null) lastEqualAt = before(equal_age_ms)
    },
    /** As they go to the other tabs. */
    ages: () => ({ answer_age_ms: ageOf(lastAnswerAt), equal_age_ms: ageOf(lastEqualAt) }),
    get now() {
      return { lastAnswerAt, lastEqualAt }
    },
    /** The page lives before included: what a person is told, and never the rung [LA3]. */
    get known() {
      return { lastAnswerAt: lastAnswerAt ?? kept.lastAnswerAt, lastEqualAt: lastEqualAt ?? kept.lastEqualAt }
    },
    /** How long ago the replica that was found on the disk was equal to the branch. */
    keptAgeMs: () => ageOf(kept.lastEqualAt),
    /** The disk that it was found on is gone. */
    forgetKept(): void {
      kept = {}
    },
    /** No answer for long; undefined: none at all since the start. */
    isSilent(): boolean | undefined {
      if (lastAnswerAt === undefined) return undefined
      const facts = { lastAnswerAt, lastEqualAt: undefined, hasReplicaForToday: true }
      return rungOf(facts, time.now().reading) === 'isolated'
    },
  }
}

import { businessDay } from '../calendar/business-day.ts'
import { issueTicket } from '../commands/issue-ticket.ts'
import type { HeartbeatNews } from '../heartbeat/create-heartbeat.ts'
import { rungOf } from '../ladder/rung-of.ts'
import { hasNumbers } from '../numbers/has-numbers.ts'
import { isUnseen } from '../outbox/is-pending.ts'
import type { ShapeName } from '../permissions/shapes.ts'
import type { TableChange } from '../ports/store.ts'
import type { PushNews } from '../push/create-push-loop.ts'
import type { ShapeNews } from '../replica/follow-shape.ts'
import { hearVersion, lookAgain, type ReplicaAge, UNKNOWN_AGE } from '../replica/replica-age.ts'
import { clockDoubt } from '../time/clock-doubt.ts'
import { dayLabel } from '../time/day-label.ts'
import { type Reading, serverNow } from '../time/server-clock.ts'
import type { LiveView } from '../view/create-view.ts'
import { type Confirmation, confirm } from './confirmation.ts'
import type { TabStatus } from './create-tab.ts'
import type { TimeKeeper } from './create-time-keeper.ts'
import { createTroubles } from './create-troubles.ts'
import type { SyncState } from './device.ts'
import type { LoadedDevice } from './load-device.ts'
import { type IdentityValue, metaSchemas } from './meta.ts'
import { syncStateOf } from './sync-facts.ts'

type Told<News extends { kind: string }> = Exclude<News, { kind: 'broke' }>

/**
 * What a tab knows of itself and of the server beside the rows: who it is, when it was last answered, what is wrong. Hears
 * news of all parts, and answers what is to be shown and what a command must know.
 */
export function createStanding({ loaded, time, view }: { loaded: LoadedDevice; time: TimeKeeper; view: LiveView }) {
  let { identity, session, staffId, writer } = loaded
  const troubles = createTroubles(loaded.unreadableIds)
  let lastDay = loaded.clock?.last_day ?? null
  let confirmation: Confirmation = 'asking'
  let lastAnswerAt: Reading | undefined
  let age: ReplicaAge = UNKNOWN_AGE
  let lastEqualAt: Reading | undefined
  let asked: { readonly at: Reading; readonly day: string } | undefined
  let toldToday: string | undefined
  let upToDateDay: string | undefined

  function heard(): void {
    lastAnswerAt = time.now().reading
  }

  function hearRefusal(code: string): void {
    heard()
    troubles.hearRefusal(code)
    confirmation = confirm(confirmation, 'heard_of')
  }

  function keepAge(next: ReplicaAge): void {
    if (next.equalAt !== age.equalAt && next.equalAt === asked?.at.monotonic) lastEqualAt = asked?.at
    age = next
  }

  function day(): string | undefined {
    const rules = view.current.configuration?.branch.clock
    return rules === undefined ? toldToday : dayLabel(rules, time.now(), lastDay)
  }

  /** The branch's day as it was this long ago. */
  function dayBefore(ageMs: number): string | undefined {
    const rules = view.current.configuration?.branch.clock
    return rules === undefined ? undefined : businessDay(rules, serverNow(time.now()) - ageMs)
  }

  function hasReplicaForToday(): boolean {
    const today = day()
    if (today === undefined) return false
    if (upToDateDay === today) return true
    for (const ticket of view.current.tickets.values()) {
      if (ticket.queue_day === today && ticket.standing === 'confirmed') return true
    }
    return false
  }

  function isUnconfirmed(): boolean {
    return confirmation === 'asking' || confirmation === 'doubted'
  }

  function hasNumbersNow(isClockInDoubt: boolean): boolean {
    return hasNumbers({ writer, day: day() ?? '', isUnconfirmed: isUnconfirmed(), isClockInDoubt })
  }

  /** Nobody could be asked: no answer for long, or none at all since the start. */
  function isAlone(): boolean {
    if (lastAnswerAt === undefined) return confirmation === 'away'
    return rungOf({ lastAnswerAt, lastEqualAt: undefined, hasReplicaForToday: true }, time.now().reading) === 'isolated'
  }

  return {
    get identity() {
      return identity
    },
    day,
    moment: () => ({ identity, session, staffId, isUnconfirmed: isUnconfirmed(), isAlone: isAlone() }),
    sessionValues(nextSession: string | null, nextStaffId: string | null) {
      return { session: metaSchemas.session.parse(nextSession), staff: metaSchemas.staff.parse(nextStaffId) }
    },

    hearPush(news: Told<PushNews>): void {
      if (news.kind === 'refused') {
        hearRefusal(news.code)
        troubles.hearPushRefusal(news.code)
      }
      if (news.kind === 'unreachable') confirmation = confirm(confirmation, 'unreachable')
      if (news.kind !== 'answered') return
      heard()
      troubles.hearPushAnswer(news.answer)
      if (news.taken.kind === 'taken')
        confirmation = confirm(confirmation, news.taken.isForked ? 'in_doubt' : 'confirmed')
    },

    hearHeartbeat(news: Told<HeartbeatNews>): void {
      if (news.kind === 'refused') hearRefusal(news.code)
      if (news.kind !== 'answered') return
      const { answer, askedAt, isDoubted } = news
      heard()
      troubles.hearHeartbeatAnswer()
      confirmation = confirm(confirmation, isDoubted ? 'in_doubt' : 'heard_of')
      toldToday = answer.today ?? undefined
      if (answer.branch_version === null || answer.today === null) return
      asked = { at: askedAt, day: answer.today }
      keepAge(hearVersion(age, answer.branch_version, askedAt.monotonic, view.branchVersion(answer.today)))
    },

    hearShape(shape: ShapeName, news: ShapeNews): void {
      if (news.kind === 'refused') hearRefusal(news.code)
      if (news.kind === 'up_to_date' && shape === 'tickets') upToDateDay = day()
    },

    hearCommit(changes: readonly TableChange[]): void {
      for (const change of changes) {
        if (change.table === 'unreadable') for (const { id } of change.put) troubles.hearUnreadable(id)
        if (change.table !== 'meta') continue
        for (const { key, value } of change.put) hearMeta(key, value)
      }
      if (asked !== undefined) keepAge(lookAgain(age, view.branchVersion(asked.day)))
    },

    /** The leader's word: its clocks are others, so times come as ages. */
    hearStatus(status: TabStatus, before: (ageMs: number) => Reading): void {
      if (status.server !== null) time.hear(new Date(status.server.at).toISOString(), status.server.round_trip_ms)
      if (status.answer_age_ms !== null) lastAnswerAt = before(status.answer_age_ms)
      if (status.equal_age_ms !== null) {
        lastEqualAt = before(status.equal_age_ms)
        if (dayBefore(status.equal_age_ms) === day()) upToDateDay = day()
      }
      troubles.hearStatus(status)
      confirmation = status.is_confirmed
        ? 'confirmed'
        : confirm(confirmation, status.is_in_doubt ? 'in_doubt' : status.is_away ? 'unreachable' : 'heard_of')
    },

    status(version: number): TabStatus {
      const clock = time.now()
      const { isRevoked, hasTooManyWriters } = troubles.facts
      const ageOf = (at: Reading | undefined): number | null =>
        at === undefined ? null : Math.max(0, clock.reading.monotonic - at.monotonic, clock.reading.wall - at.wall)
      const server =
        clock.standing === 'heard' ? { at: serverNow(clock), round_trip_ms: clock.samples[0].roundTripMs } : null
      return {
        ...{ kind: 'status', version, server, is_revoked: isRevoked, has_too_many_writers: hasTooManyWriters },
        ...{ is_confirmed: confirmation === 'confirmed', is_away: confirmation === 'away' },
        is_in_doubt: confirmation === 'doubted',
        ...{ answer_age_ms: ageOf(lastAnswerAt), equal_age_ms: ageOf(lastEqualAt) },
      }
    },

    hearPersisted: troubles.hearPersisted,
    hearStoreError: troubles.hearStoreError,

    syncState(isLeader: boolean): SyncState {
      const { pending, unseen } = view.current
      const { isWallWrong, isDayInDoubt } = clockDoubt(time.now())
      const has = hasNumbersNow(isDayInDoubt)
      const facts = {
        ...{ lastAnswerAt, lastEqualAt, hasReplicaForToday: hasReplicaForToday(), isLeader },
        ...{ pendingCount: pending.length, unseenCount: unseen.filter(isUnseen).length },
        ...troubles.facts,
        hasNumbers: has,
        isMissingNumbers: !has && mayIssue(identity) && isAlone(),
        isClockWrong: isWallWrong || (isDayInDoubt && loaded.clock !== undefined),
        unknownCommandCount: view.unknownCommandCount,
        unsendableCount: unseen.filter(({ unsendable }) => unsendable !== undefined).length,
      }
      return syncStateOf(facts, time.now().reading)
    },
  }

  function hearMeta(key: string, value: unknown): void {
    if (key === 'identity') identity = metaSchemas.identity.safeParse(value).data ?? identity
    if (key === 'session') session = metaSchemas.session.safeParse(value).data ?? null
    if (key === 'staff') staffId = metaSchemas.staff.safeParse(value).data ?? null
    if (key === 'writer') writer = metaSchemas.writer.safeParse(value).data
    if (key === 'clock') lastDay = metaSchemas.clock.safeParse(value).data?.last_day ?? lastDay
  }
}

function mayIssue(identity: IdentityValue | undefined): boolean {
  return issueTicket.who.some((kind) => kind === identity?.kind)
}

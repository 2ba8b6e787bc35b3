import { businessDay } from '../calendar/business-day.ts'
import { issueTicket } from '../commands/issue-ticket.ts'
import type { HeartbeatNews } from '../heartbeat/create-heartbeat.ts'
import { hasNumbers } from '../numbers/has-numbers.ts'
import { isUnseen } from '../outbox/is-pending.ts'
import type { ShapeName } from '../permissions/shapes.ts'
import type { TableChange } from '../ports/store.ts'
import type { PushNews } from '../push/create-push-loop.ts'
import type { ShapeNews } from '../replica/follow-shape.ts'
import { clockDoubt } from '../time/clock-doubt.ts'
import { dayLabel } from '../time/day-label.ts'
import { type Reading, serverNow } from '../time/server-clock.ts'
import type { LiveView } from '../view/create-view.ts'
import { type Confirmation, confirm } from './confirmation.ts'
import { createFreshness } from './create-freshness.ts'
import { createSingleValues } from './create-single-values.ts'
import type { TabStatus } from './create-tab.ts'
import type { TimeKeeper } from './create-time-keeper.ts'
import { createTroubles } from './create-troubles.ts'
import type { SyncState } from './device.ts'
import type { LoadedDevice } from './load-device.ts'
import { type IdentityValue, metaSchemas } from './meta.ts'
import { syncStateOf } from './sync-facts.ts'

export type Standing = ReturnType<typeof createStanding>
type Told<News extends { kind: string }> = Exclude<News, { kind: 'broke' }>

/**
 * What a tab knows of itself and of the server beside the rows: who it is, when it was last answered, what is wrong. Hears
 * news of all parts, and answers what is to be shown and what a command must know.
 */
export function createStanding({ loaded, time, view }: { loaded: LoadedDevice; time: TimeKeeper; view: LiveView }) {
  const values = createSingleValues(loaded)
  const freshness = createFreshness(time, view, loaded.clock)
  const troubles = createTroubles(loaded.unreadableIds)
  let confirmation: Confirmation = 'asking'
  let toldToday: string | undefined
  let upToDateDay: string | undefined
  /** The stream was told whole before anybody said which day it is. */
  let isUpToDateUnnamed = false

  function hearRefusal(code: string): void {
    freshness.hearAnswer()
    troubles.hearRefusal(code)
    confirmation = confirm(confirmation, 'heard_of')
  }

  function day(): string | undefined {
    const rules = view.current.configuration?.branch.clock
    return rules === undefined ? toldToday : dayLabel(rules, time.now(), values.now.lastDay)
  }

  /** The branch's day as it was this long ago. */
  function dayBefore(ageMs: number): string | undefined {
    const rules = view.current.configuration?.branch.clock
    return rules === undefined ? undefined : businessDay(rules, serverNow(time.now()) - ageMs)
  }

  function hasReplicaForToday(): boolean {
    const today = day()
    if (today === undefined) return false
    return upToDateDay === today || isKeptOf(today) || view.hasBaseOn(today)
  }

  function hearUpToDate(): void {
    upToDateDay = day()
    isUpToDateUnnamed = upToDateDay === undefined
  }

  function forgetReplica(): void {
    upToDateDay = undefined
    isUpToDateUnnamed = false
    freshness.forget()
  }

  /** A replica that was equal to the branch on its day holds that day's tickets, be they none. */
  function isKeptOf(today: string): boolean {
    const ageMs = freshness.keptAgeMs()
    return ageMs !== null && dayBefore(ageMs) === today
  }

  function isUnconfirmed(): boolean {
    return confirmation === 'asking' || confirmation === 'doubted'
  }

  function hasNumbersNow(isClockInDoubt: boolean): boolean {
    return hasNumbers({ writer: values.now.writer, day: day() ?? '', isUnconfirmed: isUnconfirmed(), isClockInDoubt })
  }

  /** Nobody could be asked: no answer for long, or none at all since the start. */
  function isAlone(): boolean {
    return freshness.isSilent() ?? confirmation === 'away'
  }

  return {
    get identity() {
      return values.now.identity
    },
    day,
    moment() {
      const { identity, session, staffId } = values.now
      return { identity, session, staffId, isUnconfirmed: isUnconfirmed(), isAlone: isAlone() }
    },
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
      freshness.hearAnswer()
      troubles.hearPushAnswer(news.answer)
      if (news.taken.kind === 'taken')
        confirmation = confirm(confirmation, news.taken.isForked ? 'in_doubt' : 'confirmed')
    },

    hearHeartbeat(news: Told<HeartbeatNews>): void {
      if (news.kind === 'refused') hearRefusal(news.code)
      if (news.kind !== 'answered') return
      freshness.hearAnswer()
      troubles.hearHeartbeatAnswer()
      confirmation = confirm(confirmation, news.isDoubted ? 'in_doubt' : 'heard_of')
      toldToday = news.answer.today ?? undefined
      if (isUpToDateUnnamed) hearUpToDate()
      freshness.hearVersion(news)
    },

    hearShape(shape: ShapeName, news: ShapeNews): void {
      if (news.kind === 'refused') hearRefusal(news.code)
      if (news.kind === 'up_to_date' && shape === 'tickets') hearUpToDate()
    },

    /** Answers whether the disk has become another [ST8]. */
    hearCommit(changes: readonly TableChange[]): boolean {
      for (const change of changes) {
        // With a history that was lost goes what was known of today [EP1].
        if (change.table === 'base' && change.cleared === 'all') forgetReplica()
        if (change.table === 'unreadable') for (const { id } of change.put) troubles.hearUnreadable(id)
      }
      const isAnotherDisk = values.hear(changes)
      if (isAnotherDisk) freshness.forgetKept()
      freshness.lookAgain()
      return isAnotherDisk
    },

    hearStatus(status: TabStatus, before: (ageMs: number) => Reading): void {
      if (status.server !== null) time.hear(new Date(status.server.at).toISOString(), status.server.round_trip_ms)
      freshness.hearStatus(status, before)
      if (status.equal_age_ms !== null && dayBefore(status.equal_age_ms) === day()) upToDateDay = day()
      troubles.hearStatus(status)
      confirmation = status.is_confirmed
        ? 'confirmed'
        : confirm(confirmation, status.is_in_doubt ? 'in_doubt' : status.is_away ? 'unreachable' : 'heard_of')
    },

    status(version: number): TabStatus {
      const clock = time.now()
      const { isRevoked, hasTooManyWriters } = troubles.facts
      const server =
        clock.standing === 'heard' ? { at: serverNow(clock), round_trip_ms: clock.samples[0].roundTripMs } : null
      return {
        ...{ kind: 'status', version, server, is_revoked: isRevoked, has_too_many_writers: hasTooManyWriters },
        ...{ is_confirmed: confirmation === 'confirmed', is_away: confirmation === 'away' },
        is_in_doubt: confirmation === 'doubted',
        ...freshness.ages(),
      }
    },

    /** For the disk [LA3], by the server's time; only where that is known. */
    equalAt(): string | undefined {
      const clock = time.now()
      const { equal_age_ms } = freshness.ages()
      if (equal_age_ms === null || clock.standing !== 'heard') return undefined
      return new Date(serverNow(clock) - equal_age_ms).toISOString()
    },

    hearPersisted: troubles.hearPersisted,
    hearStoreError: troubles.hearStoreError,

    syncState(isLeader: boolean): SyncState {
      const { pending, unseen } = view.current
      const { isWallWrong, isDayInDoubt } = clockDoubt(time.now())
      const has = hasNumbersNow(isDayInDoubt)
      const facts = {
        ...{ ...freshness.now, known: freshness.known, hasReplicaForToday: hasReplicaForToday(), isLeader },
        ...{ pendingCount: pending.length, unseenCount: unseen.filter(isUnseen).length },
        ...troubles.facts,
        hasNumbers: has,
        isMissingNumbers: !has && mayIssue(values.now.identity) && isAlone(),
        isClockWrong: isWallWrong || (isDayInDoubt && loaded.clock !== undefined),
        unknownCommandCount: view.unknownCommandCount,
        unsendableCount: unseen.filter(({ unsendable }) => unsendable !== undefined).length,
      }
      return syncStateOf(facts, time.now().reading)
    },
  }
}

function mayIssue(identity: IdentityValue | undefined): boolean {
  return issueTicket.who.some((kind) => kind === identity?.kind)
}

import { type StoreErrorCode, storeErrorCodes } from '../ports/store.ts'
import type { PushAnswer } from '../wire/push.ts'
import type { TabStatus } from './create-tab.ts'
import type { Written } from './device.ts'
import type { SyncFacts } from './sync-facts.ts'

export type TroubleFacts = Pick<
  SyncFacts,
  'storeError' | 'unreadableCount' | 'isRevoked' | 'hasTooManyWriters' | 'isPersisted'
>

/** What is wrong, as far as somebody has said so: the disk, the authority, the leader's tab, the app. */
export function createTroubles(unreadableIds: readonly string[]) {
  const unreadable = new Set(unreadableIds)
  let storeError: StoreErrorCode | undefined
  let isRevoked = false
  let hasTooManyWriters = false
  let isPersisted: boolean | undefined

  return {
    hearRefusal(code: string): void {
      if (code === 'device_revoked') isRevoked = true
    },
    /** A push that is refused for another reason was not refused for this one. */
    hearPushRefusal(code: string): void {
      hasTooManyWriters = code === 'too_many_writers'
    },
    hearPushAnswer({ results }: PushAnswer): void {
      hasTooManyWriters = false
      isRevoked ||= results.some(isOfRevoked)
    },
    hearHeartbeatAnswer(): void {
      isRevoked = false
    },
    hearStatus(status: TabStatus): void {
      isRevoked = status.is_revoked
      hasTooManyWriters = status.has_too_many_writers
    },
    hearUnreadable(id: string): void {
      unreadable.add(id)
    },
    hearPersisted(told: boolean): void {
      isPersisted = told
    },
    /** Undefined, or what is no fault of the disk: it took a write. */
    hearStoreError(code: Extract<Written, { kind: 'refused' }>['code'] | undefined): void {
      storeError = storeErrorCodes.find((each) => each === code)
    },
    get facts(): TroubleFacts {
      return { storeError, unreadableCount: unreadable.size, isRevoked, hasTooManyWriters, isPersisted }
    },
  }
}

function isOfRevoked({ outcome }: PushAnswer['results'][number]): boolean {
  return outcome.kind === 'quarantined' && outcome.reason === 'device_revoked'
}

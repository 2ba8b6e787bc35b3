import { describe, expect, test } from 'vitest'
import { type SyncFacts, syncStateOf } from './sync-facts.ts'

const at = (ms: number) => ({ wall: 1_000_000 + ms, monotonic: ms })
const facts: SyncFacts = {
  ...{
    lastAnswerAt: at(0),
    lastEqualAt: at(0),
    known: { lastAnswerAt: at(0), lastEqualAt: at(0) },
    hasReplicaForToday: true,
    isLeader: true,
    pendingCount: 0,
    unseenCount: 0,
  },
  ...{ storeError: undefined, unreadableCount: 0, isRevoked: false, isClockWrong: false },
  ...{ hasTooManyWriters: false, isPersisted: undefined, hasNumbers: true, isMissingNumbers: false },
  ...{ unknownCommandCount: 0, unsendableCount: 0 },
}

describe('what a screen is told of the sync', () => {
  test('[LA1] the rung, and an age in steps of a second that is nothing while live', () => {
    expect(syncStateOf(facts, at(11_999))).toMatchObject({ rung: 'live', ageMs: 0, troubles: [] })
    expect(syncStateOf(facts, at(12_999))).toMatchObject({ rung: 'behind', ageMs: 12_000 })
    expect(syncStateOf(facts, at(20_000))).toMatchObject({ rung: 'isolated', ageMs: 20_000 })
    expect(syncStateOf({ ...facts, hasReplicaForToday: false }, at(0)).rung).toBe('paper')
    const never = { ...facts, lastEqualAt: undefined, known: { lastAnswerAt: at(0), lastEqualAt: undefined } }
    expect(syncStateOf(never, at(0))).toMatchObject({ rung: 'behind', ageMs: undefined })
  })

  test('[LA3] what the page lives before knew tells the ages, and never the rung', () => {
    const unheard = { ...facts, lastAnswerAt: undefined, lastEqualAt: undefined }
    expect(syncStateOf(unheard, at(90_000))).toMatchObject({
      ...{ rung: 'isolated', ageMs: 90_000, silentSince: at(0).wall, lastAnswerAt: undefined },
    })
    expect(syncStateOf(unheard, at(5_000)).rung).toBe('isolated')
  })

  test('every trouble that there is, and none that there is not', () => {
    const all = { storeError: 'quota_exceeded', isRevoked: true, isClockWrong: true } as const
    const told = { hasTooManyWriters: true, isPersisted: false, isMissingNumbers: true }
    const counts = { unreadableCount: 1, unknownCommandCount: 2, unsendableCount: 3 }
    expect(syncStateOf({ ...facts, ...all, ...told, ...counts }, at(0)).troubles).toEqual([
      { kind: 'store', code: 'quota_exceeded' },
      { kind: 'revoked' },
      { kind: 'too_many_writers' },
      { kind: 'no_letter' },
      { kind: 'not_persisted' },
      { kind: 'clock' },
      { kind: 'unreadable', count: 1 },
      { kind: 'unknown_commands', count: 2 },
      { kind: 'unsendable', count: 3 },
    ])
    expect(syncStateOf({ ...facts, isPersisted: true }, at(0)).troubles).toEqual([])
    // It comes in a moment.
    expect(syncStateOf({ ...facts, hasNumbers: false }, at(0))).toMatchObject({ hasNumbers: false, troubles: [] })
  })
})

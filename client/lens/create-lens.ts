import type { Device } from '../../sync/device/device.ts'
import type { Timers } from '../../sync/ports/clock.ts'
import { changedRows, type LensRows, NO_ROWS } from './changed-rows.ts'
import {
  ASK_MS_MAX,
  FILL_MS_MAX,
  FOLLOW_MS_MAX,
  FOLLOW_PAUSE_MS,
  ROWS_PER_MESSAGE,
  START_MS_MAX,
  STEADY_MS,
} from './lens-limits.ts'
import { createLensLine, type LensLine } from './lens-line.ts'
import { type LensParams, type LensQueryName, type LensRow, lensQueries } from './lens-queries.ts'
import { type LensEffect, type LensEvent, type LensState, nextLensState } from './lens-state.ts'
import type { LensTable } from './lens-tables.ts'
import type { SpawnLens } from './spawn-lens.ts'

export type LensReplyTo<Name extends LensQueryName> =
  | { readonly kind: 'rows'; readonly rows: readonly LensRow<Name>[] }
  /** Postgres refused it: the parameters are a mistake of ours. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unavailable' }

export type Lens = {
  readonly state: LensState
  /** Grows whenever rows of the table changed, a rebuilt lens included [LF3]. */
  revisionOf(table: LensTable): number
  /** Rows that could not be taken in [LF2]. */
  readonly leftOut: number
  /** Called when state or revisions changed; answers the function that ends it. */
  subscribe(listener: () => void): () => void
  ask<Name extends LensQueryName>(name: Name, params: LensParams<Name>): Promise<LensReplyTo<Name>>
  /** Whether somebody has a use for it now [LL4]; true after it has given up is another try. */
  want(isWanted: boolean): void
}
export type LensParts = {
  readonly device: Pick<Device, 'view' | 'subscribe'>
  readonly spawn: SpawnLens
  readonly timers: Timers
  /** Where the packed directory is. */
  readonly data: string
}

/** Carries out what the state machine says, with one worker at a time, and keeps it at what the view shows. */
export function createLens({ device, spawn, timers, data }: LensParts): Lens {
  const listeners = new Set<() => void>()
  const revisions: Record<LensTable, number> = { tickets: 0, counters: 0 }
  let state: LensState = { kind: 'off' }
  let line: LensLine | undefined
  let untime: () => void = () => undefined
  let unfollow: () => void = () => undefined
  let held: LensRows = NO_ROWS
  let leftOut = 0
  let isFollowing = false

  const tell = (): void => {
    for (const listener of [...listeners]) listener()
  }
  function dispatch(event: LensEvent): void {
    const [next, ...effects] = nextLensState(state, event)
    if (next === state) return
    state = next
    for (const effect of effects) run(effect)
    tell()
  }
  function time(ms: number, event: LensEvent): void {
    untime()
    untime = timers.after(ms, () => dispatch(event))
  }

  function run(effect: LensEffect): void {
    switch (effect.kind) {
      case 'limit':
        time(effect.ms, { kind: 'failed', why: 'overdue' })
        break
      case 'pause':
        time(effect.ms, { kind: 'due' })
        break
      case 'watch':
        unfollow = device.subscribe(followSoon)
        time(STEADY_MS, { kind: 'steady' })
        followSoon()
        break
      case 'untime':
        untime()
        break
      case 'spawn':
        void start()
        break
      case 'fill':
        void fill()
        break
      case 'kill':
        unfollow()
        line?.end()
        line = undefined
    }
  }

  async function start(): Promise<void> {
    const mine = createLensLine(spawn, timers, (why) => dispatch({ kind: 'failed', why }))
    line = mine
    held = NO_ROWS
    leftOut = 0
    const reply = await mine.send({ kind: 'start', data }, START_MS_MAX)
    if (line !== mine) return
    dispatch(reply.kind === 'done' ? { kind: 'started' } : { kind: 'failed', why: 'refused' })
  }

  async function fill(): Promise<void> {
    const mine = line
    if ((await send(FILL_MS_MAX)) && line === mine) dispatch({ kind: 'filled' })
  }

  /** Takes the lens to the view of now; answers whether it got there. */
  async function send(msMax: number): Promise<boolean> {
    const mine = line
    const target: LensRows = device.view
    const parts = changedRows(held, target, ROWS_PER_MESSAGE)
    const replies = mine === undefined ? [] : await Promise.all(parts.map((part) => mine.send(part, msMax)))
    if (mine === undefined || line !== mine) return false
    const left = replies.map((reply) => (reply.kind === 'done' ? reply.leftOut : undefined))
    if (left.includes(undefined)) {
      dispatch({ kind: 'failed', why: 'refused' })
      return false
    }
    held = { tickets: target.tickets, counters: target.counters }
    leftOut += left.reduce<number>((sum, count) => sum + (count ?? 0), 0)
    for (const table of new Set(parts.map((part) => part.table))) revisions[table] += 1
    if (parts.length > 0) tell()
    return true
  }

  function followSoon(): void {
    if (state.kind !== 'ready' || isFollowing || isSame(held, device.view)) return
    isFollowing = true
    timers.after(FOLLOW_PAUSE_MS, () => void follow())
  }

  async function follow(): Promise<void> {
    const isThere = state.kind === 'ready' && (await send(FOLLOW_MS_MAX))
    isFollowing = false
    // What changed meanwhile; a lens that did not get there is filled anew, from the view of then.
    if (isThere) followSoon()
  }

  return {
    get state() {
      return state
    },
    get leftOut() {
      return leftOut
    },
    revisionOf: (table) => revisions[table],
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    async ask<Name extends LensQueryName>(name: Name, params: LensParams<Name>): Promise<LensReplyTo<Name>> {
      if (state.kind !== 'ready' || line === undefined) return { kind: 'unavailable' }
      const { sql, values } = lensQueries[name]
      const reply = await line.send({ kind: 'ask', sql, values: values(params) }, ASK_MS_MAX)
      if (reply.kind === 'gone') return { kind: 'unavailable' }
      return reply.kind === 'done' ? { kind: 'rows', rows: reply.rows as LensRow<Name>[] } : reply
    },
    want: (isWanted) => dispatch({ kind: isWanted ? 'wanted' : 'unwanted' }),
  }
}

const isSame = (one: LensRows, other: LensRows): boolean =>
  one.tickets === other.tickets && one.counters === other.counters

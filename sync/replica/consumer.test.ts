import { describe, expect, it } from 'vitest'
import type { FeedEvent, ShapeChange } from '../ports/shape-feed.ts'
import { type ConsumerState, startConsumer, transition } from './consumer.ts'

const change = (operation: ShapeChange['operation'], key: string, value: Record<string, unknown> = {}): FeedEvent => ({
  kind: 'changes',
  changes: [{ operation, key, value }],
})
const upToDate: FeedEvent = { kind: 'up_to_date', handle: 'h', offset: '5_0', lsn: '5' }
const position = { handle: 'h', offset: '5_0', lsn: '5' }

function play(start: ConsumerState, ...events: FeedEvent[]) {
  let step = { state: start, refused: start } as ReturnType<typeof transition>
  for (const event of events) step = transition(step.state, event)
  return step
}
const net = (state: ConsumerState) => [...state.gathered].map(([key, { kind, values }]) => [key, kind, values])

const withRow: ConsumerState = play(startConsumer(true), change('insert', 'k', { a: 1 })).state
const asideWithRow: ConsumerState = play(startConsumer(false), change('insert', 'k', { a: 1 })).state
const states = {
  following: startConsumer(true),
  'following, with a row': withRow,
  aside: startConsumer(false),
  'aside, with a row': asideWithRow,
}
const events = {
  insert: change('insert', 'k', { a: 2 }),
  update: change('update', 'k', { b: 3 }),
  delete: change('delete', 'k'),
  up_to_date: upToDate,
  must_refetch: { kind: 'must_refetch' },
  refused: { kind: 'refused', code: 'not_allowed' },
  unreachable: { kind: 'unreachable' },
} as const satisfies Record<string, FeedEvent>

// biome-ignore format: a table is read by its rows and columns.
const table = {
  following: {
    insert: 'following put a=2', update: 'following patch b=3', delete: 'following delete',
    up_to_date: 'following, applied', must_refetch: 'aside', refused: 'following', unreachable: 'following',
  },
  'following, with a row': {
    insert: 'following put a=2', update: 'following put a=1 b=3', delete: 'following delete',
    up_to_date: 'following, applied', must_refetch: 'aside', refused: 'following put a=1', unreachable: 'following put a=1',
  },
  aside: {
    insert: 'aside put a=2', update: 'aside', delete: 'aside',
    up_to_date: 'following, swapped', must_refetch: 'aside', refused: 'aside', unreachable: 'aside',
  },
  'aside, with a row': {
    insert: 'aside put a=2', update: 'aside put a=1 b=3', delete: 'aside',
    up_to_date: 'following, swapped', must_refetch: 'aside', refused: 'aside put a=1', unreachable: 'aside put a=1',
  },
} as const

function shown({ state, apply }: ReturnType<typeof transition>): string {
  const rows = [...state.gathered.values()].map(({ kind, values }) =>
    [kind, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(' '),
  )
  const done = apply === undefined ? '' : apply.replaces ? ', swapped' : ', applied'
  return [state.kind, ...rows].join(' ') + done
}

describe('[RE1] [RE2] [RE3] what becomes of each event in each state', () => {
  for (const [name, state] of Object.entries(states)) {
    it.each(Object.entries(events))(`${name}: %s`, (event, message) => {
      const step = transition(state, message)
      expect(shown(step)).toBe(table[name as keyof typeof table][event as keyof typeof events])
      if (step.apply !== undefined) expect(step.apply).toMatchObject({ gathered: state.gathered, position })
      if (step.apply !== undefined) expect(step.refused).toBe(state)
    })
  }
})

it('[RE2] an update behind a deletion has no row to merge into, and an insert behind one is the whole row', () => {
  const gone = play(startConsumer(true), change('delete', 'k'), change('update', 'k', { b: 1 })).state
  expect(net(gone)).toEqual([['k', 'delete', {}]])
  const back = play(startConsumer(true), change('delete', 'k'), change('insert', 'k', { a: 1 })).state
  expect(back.gathered.get('k')).toEqual({ kind: 'put', values: { a: 1 }, isBehindDeletion: true })
})

it('[RE1] changes of one row are one, so that no more is held than the shape has rows', () => {
  const many = Array.from({ length: 1000 }, (_, n) => change('update', 'k', { version: n }))
  expect(net(play(startConsumer(true), ...many).state)).toEqual([['k', 'patch', { version: 999 }]])
})

it('[RE1] beyond the bound what is gathered goes to the disk without a position, and nothing of it is lost if refused', () => {
  const two = {
    kind: 'changes',
    changes: [1, 2].map((n) => ({ operation: 'insert', key: `k${n}`, value: { n } })),
  } as const satisfies FeedEvent
  for (const hasPosition of [true, false]) {
    const step = transition(startConsumer(hasPosition), two, 1)
    expect(step.apply?.replaces).toBe(!hasPosition)
    expect(step.apply).not.toHaveProperty('position')
    expect(step.state).toEqual(startConsumer(true))
    expect(step.refused.gathered.size).toBe(2)
    expect(step.refused.kind).toBe(hasPosition ? 'following' : 'aside')
  }
})

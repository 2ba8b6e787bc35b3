import type { ShapeName } from '../permissions/shapes.ts'
import type { FeedEvent, FeedPosition, ShapeChange, ShapeFeed } from './shape-feed.ts'
import type { StubAuthority } from './stub-authority.ts'

export type StubFeed = ShapeFeed & { disconnect(): void; connect(): void }
export type StubStream = {
  /** One device's way to the shapes. */
  openFeed(): StubFeed
}

type Logged = { readonly shape: ShapeName; readonly change: ShapeChange }
type Rows = ReadonlyMap<string, { readonly shape: ShapeName; readonly text: string }>

/**
 * What a stub authority's tables come to as shapes: one log of changes, to be followed from any place in it. A restored
 * backup begins a new log, under a new handle.
 */
export function createStubStream(authority: StubAuthority, config?: Readonly<Record<string, unknown>>): StubStream {
  const wakers = new Set<() => void>()
  let log: Logged[] = []
  let before: Rows = new Map()
  let handle = 1
  let state = authority.state

  function look(): void {
    if (state !== authority.state) {
      state = authority.state
      handle += 1
      log = []
      before = new Map()
    }
    const now = rowsNow(authority, config)
    for (const [key, { shape, text }] of now) {
      const known = before.get(key)
      if (known?.text === text) continue
      const operation = known === undefined ? 'insert' : 'update'
      log.push({ shape, change: { operation, key, value: JSON.parse(text) } })
    }
    for (const [key, { shape, text }] of before) {
      if (!now.has(key)) log.push({ shape, change: { operation: 'delete', key, value: JSON.parse(text) } })
    }
    before = now
    for (const wake of wakers) wake()
  }
  look()
  authority.onChange(look)

  function openFeed(): StubFeed {
    let isConnected = true
    return {
      disconnect() {
        isConnected = false
      },
      connect() {
        isConnected = true
        for (const wake of wakers) wake()
      },
      open(shape, from, onEvent) {
        let at: FeedPosition = from ?? { handle: String(handle), offset: '0' }
        let isBusy = false
        let isAgain = true

        async function tell(): Promise<void> {
          if (isBusy) return
          isBusy = true
          while (isAgain && isConnected && wakers.has(wake)) {
            isAgain = false
            for (const event of eventsSince(shape, at)) {
              if (!wakers.has(wake)) break
              await onEvent(event)
            }
            at = { handle: String(handle), offset: String(log.length) }
          }
          isBusy = false
        }
        const wake = (): void => {
          isAgain = true
          void Promise.resolve().then(tell)
        }
        wakers.add(wake)
        wake()
        return { close: () => void wakers.delete(wake) }
      },
    }
  }

  function eventsSince(shape: ShapeName, at: FeedPosition): FeedEvent[] {
    const isVoid = at.handle !== String(handle)
    const since = isVoid ? 0 : Number(at.offset)
    const changes = log.slice(since).filter((each) => each.shape === shape)
    const upToDate: FeedEvent = {
      kind: 'up_to_date',
      ...{ handle: String(handle), offset: String(log.length), lsn: String(authority.state.lsn) },
    }
    const told: FeedEvent[] =
      changes.length === 0 ? [] : [{ kind: 'changes', changes: changes.map(({ change }) => change) }]
    return [...(isVoid ? [{ kind: 'must_refetch' } as const] : []), ...told, upToDate]
  }

  return { openFeed }
}

function rowsNow(authority: StubAuthority, config: Readonly<Record<string, unknown>> | undefined): Rows {
  const rows = new Map<string, { shape: ShapeName; text: string }>()
  const { tickets, counters } = authority.state
  for (const row of Object.values(tickets))
    rows.set(`tickets/${row.id}`, { shape: 'tickets', text: JSON.stringify(row) })
  for (const row of Object.values(counters))
    rows.set(`counters/${row.id}`, { shape: 'counters', text: JSON.stringify(row) })
  if (config !== undefined) rows.set('branch_config/1', { shape: 'branch_config', text: JSON.stringify(config) })
  return rows
}

import type { Glass } from '../board/use-glass.ts'
import type { DisplaySettings } from '../settings/display-settings.ts'

export type ListRoom = {
  /** Lines from top to bottom, and side by side. */
  readonly rows: number
  readonly columns: number
  /** A longer name stands on two lines. */
  readonly nameChars: number
  /** It has the whole place, and writes larger. */
  readonly isLarge: boolean
}
export type BoardRoom = {
  readonly counters: ListRoom
  readonly waits: ListRoom
  /** Counters and waits have one place by turns [DY28]. */
  readonly isShared: boolean
}

const LABEL_CHARS = 4
/** Of counters whose labels are words none stands beside another. */
const LONG_LABEL_CHARS = 12

export type BoardForm = {
  readonly shown: DisplaySettings['panels']
  readonly glass: Glass
  readonly hasArrival: boolean
  /** A sentence stands at the foot, which takes the room of a line. */
  readonly hasFoot: boolean
  /** What stands on the counters. */
  readonly labels: readonly string[]
}

/** How many lines a list has room for: everything grows with the glass, so only its form and its neighbours count [DY26]. */
export function roomFor({ shown, glass, hasArrival, hasFoot, labels }: BoardForm): BoardRoom {
  const lists = shown.filter((panel) => panel !== 'media').length
  const beside = shown.length - lists + (hasArrival ? 1 : 0)
  const rows = glass === 'high' ? 6 : hasFoot ? 3 : 4
  const room = glass === 'upright' ? uprightRoom(lists > 1, beside > 0) : lyingRoom(lists > 1, beside, rows)
  if (!labels.some(({ length }) => length > 2 * LABEL_CHARS)) return room
  const columns = Math.ceil(room.counters.columns / 2)
  return { ...room, counters: { ...room.counters, columns, nameChars: LONG_LABEL_CHARS } }
}

function uprightRoom(hasBoth: boolean, isBeside: boolean): BoardRoom {
  const isLarge = !hasBoth && !isBeside
  const room = (counters: number, waits: number): BoardRoom => ({
    counters: { rows: counters, columns: 2, nameChars: LABEL_CHARS, isLarge },
    waits: { rows: waits, columns: 1, nameChars: isLarge ? 16 : 24, isLarge },
    isShared: hasBoth && isBeside,
  })
  if (isBeside) return room(4, 4)
  return hasBoth ? room(3, 4) : room(6, 6)
}

function lyingRoom(hasBoth: boolean, beside: number, rows: number): BoardRoom {
  const room = (counters: number, waits: Pick<ListRoom, 'columns' | 'nameChars'>): BoardRoom => ({
    counters: { rows, columns: counters, nameChars: LABEL_CHARS, isLarge: false },
    waits: { rows, ...waits, isLarge: false },
    isShared: hasBoth && beside > 1,
  })
  if (beside > 1) return room(1, { columns: 1, nameChars: 15 })
  if (beside === 1) return hasBoth ? room(1, { columns: 1, nameChars: 16 }) : room(3, { columns: 1, nameChars: 36 })
  return hasBoth ? room(2, { columns: 1, nameChars: 22 }) : room(4, { columns: 2, nameChars: 21 })
}

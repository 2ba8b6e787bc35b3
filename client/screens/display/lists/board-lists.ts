import { type PageOf, pageAt, pageOf, pagesOf, type Turns } from './pages.ts'
import type { BoardRoom, ListRoom } from './room-for.ts'

/** What stands in the place of a list; undefined: it has no place at this turn. */
export type BoardLists<Counter, Wait> = {
  readonly counters: PageOf<Counter> | undefined
  readonly waits: PageOf<Wait> | undefined
}

/** Which page of each list is shown; where they share a place, the pages of one come after those of the other [DY28]. */
export function boardLists<Counter, Wait>(
  counters: readonly Counter[],
  waits: readonly Wait[],
  room: BoardRoom,
  turns: Turns,
): BoardLists<Counter, Wait> {
  const counterPages = pagesOf(counters, seatsOf(room.counters))
  const waitPages = pagesOf(waits, seatsOf(room.waits))
  if (!room.isShared) {
    return {
      counters: pageOf(counterPages, pageAt(turns, counterPages.length)),
      waits: pageOf(waitPages, pageAt(turns, waitPages.length)),
    }
  }
  const page = pageAt(turns, counterPages.length + waitPages.length)
  const areCounters = page < counterPages.length
  return {
    counters: areCounters ? pageOf(counterPages, page) : undefined,
    waits: areCounters ? undefined : pageOf(waitPages, page - counterPages.length),
  }
}

export function seatsOf({ rows, columns }: ListRoom): number {
  return rows * columns
}

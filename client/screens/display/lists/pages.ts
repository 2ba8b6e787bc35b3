/** Which turn it is of how many languages: everything that turns on the board turns with them [DY27]. */
export type Turns = { readonly turn: number; readonly languages: number }

export type PageOf<Item> = {
  readonly items: readonly Item[]
  /** How many the fullest page has. */
  readonly fullest: number
  readonly page: number
  readonly pages: number
}

/** As few pages as there is room for, and as alike as can be: of seven lines three, two and two. */
export function pagesOf<Item>(items: readonly Item[], perPage: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / perPage)
  const shortest = Math.floor(items.length / Math.max(1, count))
  const longer = items.length - shortest * count
  const startOf = (page: number): number => page * shortest + Math.min(page, longer)
  return Array.from({ length: count }, (_, page) => items.slice(startOf(page), startOf(page + 1)))
}

/** One of them, with what it takes to draw it so that the next one has its lines at the same places. */
export function pageOf<Item>(pages: readonly (readonly Item[])[], page: number): PageOf<Item> {
  return { items: pages[page] ?? [], fullest: pages[0]?.length ?? 0, page, pages: pages.length }
}

/**
 * Whose turn it is of so many pages. Three pages beside three languages would meet the same one for ever: where both can be
 * counted by the same number, the pages go one further each time that both have come round.
 */
export function pageAt({ turn, languages }: Turns, pages: number): number {
  if (pages <= 1) return 0
  const divisor = commonDivisor(pages, languages)
  const rounds = Math.floor((turn * divisor) / (pages * languages))
  return (turn + (rounds % divisor)) % pages
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other)
}

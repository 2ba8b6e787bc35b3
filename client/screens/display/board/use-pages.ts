import { useTurn } from '../../../app/use-turn.ts'

const PAGE_MS = 8_000

export type Page<Item> = { readonly items: readonly Item[]; readonly page: number; readonly pages: number }

/** As many as there is room for, and the others by turns. */
export function usePages<Item>(all: readonly Item[], perPage: number): Page<Item> {
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  const page = useTurn(pages, PAGE_MS)
  return { items: all.slice(page * perPage, (page + 1) * perPage), page: page + 1, pages }
}

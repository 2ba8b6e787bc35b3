import type { KeptWish, WishesOptions } from './wishes.ts'

const KEPT_AS = 'blesaf.wish'

/** On the phone's disk; where storage is forbidden it lasts as long as the page. */
export const keptWish: WishesOptions['store'] = {
  read() {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null')
      return isWish(kept) ? kept : undefined
    } catch {
      return undefined
    }
  },
  write(wish) {
    try {
      if (wish === undefined) localStorage.removeItem(KEPT_AS)
      else localStorage.setItem(KEPT_AS, JSON.stringify(wish))
    } catch {
      // Nothing is lost that was sent meanwhile.
    }
  },
}

function isWish(kept: unknown): kept is KeptWish {
  const { token, id, madeAt, body } = (kept ?? {}) as Partial<Record<keyof KeptWish, unknown>>
  return typeof token === 'string' && typeof id === 'string' && typeof madeAt === 'number' && typeof body === 'object'
}

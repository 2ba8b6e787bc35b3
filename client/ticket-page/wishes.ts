import { sendWish, type WishResult } from './send-wish.ts'

export type WishBody =
  | { readonly wish: 'leave' }
  | { readonly wish: 'pass'; readonly count: number }
  | { readonly wish: 'feedback'; readonly score: number; readonly text?: string }
/** Kept on the phone until it is answered: a page that is closed in between sends it when it is opened again. */
export type KeptWish = { readonly token: string; readonly id: string; readonly madeAt: number; readonly body: WishBody }

/**
 *   none ── wished ──▶ sending ── answered ──▶ done | refused
 *                         └── too late to be meant ──▶ late
 */
export type WishState =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending' | 'late'; readonly body: WishBody }
  | { readonly kind: 'done'; readonly body: WishBody; readonly flags: readonly string[] }
  | { readonly kind: 'refused'; readonly body: WishBody; readonly code: string }

export type WishesOptions = {
  readonly token: string
  readonly send: typeof fetch
  readonly store: { read(): KeptWish | undefined; write(wish: KeptWish | undefined): void }
  readonly now: () => number
  readonly newId: () => string
  readonly after: (ms: number, then: () => void) => void
  onChange(state: WishState): void
}

/** A wish about the line is meant now; a rating is as true tomorrow morning. */
const LIFE_MS: Readonly<Record<WishBody['wish'], number>> = { leave: 120_000, pass: 60_000, feedback: 43_200_000 }
const AGAIN_MS = 3_000

/** One wish at a time: a later one of the same page takes the place of one that was not answered yet. */
export function createWishes(options: WishesOptions): { wish(body: WishBody): void; resume(): void } {
  const { token, send, store, now, newId, after, onChange } = options
  let current: KeptWish | undefined

  function settle(wish: KeptWish, state: WishState): void {
    if (current !== wish) return
    current = undefined
    store.write(undefined)
    onChange(state)
  }

  async function attempt(wish: KeptWish): Promise<void> {
    if (current !== wish) return
    const { body, madeAt } = wish
    if (now() - madeAt > LIFE_MS[body.wish]) return settle(wish, { kind: 'late', body })
    const result: WishResult = await sendWish(token, { id: wish.id, ...body }, send)
    if (result.kind === 'done') return settle(wish, { kind: 'done', body, flags: result.flags })
    if (result.kind === 'refused') return settle(wish, { kind: 'refused', body, code: result.code })
    after(AGAIN_MS, () => void attempt(wish))
  }

  function begin(wish: KeptWish): void {
    current = wish
    store.write(wish)
    onChange({ kind: 'sending', body: wish.body })
    void attempt(wish)
  }

  return {
    wish: (body) => begin({ token, id: newId(), madeAt: now(), body }),
    resume() {
      const kept = store.read()
      if (kept?.token === token) begin(kept)
    },
  }
}

import { endAfter } from '../phone-page/end-after.ts'

/** `away`: nobody has answered; the same wish may be sent again. */
export type WishResult =
  | { readonly kind: 'done'; readonly flags: readonly string[] }
  | { readonly kind: 'away' }
  | { readonly kind: 'refused'; readonly code: string }

const ANSWER_MS_MAX = 8_000
const SERVER_FAULT = 500

/** Never throws. What the server refuses for good is told by its code. */
export async function sendWish(token: string, body: object, send: typeof fetch): Promise<WishResult> {
  try {
    const answer = await send(`/api/t/${token}/wish`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: endAfter(ANSWER_MS_MAX),
    })
    if (answer.ok) return await doneOf(answer)
    if (answer.status >= SERVER_FAULT || answer.status === 429) return { kind: 'away' }
    const { code }: { code?: unknown } = await answer.json()
    return typeof code === 'string' ? { kind: 'refused', code } : { kind: 'away' }
  } catch {
    // No network, no answer in time, or the sign-in page of somebody's network.
    return { kind: 'away' }
  }
}

async function doneOf(answer: Response): Promise<WishResult> {
  const { flags }: { flags?: unknown } = await answer.json()
  return Array.isArray(flags) ? { kind: 'done', flags } : { kind: 'away' }
}

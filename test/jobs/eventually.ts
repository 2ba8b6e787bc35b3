import { LIVE_MS_MAX } from '../setup/patience.ts'

const LOOK_MS = 30

/** Waits until a look gives something; fails with what it was looking for. */
export async function eventually<Found>(
  what: string,
  look: () => Promise<Found | undefined | false>,
  waitMsMax = LIVE_MS_MAX,
): Promise<Found> {
  const until = Date.now() + waitMsMax
  while (Date.now() < until) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  throw new Error(`never: ${what}`)
}

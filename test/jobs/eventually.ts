const WAIT_MS_MAX = 12_000
const LOOK_MS = 30

/** Waits until a look gives something; fails with what it was looking for. */
export async function eventually<Found>(what: string, look: () => Promise<Found | undefined | false>): Promise<Found> {
  const until = Date.now() + WAIT_MS_MAX
  while (Date.now() < until) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  throw new Error(`never: ${what}`)
}

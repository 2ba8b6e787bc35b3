/** Room for every page that is open at once; beyond, the one that was asked first gives way. */
const ENTRIES_MAX = 20_000

export type RecentAnswers<Answer> = {
  readonly maxAgeMs: number
  readonly ask: (key: string) => Promise<Answer>
  readonly now?: () => number
  readonly entriesMax?: number
}

/**
 * Gives all who ask the same within `maxAgeMs` the same answer, also while it is still on its way. A failed one is
 * forgotten at once. Keys are held whole: who has another secret has another key, and never somebody else's answer.
 */
export function recentAnswers<Answer>({
  maxAgeMs,
  ask,
  now = () => performance.now(),
  entriesMax = ENTRIES_MAX,
}: RecentAnswers<Answer>): (key: string) => Promise<Answer> {
  const entries = new Map<string, { readonly askedAt: number; readonly answer: Promise<Answer> }>()

  function forget(key: string, answer: Promise<Answer>): void {
    if (entries.get(key)?.answer === answer) entries.delete(key)
  }

  /** The map is in the order of asking, so that what is out of date stands in front. */
  function makeRoom(): void {
    for (const [key, { askedAt }] of entries) {
      if (entries.size < entriesMax && now() - askedAt <= maxAgeMs) return
      entries.delete(key)
    }
  }

  return (key) => {
    const known = entries.get(key)
    if (known !== undefined && now() - known.askedAt <= maxAgeMs) return known.answer
    entries.delete(key)
    makeRoom()
    const answer = ask(key)
    entries.set(key, { askedAt: now(), answer })
    answer.catch(() => forget(key, answer))
    return answer
  }
}

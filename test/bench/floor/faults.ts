export type FaultKind = { count: number; readonly first: string[] }
export type FaultTable = Readonly<Record<string, FaultKind>>

const TOLD_PER_KIND = 5
const CHARS_MAX = 400

/** Whatever went otherwise than it must, counted by kind, with the words of the first few and when they were said. */
export function createFaults(now: () => number = () => performance.now()) {
  const startedAt = now()
  const kinds = new Map<string, FaultKind>()
  return {
    add(kind: string, detail: unknown, count = 1): void {
      const known = kinds.get(kind) ?? { count: 0, first: [] }
      known.count += count
      if (known.first.length < TOLD_PER_KIND) known.first.push(told(now() - startedAt, detail))
      kinds.set(kind, known)
    },
    /** What another process counted. */
    take(table: FaultTable): void {
      for (const [kind, { count, first }] of Object.entries(table)) kinds.set(kind, { count, first: [...first] })
    },
    table: (): FaultTable => Object.fromEntries(kinds),
    get total(): number {
      return [...kinds.values()].reduce((sum, { count }) => sum + count, 0)
    },
  }
}

export type Faults = ReturnType<typeof createFaults>

const told = (ms: number, detail: unknown): string =>
  `${(ms / 1_000).toFixed(1)} s: ${textOf(detail)}`.slice(0, CHARS_MAX)

function textOf(detail: unknown): string {
  if (detail instanceof Error) return detail.message
  return typeof detail === 'string' ? detail : JSON.stringify(detail)
}

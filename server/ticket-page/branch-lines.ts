import type { WaitsThread } from '../waits/create-waits-thread.ts'
import type { LineAnswers } from './line-answers.ts'
import { TICKET_PAGE_LIMITS } from './ticket-page-limits.ts'

export type BranchKey = { readonly tenantId: string; readonly branchId: string }
/** A branch's line as it stood at `serverTime`. */
export type BranchLine = { readonly serverTime: string; readonly answers: LineAnswers }

export type BranchLinesOptions = {
  /** The line as JSON, without tickets where it is still of the version `known`; what changes slowly beside it. */
  readonly readLine: (branch: BranchKey, known: string) => Promise<LineText>
  readonly readBase: (branch: BranchKey) => Promise<string>
  readonly compute: WaitsThread['line']
  /** Monotonic. */
  readonly now?: () => number
  readonly pause?: (ms: number) => Promise<unknown>
}
export type LineText = {
  readonly version: string
  readonly serverTime: string
  readonly today: string | null
  /** Null: nothing has changed. */
  readonly text: string | null
}

type Base = { readonly text: string; readonly today: string; readonly readAt: number; isSent: boolean }
type Computed = BranchLine & { readonly version: string; readonly quotedAt: number }
type Entry = {
  startedAt: number
  isRunning: boolean
  isTouched: boolean
  current?: Promise<Computed>
  /** Resolves when whoever waits for `current` has waited long enough. */
  patience?: Promise<unknown>
  base?: Base
  last?: Computed
  /** What may be told while the next one is under way, and when it was begun. */
  young?: { readonly computed: Computed; readonly startedAt: number }
}

export interface BranchLines {
  /** Not older than a second; while a computation takes its time, the one before it for a few. */
  line(branch: BranchKey): Promise<BranchLine>
  /** Something was done in this branch by this server: the next who asks sees it. */
  touch(branch: BranchKey): void
}

const { lineAgeMsMax, waitMsMax, youngMsMax, quoteAgeMsMax, baseAgeMsMax, restMsMax, branchesMax } = TICKET_PAGE_LIMITS

/** One computation a second and branch for all pages of this server, and only while somebody asks [TP2]. */
export function createBranchLines(options: BranchLinesOptions): BranchLines {
  const { readLine, readBase, compute, now = () => performance.now(), pause = sleepShortly } = options
  const entries = new Map<string, Entry>()

  async function baseOf(branch: BranchKey, today: string, known: Base | undefined): Promise<Base> {
    if (known?.today === today && now() - known.readAt < baseAgeMsMax) return known
    const readAt = now()
    const text = await readBase(branch)
    // Most often nothing has changed: then nothing is learnt anew either.
    if (known?.today === today && known.text === text) return { ...known, readAt }
    return { text, today, readAt, isSent: false }
  }

  async function refresh(branch: BranchKey, entry: Entry): Promise<Computed> {
    const { last } = entry
    const isQuoted = last !== undefined && now() - last.quotedAt < quoteAgeMsMax
    const told = await readLine(branch, isQuoted ? last.version : '')
    if (last !== undefined && told.text === null) return { ...last, serverTime: told.serverTime }
    const base = await baseOf(branch, told.today ?? '', entry.base)
    entry.base = base
    const order = { branch: keyOf(branch), line: told.text ?? '', now: Date.parse(told.serverTime) }
    let answers = base.isSent ? await compute(order) : undefined
    // Not sent yet, or to a thread that is no more.
    answers ??= await compute({ ...order, base: base.text })
    if (answers === undefined) throw new Error('a line came to nothing')
    base.isSent = true
    return { serverTime: told.serverTime, answers, version: told.version, quotedAt: now() }
  }

  /** After the one that is under way, if any: what that one learns is there then, and a slow database is asked once. */
  async function run(branch: BranchKey, entry: Entry, before: Promise<unknown> | undefined): Promise<Computed> {
    await before?.catch(() => undefined)
    entry.startedAt = now()
    try {
      const computed = await refresh(branch, entry)
      entry.last = computed
      return computed
    } catch (error) {
      // A failure is nobody's answer for a second: the next who asks tries again.
      entry.startedAt = Number.NEGATIVE_INFINITY
      throw error
    }
  }

  function begin(branch: BranchKey, entry: Entry): Promise<Computed> {
    const current = run(branch, entry, entry.isRunning ? entry.current : undefined)
    Object.assign(entry, { current, patience: pause(waitMsMax), isRunning: true, isTouched: false, startedAt: now() })
    const settle = (computed?: Computed): void => {
      if (entry.current !== current) return
      entry.isRunning = false
      if (computed !== undefined && !entry.isTouched) entry.young = { computed, startedAt: entry.startedAt }
    }
    current.then(settle, () => settle())
    return current
  }

  /** A full machine makes nobody wait for the newest second; what a wish has changed is waited for. */
  function patiently(current: Promise<Computed>, { isRunning, patience, young }: Entry): Promise<Computed> {
    if (!isRunning || young === undefined || now() - young.startedAt > youngMsMax) return current
    return Promise.race([current, (patience ?? Promise.resolve()).then(() => young.computed)])
  }

  /** The map is in the order of asking: what has rested longest stands in front. */
  function entryOf(key: string): Entry {
    const entry = entries.get(key) ?? { startedAt: now(), isRunning: false, isTouched: false }
    entries.delete(key)
    for (const [each, { startedAt }] of entries) {
      if (entries.size < branchesMax && now() - startedAt <= restMsMax) break
      entries.delete(each)
    }
    entries.set(key, entry)
    return entry
  }

  return {
    async line(branch) {
      const entry = entryOf(keyOf(branch))
      const isFresh = entry.isRunning || now() - entry.startedAt < lineAgeMsMax
      const known = isFresh && !entry.isTouched ? entry.current : undefined
      return patiently(known ?? begin(branch, entry), entry)
    },
    touch(branch) {
      const entry = entries.get(keyOf(branch))
      if (entry === undefined) return
      entry.isTouched = true
      delete entry.young
    },
  }
}

const sleepShortly = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms).unref())
const keyOf = ({ tenantId, branchId }: BranchKey): string => `${tenantId}/${branchId}`

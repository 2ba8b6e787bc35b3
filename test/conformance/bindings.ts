import { OrderedPairs } from './ordered-pairs.ts'

const OFFSET = /^(\d+)_(\d+|inf)$/
const ETAG = /^"(.+?):(.*?):(.*?)(?::(-?\d+))?"$/

/** What stands for what: the recording and a replay have the same structure, but other handles, positions and numbers. */
export class Bindings {
  #handles = new Map<string, string>()
  #offsets = new Map<string, string>()
  #etags = new Map<string, string>()
  #cursors = new Map<string, string>()
  #snapshots = new Map<string, bigint>()
  #horizons: [bigint, bigint][] = []
  #positions = new OrderedPairs()
  #transactions = new OrderedPairs()

  /** For an answer that may be asked again: what a rejected one has bound is forgotten with its copy. */
  copy(): Bindings {
    const copy = new Bindings()
    copy.#handles = new Map(this.#handles)
    copy.#offsets = new Map(this.#offsets)
    copy.#etags = new Map(this.#etags)
    copy.#cursors = new Map(this.#cursors)
    copy.#snapshots = new Map(this.#snapshots)
    copy.#horizons = [...this.#horizons]
    copy.#positions = this.#positions.copy()
    copy.#transactions = this.#transactions.copy()
    return copy
  }

  handle(recorded: string, actual: string): string | undefined {
    const known = this.#handles.get(recorded)
    if (known !== undefined) return known === actual ? undefined : `${recorded} was ${known} before`
    for (const [other, used] of this.#handles) if (used === actual) return `${recorded} and ${other} are both ${actual}`
    this.#handles.set(recorded, actual)
    return undefined
  }

  /** `isEdge`: the end of a chunk whose size moves with the width of numbers, so that the operation may differ. */
  offset(recorded: string, actual: string, isEdge = false): string | undefined {
    const wanted = OFFSET.exec(recorded)
    const found = OFFSET.exec(actual)
    const isLog = wanted !== null && wanted[1] !== '0'
    if (!isLog || found === null) {
      if (recorded !== actual) return `${recorded} stands outside the log`
      return undefined
    }
    const problem = this.#positions.bind(BigInt(wanted[1] ?? ''), BigInt(found[1] ?? ''))
    if (problem !== undefined) return problem
    if (wanted[2] !== found[2] && !isEdge && this.#offsets.get(recorded) !== actual) return 'another operation'
    this.#offsets.set(recorded, actual)
    return undefined
  }

  etag(recorded: string, actual: string): string | undefined {
    const wanted = ETAG.exec(recorded)
    const found = ETAG.exec(actual)
    if (wanted === null || found === null) return 'not of the form "handle:requested:returned"'
    this.#etags.set(recorded, actual)
    const [, handle = '', requested = '', returned = '', suffix] = wanted
    const [, actualHandle = '', actualRequested = '', actualReturned = '', actualSuffix] = found
    if ((suffix === undefined) !== (actualSuffix === undefined)) return 'the part that never matches'
    const parts: [string, string][] = [
      [requested, actualRequested],
      [returned, actualReturned],
    ]
    const problems = parts.map(([one, other]) => (one === '' && other === '' ? undefined : this.offset(one, other)))
    return [this.handle(handle, actualHandle), ...problems].find((problem) => problem !== undefined)
  }

  cursor(recorded: string, actual: string): void {
    this.#cursors.set(recorded, actual)
  }

  position(recorded: bigint, actual: bigint): string | undefined {
    return this.#positions.bind(recorded, actual)
  }

  transaction(recorded: bigint, actual: bigint): string | undefined {
    return this.#transactions.bind(recorded, actual) ?? this.#againstHorizons(recorded, actual)
  }

  /**
   * The edge of a snapshot. Other work on the cluster uses transaction numbers too, so an edge keeps its side of each
   * transaction, but not its distance. The snapshot that bears a name shows the same edges each time.
   */
  horizon(name: string, recorded: bigint, actual: bigint): string | undefined {
    const known = this.#snapshots.get(name)
    if (known !== undefined && known !== actual) return `the same snapshot said ${known} before`
    this.#snapshots.set(name, actual)
    this.#horizons.push([recorded, actual])
    for (const [transaction, other] of this.#transactions.entries())
      if (recorded <= transaction !== actual <= other) return `transaction ${other} is on the other side of ${actual}`
    return undefined
  }

  #againstHorizons(recorded: bigint, actual: bigint): string | undefined {
    for (const [edge, other] of this.#horizons)
      if (edge <= recorded !== other <= actual) return `transaction ${actual} is on the other side of ${other}`
    return undefined
  }

  /** The recorded value of a query parameter, as this replay must send it. */
  toActual(parameter: string, recorded: string): string {
    if (parameter === 'handle' || parameter === 'expired_handle') return this.#handles.get(recorded) ?? recorded
    if (parameter === 'offset') return this.#toActualOffset(recorded)
    if (parameter === 'cursor') return this.#toActualCursor(recorded)
    return recorded
  }

  toActualEtag(recorded: string): string {
    return this.#etags.get(recorded) ?? recorded
  }

  #toActualOffset(recorded: string): string {
    const known = this.#offsets.get(recorded)
    const [, position = '', operation = ''] = OFFSET.exec(recorded) ?? []
    const actual = position === '' ? undefined : this.#positions.get(BigInt(position))
    return known ?? (actual === undefined ? recorded : `${actual}_${operation}`)
  }

  /** A cursor that the recorder made up keeps its distance from the last one it had received. */
  #toActualCursor(recorded: string): string {
    const known = this.#cursors.get(recorded)
    const last = [...this.#cursors].at(-1)
    if (known !== undefined || last === undefined || !/^\d+$/.test(recorded)) return known ?? recorded
    const ahead = Number(recorded) - Number(last[0])
    return ahead > 0 ? String(Number(last[1]) + ahead) : recorded
  }
}

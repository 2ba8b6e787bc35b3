/** A place in a shape's log. `tx` is the LSN of a commit, 0 for the snapshot; `op` is infinite after all of `tx`. */
export type Offset = { readonly tx: bigint; readonly op: number }

/** Before everything: the request for a snapshot. */
export const BEFORE_ALL: Offset = { tx: -1n, op: 0 }
/** After the snapshot, before the first change. */
export const AFTER_SNAPSHOT: Offset = { tx: 0n, op: Number.POSITIVE_INFINITY }

const FORM = /^([+-]?\d+)_(inf|[+-]?\d+)$/
const TX_MAX = (1n << 64n) - 1n

/** Undefined where the text is no offset. */
export function parseOffset(text: string): Offset | undefined {
  if (text === '-1') return BEFORE_ALL
  const [, txText, opText] = FORM.exec(text) ?? []
  if (txText === undefined || opText === undefined) return undefined
  const tx = BigInt(txText)
  const op = opText === 'inf' ? Number.POSITIVE_INFINITY : Number(opText)
  return tx < 0n || tx > TX_MAX || op < 0 ? undefined : { tx, op }
}

export function formatOffset({ tx, op }: Offset): string {
  if (tx < 0n) return '-1'
  return `${tx}_${op === Number.POSITIVE_INFINITY ? 'inf' : op}`
}

export function compareOffsets(a: Offset, b: Offset): number {
  if (a.tx !== b.tx) return a.tx < b.tx ? -1 : 1
  return a.op === b.op ? 0 : a.op < b.op ? -1 : 1
}

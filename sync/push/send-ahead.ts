import { readMeta } from '../device/read-meta.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { ReadTransaction, Store } from '../ports/store.ts'
import type { PushAnswer, PushRequest } from '../wire/push.ts'
import { type Asked, type Batch, batchTables, type Pending, pendingBatch, pendingRows } from './batch-of.ts'

export type AheadDeps<Heard> = {
  readonly store: Store
  ageOf(row: OutboxRow): number
  /** The question itself. Where it breaks, whoever takes the answer meets that. */
  ask(request: PushRequest): Promise<Heard>
}

/**
 * The batch behind the present one [PU9]: read while that one is under way, sent once its answer is here, so that the
 * server judges it while the answer is written to the disk. There is still one request at a time, and the disk still
 * decides: what it does not bear out is not taken.
 */
export function createAhead<Heard>({ store, ageOf, ask }: AheadDeps<Heard>) {
  let limit = 0
  let reading: Promise<Pending | undefined> | undefined
  let onItsWay: { readonly asked: Asked; readonly heard: Promise<Heard> } | undefined
  /** Sent for nothing: it ends before anything else is asked. */
  let stray: Promise<unknown> | undefined

  return {
    isOnItsWay: () => onItsWay !== undefined,

    /** Together with the sending of `asked`. */
    readBehind(asked: Asked, batchLimit: number): void {
      limit = batchLimit
      reading = asked.isMore && asked.sent.count > 0 ? readBehind(store, asked, batchLimit) : undefined
    },

    /** With the answer to `asked`, before it is taken. */
    async send(asked: Asked, answer: PushAnswer, isWanted: () => boolean): Promise<void> {
      const pending = isWhole(asked, answer) ? await reading : undefined
      if (pending === undefined || !isWanted()) return
      // Here and not with the reading: a command's age is counted to the moment in which it leaves.
      const next = pendingBatch(pending, { limit, ageOf })
      const heard = ask(next.request)
      heard.catch(ignore)
      onItsWay = { asked: next, heard }
    },

    /** What is on its way, if the disk stands by now where it was thought to stand. */
    async standing(tx: ReadTransaction): Promise<Asked | undefined> {
      const { asked } = onItsWay ?? {}
      const writer = asked && (await readMeta(tx, 'writer'))
      const isBorneOut =
        writer?.id === asked?.sent.writer &&
        writer?.epoch === asked?.sent.epoch &&
        writer?.settled_seq === asked?.sent.settledSeq
      return isBorneOut ? asked : undefined
    },

    /** `batch` is what is asked next: anything else that is on its way will not be taken. */
    keepOnly(batch: Batch): void {
      if (onItsWay === undefined || onItsWay.asked === batch) return
      // However it ends: a fault of what nobody takes is no fault of what is asked afterwards.
      stray = onItsWay.heard.catch(ignore)
      onItsWay = undefined
    },

    async replyTo(asked: Asked): Promise<Heard> {
      const heard = onItsWay?.heard
      onItsWay = undefined
      if (heard !== undefined) return heard
      await stray
      stray = undefined
      return ask(asked.request)
    },

    forget(): void {
      reading = undefined
      onItsWay = undefined
      stray = undefined
    },
  }
}

const ignore = (): undefined => undefined

/** Only in plain times: after a loss or under a new writer each answer changes what the next request says. */
async function readBehind(store: Store, { sent }: Asked, limit: number): Promise<Pending | undefined> {
  const settled = sent.settledSeq + sent.count
  const read = store.read(batchTables, async (tx): Promise<Pending | undefined> => {
    const writer = await readMeta(tx, 'writer')
    if (writer === undefined || writer.id !== sent.writer || writer.epoch !== sent.epoch) return undefined
    if (writer.older_acknowledgement !== undefined || writer.forked_from !== undefined) return undefined
    const rows = await pendingRows(tx, writer, settled, limit)
    return rows.length === 0 ? undefined : { writer: { ...writer, settled_seq: settled }, settled, rows }
  })
  // The disk's fault is told when the loop itself asks for the same rows.
  return read.catch(() => undefined)
}

/** Everything that was asked is decided, and nothing in the answer changes what is to be asked next. */
function isWhole({ sent, request }: Asked, answer: PushAnswer): boolean {
  const { writer, epoch, results, retry_after_ms } = answer
  return (
    retry_after_ms === undefined &&
    writer.id === sent.writer &&
    epoch === sent.epoch &&
    writer.last_seq === sent.settledSeq + sent.count &&
    results.length === sent.count &&
    results.every(
      ({ outcome, id }, at) => outcome.kind !== 'forked' && outcome.kind !== 'retry' && id === request.commands[at]?.id,
    )
  )
}

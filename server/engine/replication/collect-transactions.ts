import type { Buffer } from 'node:buffer'
import { EngineError } from '../engine-error.ts'
import { decodePgoutput } from './decode-pgoutput.ts'
import type { Change, Relation, Transaction } from './transaction.ts'

/** Ops step by two: the odd number belongs to the second half of a changed key. */
const OP_STEP = 2
/** What a decoded change holds beside its bytes: objects and arrays. */
const CHANGE_OVERHEAD_BYTES = 200

export type TransactionSink = {
  wants(oid: number): boolean
  /** It is in the stream, though perhaps not yet visible to a snapshot. */
  onBegin(xid: number, number: number): void
  /** The whole transaction; only when this returns may its end be acknowledged. */
  onTransaction(transaction: Transaction): void
}

type Open = { xid: number; lsn: bigint; changes: Change[]; op: number; hasRows: boolean; bytes: number }

/** Buffers from begin to commit, within a bound: a shape never sees half of a transaction. */
export function collectTransactions(sink: TransactionSink, bytesMax: number) {
  const relations = new Map<number, Relation>()
  let number = 0
  let open: Open | undefined

  const opened = (): Open => {
    if (open === undefined) throw new EngineError('replication_failed', 'a change outside of a transaction')
    return open
  }

  const addRow = (message: Extract<ReturnType<typeof decodePgoutput>, { oid: number }>, bytes: number): void => {
    const transaction = opened()
    const op = transaction.op
    transaction.op += OP_STEP
    transaction.hasRows = true
    if (message.before === undefined && message.after === undefined) return
    const relation = relations.get(message.oid)
    if (relation === undefined) throw new EngineError('replication_failed', 'a row of a table that was not announced')
    transaction.bytes += bytes + CHANGE_OVERHEAD_BYTES
    if (transaction.bytes > bytesMax) {
      throw new EngineError('transaction_too_large', `a transaction has more than ${bytesMax} bytes of rows`)
    }
    transaction.changes.push({ kind: message.kind, relation, op, before: message.before, after: message.after })
  }

  /** Answers the end of a transaction that was handed over. */
  return (bytes: Buffer, at: number): bigint | undefined => {
    const message = decodePgoutput(bytes, at, sink.wants)
    switch (message.kind) {
      case 'begin':
        number += 1
        open = { xid: message.xid, lsn: message.lsn, changes: [], op: 0, hasRows: false, bytes: 0 }
        sink.onBegin(message.xid, number)
        return undefined
      case 'relation':
        relations.set(message.relation.oid, message.relation)
        opened().changes.push(message)
        return undefined
      case 'truncate':
        Object.assign(opened(), { op: opened().op + OP_STEP, hasRows: true })
        opened().changes.push(message)
        return undefined
      case 'commit': {
        const { xid, changes, hasRows, bytes: size } = opened()
        open = undefined
        sink.onTransaction({
          xid,
          number,
          lsn: message.lsn,
          endLsn: message.endLsn,
          changes,
          hasRows,
          bytes: size,
        })
        return message.endLsn
      }
      case 'other':
        return undefined
      default:
        addRow(message, bytes.length - at)
        return undefined
    }
  }
}

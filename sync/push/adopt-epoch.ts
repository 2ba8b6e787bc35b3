import { z } from 'zod'
import type { WriterValue } from '../device/meta.ts'
import { putMeta, readMeta } from '../device/read-meta.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { readRows } from '../outbox/read-rows.ts'
import type { TableName, WriteTransaction } from '../ports/store.ts'
import type { Acknowledgement } from '../wire/acknowledgement.ts'
import { inOrderOfWriting } from './in-order-of-writing.ts'
import { isToldBefore } from './is-told-before.ts'
import { moveRows } from './move-rows.ts'

export const epochTables = [
  'meta',
  'outbox',
  'places',
  'base',
  'confirmed',
  'positions',
] as const satisfies readonly TableName[]

export const epochDetails = z.object({ epoch: z.int().min(0), last_seq: z.int().min(0) })
export type EpochDetails = z.output<typeof epochDetails>

/**
 * Goes over to a newer history in the caller's one transaction [EP1]. The first one that a device hears of is no change:
 * it had none. False: that history is not newer than ours.
 */
export async function adoptEpoch(tx: WriteTransaction, sentWriter: string, told: EpochDetails): Promise<boolean> {
  const writer = await readMeta(tx, 'writer')
  if (writer === undefined || writer.id !== sentWriter || told.epoch <= writer.epoch) return false
  const { rows } = readRows(await tx.all('outbox'))
  const ofGivenUp = rows.filter((row) => row.writer !== writer.id && isToldBefore(told.epoch, row))
  // A writer that was made anew has heard of no epoch yet, but those before it had.
  if (writer.epoch > 0 || ofGivenUp.length > 0) {
    for (const table of ['base', 'confirmed', 'positions'] as const) tx.clear(table)
  }
  const decided = rows.filter((row) => row.writer === writer.id && row.outcome !== undefined)
  const kept = keptSeq(writer, decided, told)
  const lost = decided.filter(({ seq }) => seq > kept)
  if (lost.length > 0) tx.put('outbox', lost.map(asPendingAgain))
  const adopted = inEpoch(writer, told, kept)
  putMeta(tx, 'writer', adopted)
  moveRows(tx, adopted, inOrderOfWriting(ofGivenUp))
  return true
}

/**
 * How far the new history is taken to hold what is ours. The row at its end goes again: where a copy of this disk came
 * first, another command stands there, and that is a fork.
 */
function keptSeq({ epoch }: WriterValue, decided: readonly OutboxRow[], { last_seq }: EpochDetails): number {
  const isAskable = epoch > 0 && decided.some(({ seq, unsendable }) => seq === last_seq && unsendable === undefined)
  return isAskable ? last_seq - 1 : last_seq
}

function asPendingAgain(row: OutboxRow): OutboxRow {
  const { outcome, outcome_epoch: _, decided_at: _at, ...rest } = row
  return outcome === undefined ? rest : { ...rest, prior_outcome: outcome }
}

function inEpoch(writer: WriterValue, { epoch, last_seq }: EpochDetails, kept: number): WriterValue {
  const { acknowledged, older_acknowledgement, ...rest } = writer
  const proof = furtherOf(acknowledged, older_acknowledgement)
  return {
    ...rest,
    epoch,
    settled_seq: Math.min(writer.settled_seq ?? 0, kept),
    // One that the server's last_seq has reached proves nothing more [EP2].
    ...(proof === undefined || proof.seq <= last_seq ? {} : { older_acknowledgement: proof }),
  }
}

/** After two losses in a row the older word may cover more. */
function furtherOf(
  newer: Acknowledgement | undefined,
  older: Acknowledgement | undefined,
): Acknowledgement | undefined {
  if (newer === undefined || older === undefined) return newer ?? older
  return older.seq > newer.seq ? older : newer
}

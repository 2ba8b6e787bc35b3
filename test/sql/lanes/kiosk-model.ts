import { randomUUID } from 'node:crypto'
import { type WriterValue, writerValue } from '../../../sync/device/meta.ts'
import { answerSplit } from '../../../sync/numbers/answer-split.ts'
import { takeNumber } from '../../../sync/numbers/take-number.ts'
import { takeToldState } from '../../../sync/numbers/take-told-state.ts'
import type { NumberRow } from '../../../sync/ports/store.ts'
import { writerState } from '../../../sync/wire/writer-state.ts'
import { type Branch, type Command, type Device, issueArgs, type World } from '../../setup/world.ts'

const MINUTE_MS = 60_000

/** Days are those of Africa/Tunis, an hour ahead of UTC all year, beginning at 04:00. */
export function dayAt(now: number): string {
  return new Date(now - 3 * 60 * MINUTE_MS).toISOString().slice(0, 10)
}

/** Under which a kiosk remembers the greatest number that it printed. */
export const reachedKey = (day: string, prefix: string, letter: string | null): string =>
  `${day} ${prefix} ${letter ?? ''}`

export type Issue = { day: string; prefix: string; n: number; letter: string | null }
/** What a kiosk had printed of its whole class when it gave half of it away. */
export type Agreement = { splitId: string; reached: ReadonlyMap<string, number> }
export type Queued = {
  command: Command & { id: string }
  writtenAt: number
  issue: Issue | null
  agreement: Agreement | null
}
/** The authority's word of an older epoch, shown until its last_seq is reached again. */
export type Proof = { epoch: number; seq: number }

const NO_LANES = { serial: 0, days: [], split: null }

/** A kiosk that obeys: it numbers by the very functions of a device, on what it was told last. */
export class KioskModel {
  readonly world: World
  readonly branch: Branch
  device: Device
  outbox: Queued[] = []
  /** What was acknowledged, by seq − 1. */
  told: Queued[] = []
  proof: Proof | null = null
  private writer: WriterValue
  private numbers: NumberRow[] = []

  private constructor(world: World, branch: Branch, device: Device, letter: string, epoch: number) {
    this.world = world
    this.branch = branch
    this.device = device
    this.writer = newWriter(device, letter, epoch)
  }

  static async enrol(world: World, branch: Branch, epoch: number): Promise<KioskModel> {
    const device = await world.addDevice(branch, 'kiosk')
    return new KioskModel(world, branch, device, await letterOf(world, device), epoch)
  }

  /** A new local database on the same device: nothing of the old one is left. */
  async reopen(epoch: number): Promise<void> {
    const { tenantId, deviceId } = this.device
    this.device = { ...this.device, writerId: randomUUID(), seq: 0 }
    await this.world.api.query('select app.open_writer($1, $2, $3)', [tenantId, deviceId, this.device.writerId])
    this.writer = newWriter(this.device, await letterOf(this.world, this.device), epoch)
    this.outbox = []
    this.told = []
    this.proof = null
    this.numbers = []
  }

  get serial(): number {
    return this.writer.state?.lanes.serial ?? 0
  }

  get epoch(): number {
    return this.writer.epoch
  }

  /** The writer may be among what was lost: it is opened anew then, with a letter that nobody had. */
  async adopt(epoch: number): Promise<void> {
    if (epoch === this.epoch) return
    const { tenantId, deviceId, writerId } = this.device
    await this.world.api.query('select app.open_writer($1, $2, $3)', [tenantId, deviceId, writerId])
    const letter = await letterOf(this.world, this.device)
    this.writer = writerValue.parse({ ...this.writer, epoch, state: { ...this.writer.state, letter } })
  }

  hear(lanes: unknown): void {
    this.writer = takeToldState(this.writer, writerState.parse({ ...this.writer.state, lanes }), this.epoch)
  }

  /** The authority's last `count` commands of this kiosk are gone: they are to be told again, before all others. */
  forget(count: number): readonly string[] {
    const lost = this.told.splice(Math.max(0, this.told.length - count))
    this.outbox.unshift(...lost)
    if (lost.length > 0 && this.device.seq > (this.proof?.seq ?? 0)) {
      this.proof = { epoch: this.epoch, seq: this.device.seq }
    }
    this.device.seq -= lost.length
    return lost.map(({ command }) => command.id)
  }

  issue(now: number, prefix: string): Issue {
    const day = dayAt(now)
    const { writer, numbers } = this
    const known = { isUnconfirmed: false, isClockInDoubt: false, height: 0, digits: 3 }
    const taken = takeNumber({ writer, numbers, day, prefix, ...known })
    if (taken.kind === 'no_letter') throw new Error('a kiosk without a letter')
    const { last, n, number } = taken
    const isSame = (row: NumberRow) => keyOf(row) === keyOf(last)
    this.numbers = [...numbers.filter((row) => !isSame(row)), last]
    const service = this.branch.services.find((each) => each.prefix === prefix)
    const letter = taken.kind === 'spill' ? taken.letter : null
    const args = {
      ...issueArgs(this.branch, day, n),
      number,
      prefix,
      service_id: service?.id,
      ...(letter !== null && { letter }),
    }
    const issue = { day, prefix, n, letter }
    const command = { id: randomUUID(), name: 'issue_ticket', kind: 'fact' as const, args }
    this.outbox.push({ command, writtenAt: now, issue, agreement: null })
    return issue
  }

  /** Agrees to the split it was told of: behind what it printed before, and it keeps to its half from now on. */
  acknowledge(now: number): void {
    const answered = answerSplit(this.writer)
    if (answered === undefined) return
    this.writer = answered.writer
    const splitId = answered.split.id
    const args = { split_id: splitId }
    const command = { id: randomUUID(), name: 'acknowledge_split', kind: 'fact' as const, args }
    const reached = new Map(this.numbers.map((row) => [keyOf(row), row.last]))
    this.outbox.push({ command, writtenAt: now, issue: null, agreement: { splitId, reached } })
  }
}

function keyOf({ day, prefix, letter }: NumberRow): string {
  return reachedKey(day, prefix, letter)
}

function newWriter({ writerId }: Device, letter: string, epoch: number): WriterValue {
  const state = { id: writerId, last_seq: 0, letter, lanes: NO_LANES }
  return writerValue.parse({ id: writerId, next_seq: 1, epoch, is_forked: false, state, state_epoch: epoch })
}

async function letterOf(world: World, device: Device): Promise<string> {
  const { rows } = await world.root.query<{ letter: string }>('select letter from app.writers where id = $1', [
    device.writerId,
  ])
  return rows[0]?.letter ?? ''
}

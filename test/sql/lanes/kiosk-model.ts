import { randomUUID } from 'node:crypto'
import {
  type Branch,
  type Command,
  type Device,
  issueArgs,
  type Lane,
  type Split,
  type World,
} from '../../setup/world.ts'

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
type Queued = { command: Command; writtenAt: number; issue: Issue | null; agreement: Agreement | null }

/** A kiosk that obeys: it prints within the last lanes it was told, narrowed by what it agreed to, else with its letter. */
export class KioskModel {
  readonly world: World
  readonly branch: Branch
  device: Device
  letter: string
  lanes: { serial: number; days: Lane[]; split: Split | null } = { serial: -1, days: [], split: null }
  outbox: Queued[] = []
  /** What it gave away, by split; from the moment it wrote the acknowledgement. */
  agreed: Split[] = []
  private readonly reached = new Map<string, number>()

  private constructor(world: World, branch: Branch, device: Device, letter: string) {
    this.world = world
    this.branch = branch
    this.device = device
    this.letter = letter
  }

  static async enrol(world: World, branch: Branch): Promise<KioskModel> {
    const device = await world.addDevice(branch, 'kiosk')
    return new KioskModel(world, branch, device, await letterOf(world, device))
  }

  /** A new local database on the same device: nothing of the old one is left. */
  async reopen(): Promise<void> {
    const { tenantId, deviceId } = this.device
    this.device = { ...this.device, writerId: randomUUID(), seq: 0 }
    await this.world.api.query('select app.open_writer($1, $2, $3)', [tenantId, deviceId, this.device.writerId])
    this.letter = await letterOf(this.world, this.device)
    this.lanes = { serial: -1, days: [], split: null }
    this.outbox = []
    this.agreed = []
    this.reached.clear()
  }

  laneOn(day: string): Lane | undefined {
    const lane = this.lanes.days.find(({ first_day, last_day }) => first_day <= day && day <= last_day)
    if (lane === undefined) return undefined
    const split = this.agreed.find(
      (each) =>
        each.first_day <= day &&
        day <= each.last_day &&
        each.modulus === lane.modulus * 2 &&
        each.residue % lane.modulus === lane.residue,
    )
    return split === undefined ? lane : { ...lane, residue: split.residue, modulus: split.modulus }
  }

  issue(now: number, prefix: string): Issue {
    const day = dayAt(now)
    const lane = this.laneOn(day)
    const letter = lane === undefined ? this.letter : null
    const key = reachedKey(day, prefix, letter)
    const n =
      lane === undefined
        ? (this.reached.get(key) ?? 0) + 1
        : nextIn(lane, Math.max(this.reached.get(key) ?? 0, lane.floors[prefix] ?? 0))
    this.reached.set(key, n)
    const service = this.branch.services.find((each) => each.prefix === prefix)
    const number = `${prefix}-${letter ?? ''}${String(n).padStart(3, '0')}`
    const args = {
      ...issueArgs(this.branch, day, n),
      number,
      prefix,
      service_id: service?.id,
      ...(letter !== null && { letter }),
    }
    const issue = { day, prefix, n, letter }
    this.outbox.push({ command: { name: 'issue_ticket', kind: 'fact', args }, writtenAt: now, issue, agreement: null })
    return issue
  }

  /** Agrees to the split it was told of: behind what it printed before, and it keeps to its half from now on. */
  acknowledge(now: number): void {
    const { split } = this.lanes
    if (split === null || this.agreed.some(({ id }) => id === split.id)) return
    this.agreed.push(split)
    const command: Command = { name: 'acknowledge_split', kind: 'fact', args: { split_id: split.id } }
    this.outbox.push({
      command,
      writtenAt: now,
      issue: null,
      agreement: { splitId: split.id, reached: new Map(this.reached) },
    })
  }
}

function nextIn({ residue, modulus }: Lane, above: number): number {
  return above + 1 + ((((residue - above - 1) % modulus) + modulus) % modulus)
}

async function letterOf(world: World, device: Device): Promise<string> {
  const { rows } = await world.root.query<{ letter: string }>('select letter from app.writers where id = $1', [
    device.writerId,
  ])
  return rows[0]?.letter ?? ''
}

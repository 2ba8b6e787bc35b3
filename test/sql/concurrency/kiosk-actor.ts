import { randomUUID } from 'node:crypto'
import { refusalOf } from '../../../server/database/sql-state.ts'
import type { SeededRandom } from '../../setup/seeded-random.ts'
import { type Branch, type Device, issueArgs, type Lane, type Outcome } from '../../setup/world.ts'
import { aCommand, type Header, type Sender } from './sender.ts'
import { count, type Tally } from './tally.ts'

export type Kiosk = { device: Device; branch: Branch; day: string; lane: Lane; reached: Map<string, number> }

const BATCH_MAX = 16
const RACE_TRIES_MAX = 200

/** A kiosk that catches up: batches of issues, sent once, sent twice at the same moment, or two of them racing. */
export async function runKiosk(kiosk: Kiosk, rounds: number, send: Sender, random: SeededRandom, tally: Tally) {
  for (let round = 0; round < rounds; round += 1) {
    const batches = [aBatch(kiosk, random), ...(random.next() < 0.2 ? [aBatch(kiosk, random)] : [])]
    const copies = random.next() < 0.25 ? 2 : 1
    const answers = await Promise.all(
      batches.flatMap((batch) => Array.from({ length: copies }, () => sendInTurn(kiosk.device, batch, send))),
    )
    batches.forEach((_, index) => {
      const same = answers.slice(index * copies, (index + 1) * copies)
      if (new Set(same.map((outcomes) => JSON.stringify(outcomes))).size > 1)
        throw new Error(`one batch, two answers: ${JSON.stringify(same)}`)
      for (const outcome of same[0] ?? []) count(tally, 'issue_ticket', outcome)
    })
  }
}

/** A batch that overtook the one before it is refused whole, and comes again. */
async function sendInTurn(device: Device, batch: readonly Header[], send: Sender): Promise<Outcome[]> {
  for (let tries = 0; tries < RACE_TRIES_MAX; tries += 1) {
    try {
      return await send(device, batch)
    } catch (error) {
      if (refusalOf(error)?.code !== 'sequence_gap') throw error
    }
  }
  throw new Error('the batch before it never came')
}

function aBatch(kiosk: Kiosk, random: SeededRandom): Header[] {
  return Array.from({ length: 1 + random.below(BATCH_MAX) }, () => anIssue(kiosk, random))
}

function anIssue({ device, branch, day, lane, reached }: Kiosk, random: SeededRandom): Header {
  const service = random.pick(branch.services)
  const last = reached.get(service.prefix)
  const n = last === undefined ? lane.residue || lane.modulus : last + lane.modulus
  reached.set(service.prefix, n)
  const chance = random.next()
  return aCommand(device, 'issue_ticket', 'fact', {
    ...issueArgs(branch, day, n, { ticket_id: randomUUID(), service_id: service.id, prefix: service.prefix }),
    number: `${service.prefix}-${String(n).padStart(3, '0')}`,
    ...(chance < 0.15 && { class_id: branch.classes.priority }),
    ...(chance > 0.97 && { class_id: branch.classes.strict }),
    ...(random.next() < 0.1 && { legs: [service.id, random.pick(branch.services).id] }),
  })
}

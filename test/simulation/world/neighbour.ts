import { createHash } from 'node:crypto'
import type { Random } from '../../../sync/random/create-random.ts'
import type { Authority } from '../authority/authority.ts'
import { enrol, type Place, seedBranch } from './seed-branch.ts'

const PEOPLE = 12
const SECRET = 'a-secret-of-the-neighbour'

/**
 * Another branch of the same bank, with the same numbers on its papers: what our branch does is none of its business. Of
 * another bank the database itself shows nothing, whatever a function forgets to ask for.
 */
export async function seedNeighbour(authority: Authority, { tenantId }: Place, random: Random, today: string) {
  const place = await seedBranch(authority, random.fork('place'), tenantId)
  const kiosk = await enrol(authority, place, 'kiosk', random.fork('kiosk'))
  const commands = Array.from({ length: PEOPLE }, (_, at) => issueOf(place, random, today, at))
  const device = { tenantId: place.tenantId, deviceId: kiosk.id, branchId: place.branchId }
  const request = { protocol: 1, writer: random.uuid(), epoch: 1, commands }
  const answered = await authority.push(device, JSON.stringify(request))
  if (answered.kind !== 'answer') throw new Error(`the neighbour was not served: ${JSON.stringify(answered)}`)
  const before = await look()

  /** A word for all that the neighbour has. */
  async function look(): Promise<string> {
    const rows = await authority.ask<{ told: string }>(
      `select to_jsonb(t)::text as told from app.tickets t where t.branch_id = $1
       union all select to_jsonb(e)::text from app.ticket_events e where e.branch_id = $1
       union all select to_jsonb(a)::text from app.ticket_aliases a where a.branch_id = $1 order by 1`,
      [place.branchId],
    )
    return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  }

  return { isUntouched: async (): Promise<boolean> => (await look()) === before }
}

function issueOf({ services }: Place, random: Random, today: string, at: number): Record<string, unknown> {
  const service = services[at % services.length] as Place['services'][number]
  const n = 1 + Math.floor(at / services.length)
  const number = `${service.prefix}-${String(n).padStart(3, '0')}`
  const named = { ticket_id: random.uuid(), secret: SECRET, service_id: service.id, language: 'fr' }
  const args = { ...named, number, prefix: service.prefix, n, number_day: today }
  return { seq: at + 1, id: random.uuid(), name: 'issue_ticket', kind: 'fact', args }
}

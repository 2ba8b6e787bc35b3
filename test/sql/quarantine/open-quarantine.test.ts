import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Branch, type Command, type Device, issueArgs, World } from '../../setup/world.ts'
import { discard, revokedDevice } from './quarantined.ts'

const DAY = '2026-03-10'
const HOW_MANY = 7

type Page = { rows: Record<string, unknown>[]; after: unknown }

let world: World
let branch: Branch
let kiosk: Device

const read = async (of: Branch, after: unknown = null, limit = 50): Promise<Page> => {
  const { rows } = await world.api.query('select app.open_quarantine($1, $2, $3, $4) as page', [
    of.tenantId,
    of.branchId,
    after === null ? null : JSON.stringify(after),
    limit,
  ])
  return rows[0].page as Page
}

beforeAll(async () => {
  world = await World.create()
  await world.setNow('2026-03-10T09:00:00.000Z')
  branch = await world.addBranch()
  kiosk = await revokedDevice(world, branch, 'kiosk')
  const papers = Array.from({ length: HOW_MANY }, (_, n): Command => {
    const contact = { name: 'Amel', phone: '+21620000000', email: 'amel@example.org' }
    const args = issueArgs(branch, DAY, n + 1, {
      contact,
      answers: { why: 'Amel' },
      surname: 'Amel',
      language: `Amel${'l'.repeat(50)}`,
    })
    return { name: 'issue_ticket', kind: 'fact', args }
  })
  // All of one push came at one instant: the page key must still tell them apart.
  await world.push(kiosk, papers)
})
afterAll(() => world.close())

describe('open_quarantine', () => {
  test('pages through all of it once, oldest first', async () => {
    const seen: unknown[] = []
    let after: unknown = null
    for (let pages = 0; pages < 4; pages += 1) {
      const page: Page = await read(branch, after, 3)
      seen.push(...page.rows.map((row) => row.seq))
      after = page.after
      if (after === null) break
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('tells what it is and whether it could be accepted', async () => {
    expect((await read(branch)).rows[0]).toMatchObject({
      name: 'issue_ticket',
      kind: 'fact',
      reason: 'device_revoked',
      device_id: kiosk.deviceId,
      device_kind: 'kiosk',
      args: { number: 'A-001', number_day: DAY },
      can_be_accepted: true,
    })
  })

  test('[I9] shows nothing of a person, under whatever name it came', async () => {
    expect(JSON.stringify(await read(branch))).not.toMatch(/Amel|amel|2162|c2Vj/)
  })

  test('[I9] another bank sees nothing, not even by naming the branch', async () => {
    const other = await world.addBranch()
    expect(await read(other)).toEqual({ rows: [], after: null })
    expect(await read({ ...branch, tenantId: other.tenantId })).toEqual({ rows: [], after: null })
  })

  test('what is decided is gone from it', async () => {
    const console = await world.addDevice(branch, 'console')
    await discard(world, console, kiosk, 1)
    expect((await read(branch)).rows.map((row) => row.seq)).toEqual([2, 3, 4, 5, 6, 7])
  })

  test('a page is never larger than its limit, and at least one row', async () => {
    expect((await read(branch, null, 0)).rows).toHaveLength(1)
    expect((await read(branch, null, 6)).after).toBeNull()
  })
})

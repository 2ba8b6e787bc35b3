import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Branch, type Command, type Device, issueArgs, World } from '../../setup/world.ts'
import { discard, revokedDevice } from './quarantined.ts'

const DAY = '2026-03-10'
const HOW_MANY = 7

type Page = { rows: Record<string, unknown>[]; after: unknown }

let world: World
let branch: Branch
let kiosk: Device
let manager: Device

/** As the person whose session it is; a manager of the branch unless told. */
const read = async (of: Branch, after: unknown = null, limit = 50, by = manager): Promise<Page> => {
  const { rows } = await world.api.query('select app.open_quarantine($1, $2, $3, $4, $5) as page', [
    by.tenantId,
    by.sessionId,
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
  manager = await world.addDevice(branch, 'console')
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
    const stranger = await world.addDevice(other, 'console')
    expect(await read(other, null, 50, stranger)).toEqual({ rows: [], after: null })
    await expect(read(branch, null, 50, stranger)).rejects.toMatchObject({ message: 'not_found' })
    const crossed = { ...manager, tenantId: other.tenantId }
    await expect(read(branch, null, 50, crossed)).rejects.toMatchObject({ message: 'unauthenticated' })
  })

  test('a teller of the branch, and a manager of another one, see nothing', async () => {
    const teller = await world.addDevice(branch, 'tablet')
    await expect(read(branch, null, 50, teller)).rejects.toMatchObject({ message: 'not_allowed' })
    const sibling = await world.addDevice(await world.addBranch({ tenantId: branch.tenantId }), 'console')
    await expect(read(branch, null, 50, sibling)).rejects.toMatchObject({ message: 'not_found' })
  })

  test('what is decided is gone from it', async () => {
    await discard(world, manager, kiosk, 1)
    expect((await read(branch)).rows.map((row) => row.seq)).toEqual([2, 3, 4, 5, 6, 7])
  })

  test('a page is never larger than its limit, and at least one row', async () => {
    expect((await read(branch, null, 0)).rows).toHaveLength(1)
    expect((await read(branch, null, 6)).after).toBeNull()
  })
})

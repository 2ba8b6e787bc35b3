import { afterAll, beforeAll, expect, it } from 'vitest'
import { World } from '../../setup/world.ts'
import { aCounter, aDocument, aService } from '../configuration/a-document.ts'
import { Publishing } from '../configuration/publishing.ts'

let world: World
beforeAll(async () => {
  world = await World.create()
})
afterAll(() => world.close())

const without = () => aDocument({ services: [aService('cash', 'A')], counters: [aCounter('c1', ['cash'])] })

it.each(['a later leg', 'a no-show'])('a service that was retired stays with its counters for %s', async (which) => {
  const bank = await Publishing.create(world)
  await bank.apply(aDocument({ counters: [aCounter('c1', ['cash', 'cards'])] }))
  const [cash, cards] = [await bank.idOf('services', `prefix = 'A'`), await bank.idOf('services', `prefix = 'B'`)]
  const counter = await bank.idOf('counters', `label = 'C1'`)
  const first = which === 'a later leg' ? cash : cards
  const { tenantId, branchId } = bank
  const staffId = await world.addStaff(tenantId, branchId, 'teller')
  const branch = { tenantId, branchId, services: [], classes: { priority: '', strict: '' }, counters: [], staffId }
  const tablet = await world.addDevice({ ...branch, managerId: staffId }, 'tablet')
  const id = await bank.issue(tablet, first, first === cash ? 'A' : 'B', 1, { legs: [cards] })
  if (which === 'a no-show') {
    await world.root.query(`update app.tickets set state = 'no_show' where id = $1`, [id])
  }
  await bank.apply(without())
  const { service_ids } = await bank.one('select service_ids from app.counters where id = $1', [counter])
  expect(service_ids).toEqual([cash, cards])
})

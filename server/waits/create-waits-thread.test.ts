import { expect, test } from 'vitest'
import { aConfiguration, NOW, TODAY } from '../../sync/waits/view/a-branch-view.ts'
import { aLineBase, aLineOf, aLineTicket } from '../ticket-page/a-line.ts'
import { createWaitsThread } from './create-waits-thread.ts'

test('[TP2] one thread quotes lines and what may be joined, each answered with its own', async () => {
  const stopping = new AbortController()
  const { line, join } = createWaitsThread(stopping.signal)
  const ticket = aLineTicket(1)
  const order = { branch: 'b', line: JSON.stringify(aLineOf([ticket])), now: NOW }
  const facts = { tenant_id: 't', today: TODAY, server_time: new Date(NOW).toISOString(), stats: null, counters: [] }
  const [unknown, known, none, branch] = await Promise.all([
    line(order),
    line({ ...order, base: JSON.stringify(aLineBase()) }),
    join(JSON.stringify({ ...facts, tickets: [], document: null })),
    join(JSON.stringify({ ...facts, tickets: [], document: aConfiguration() })),
  ])
  stopping.abort()
  expect([unknown, none]).toEqual([undefined, null])
  expect(known?.get(ticket.id)?.body).toContain('A-001')
  expect(branch).toMatchObject({ arrival: 'none', server_time: facts.server_time })
})

test('[TP2] what the work for one branch comes to grief of leaves what is known of the others', async () => {
  const stopping = new AbortController()
  const { line, join } = createWaitsThread(stopping.signal)
  const ticket = aLineTicket(1)
  const order = { branch: 'b', line: JSON.stringify(aLineOf([ticket])), now: NOW }
  await line({ ...order, base: JSON.stringify(aLineBase()) })
  await expect(line({ ...order, branch: 'c', base: '{' })).rejects.toThrow('came to nothing')
  await expect(join('null')).rejects.toThrow('came to nothing')
  expect((await line(order))?.has(ticket.id)).toBe(true)
  stopping.abort()
})

import { expect, test } from 'vitest'
import { NOW } from '../../sync/waits/view/a-branch-view.ts'
import { aLineBase, aLineOf, aLineTicket } from './a-line.ts'
import { createLineComputing } from './create-line-computing.ts'

test('[TP2] a branch whose base is not known is asked for it, and keeps it; another’s is not taken for it', () => {
  const compute = createLineComputing()
  const ticket = aLineTicket(1)
  const line = { line: JSON.stringify(aLineOf([ticket])), now: NOW }
  expect(compute({ branch: 'b', ...line })).toBeUndefined()
  const first = compute({ branch: 'b', base: JSON.stringify(aLineBase()), ...line })
  expect(first?.get(ticket.id)?.body).toContain('A-001')
  expect(compute({ branch: 'b', ...line })).toEqual(first)
  expect(compute({ branch: 'c', ...line })).toBeUndefined()
})

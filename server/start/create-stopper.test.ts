import { expect, test } from 'vitest'
import { fakeDeps } from '../http/fake-deps.ts'
import { createStopper } from './create-stopper.ts'

test('parts end in reverse order, also when one fails and one hangs', async () => {
  const { log, lines } = fakeDeps()
  const stopper = createStopper(log, 20)
  const ended: string[] = []
  const ending = (part: string) => async () => void ended.push(part)
  stopper.add('postgres', ending('postgres'))
  stopper.add('jobs', () => new Promise(() => undefined))
  stopper.add('pools', ending('pools'))
  stopper.add('server', async () => {
    ended.push('server')
    throw new Error('no')
  })
  await stopper.stopAll()
  expect(ended).toEqual(['server', 'pools', 'postgres'])
  expect(lines.filter((line) => line.includes('did not stop cleanly'))).toHaveLength(2)
})

test('a second call finds nothing left to end', async () => {
  const stopper = createStopper(fakeDeps().log, 20)
  let runs = 0
  stopper.add('once', async () => void runs++)
  await Promise.all([stopper.stopAll(), stopper.stopAll()])
  expect(runs).toBe(1)
})

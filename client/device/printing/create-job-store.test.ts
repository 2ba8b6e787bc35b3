import { expect, test } from 'vitest'
import { jobStoreContract } from '../../../printer/spool/job-store-contract.ts'
import { originalOf } from '../../../printer/spool/print-job.ts'
import { createMemoryDisk } from '../../../sync/ports/memory-disk.ts'
import { createJobStore } from './create-job-store.ts'

const AT = 1_800_000_000_000
const row = { ticket_id: 't1', command_id: 'c1', state: 'queued', made_at: AT }

jobStoreContract('the device’s disk in memory', async () => {
  const disk = createMemoryDisk()
  return { open: async () => createJobStore(disk.open()), end: async () => undefined }
})

async function aDisk() {
  const disk = createMemoryDisk().open()
  await disk.write(['prints'], async (tx) => tx.put('prints', [row]))
  const read = () => disk.read(['prints'], (tx) => tx.get('prints', 't1'))
  return { disk, jobs: createJobStore(disk), read }
}

test('[OB1] [SL2] what a ticket’s transaction writes is its original job', async () => {
  const { jobs } = await aDisk()
  expect(await jobs.find('t1')).toEqual(originalOf('t1', AT))
})

test('[SL2] a row keeps what it had beside the job, and nothing of the state before', async () => {
  const { disk, jobs, read } = await aDisk()
  await disk.write(['prints'], async (tx) => tx.put('prints', [{ ...row, of_later: 1 } as typeof row]))
  await jobs.apply('t1', { kind: 'began', at: AT })
  await jobs.apply('t1', { kind: 'failed', reason: 'paper_out', at: AT })
  expect(await read()).toMatchObject({ ...row, state: 'failed', reason: 'paper_out', of_later: 1 })
  await jobs.apply('t1', { kind: 'again', at: AT })
  const again = await read()
  expect(again).toMatchObject({ command_id: 'c1', state: 'queued', version: 3, tries: 1 })
  expect(again).not.toHaveProperty('reason')
  expect(await jobs.find('t1')).toMatchObject({ id: 't1', ticket_id: 't1', version: 3 })
})

test('[SL11] a copy lies beside the original, under its own key', async () => {
  const { jobs } = await aDisk()
  const copy = { ...originalOf('t1/copy/1', AT), kind: 'copy' as const, ticket_id: 't1' }
  expect(await jobs.add(copy)).toBe(true)
  expect(await jobs.load()).toEqual([originalOf('t1', AT), copy])
})

test.each([
  ['of a state that is not ours', { ...row, state: 'printing' }],
  ['half written', { ...row, state: 'sending', version: 1 }],
])('[SL4] a row %s is never printed again: it is unknown', async (_, strange) => {
  const { disk, jobs } = await aDisk()
  await disk.write(['prints'], async (tx) => tx.put('prints', [strange]))
  expect(await jobs.find('t1')).toMatchObject({ state: 'unknown' })
})

import { existsSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { processIdentity } from '../../server/bootstrap/process-identity.mjs'
import { aFolder, end, removeFolder, startServer } from '../postgres/helpers.ts'
import { sweepClusters } from './sweep-clusters.ts'

const LONG_AGO = new Date('2020-01-01')

test('the cluster of a killed run is ended and removed, one in use is kept', async () => {
  const [killedFolder, usedFolder] = [aFolder(), aFolder()]
  const killed = await startServer(join(killedFolder, 'postgres'))
  const used = await startServer(join(usedFolder, 'postgres'))
  await end(killed, 'SIGKILL')
  for (const folder of [killedFolder, usedFolder]) utimesSync(folder, LONG_AGO, LONG_AGO)

  await sweepClusters()

  expect(existsSync(killedFolder)).toBe(false)
  expect(processIdentity(killed.ready.postmaster)).toBeUndefined()
  expect(processIdentity(used.ready.postmaster)).toBeDefined()
  await end(used, 'SIGTERM')
  await removeFolder(usedFolder)
})

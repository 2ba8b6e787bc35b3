import { expect, test } from 'vitest'
import { type IdentityValue, identityValue } from '../../../sync/device/meta.ts'
import { createMemoryDisk } from '../../../sync/ports/memory-disk.ts'
import { keepIdentity } from './keep-identity.ts'

const ID = '0190a000-0000-7000-8000-00000000d15c'
const identity: IdentityValue = identityValue.parse({
  device_id: ID,
  tenant: { id: ID, slug: 't', name: { fr: 'T' } },
  branch_id: ID,
  kind: 'kiosk',
  name: 'K1',
})

test('[ST4] a full disk that knows already who the device is, is opened; one that must learn it says that it is full', async () => {
  const disk = createMemoryDisk()
  const store = disk.open()
  await keepIdentity(store, identity)
  disk.failNextWrites(2, 'quota_exceeded')
  await keepIdentity(store, structuredClone(identity))
  await expect(keepIdentity(store, { ...identity, name: 'K2' })).rejects.toMatchObject({ code: 'quota_exceeded' })
  expect(disk.tables.get('meta', 'identity')?.value).toEqual(identity)
})

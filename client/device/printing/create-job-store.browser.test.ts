import { jobStoreContract } from '../../../printer/spool/job-store-contract.ts'
import { aStoreWorld } from '../store/store-world.ts'
import { createJobStore } from './create-job-store.ts'

jobStoreContract('IndexedDB', async () => {
  const world = aStoreWorld()
  return { open: async () => createJobStore(await world.open()), end: world.end }
})

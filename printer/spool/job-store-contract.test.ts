import { createMemoryJobs } from '../fake/memory-job-store.ts'
import { jobStoreContract } from './job-store-contract.ts'

jobStoreContract('memory', async () => {
  const jobs = createMemoryJobs()
  return { open: async () => jobs.open(), end: async () => undefined }
})

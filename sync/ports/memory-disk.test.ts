import { createMemoryDisk } from './memory-disk.ts'
import { storeContract } from './store-contract.ts'

storeContract('the disk in memory', async () => {
  const disk = createMemoryDisk()
  return {
    open: async () => disk.open(),
    failNextWrite: () => disk.failNextWrites(1, 'quota_exceeded'),
    end: async () => undefined,
  }
})

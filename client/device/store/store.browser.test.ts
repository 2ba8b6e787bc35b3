import { storeContract } from '../../../sync/ports/store-contract.ts'
import { aStoreWorld } from './store-world.ts'

storeContract('IndexedDB', async () => aStoreWorld())

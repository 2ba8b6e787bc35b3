import type { IdentityValue } from '../../../sync/device/meta.ts'
import { putMeta, readMeta } from '../../../sync/device/read-meta.ts'
import type { Store } from '../../../sync/ports/store.ts'
import { isEqualJson } from '../../../sync/replica/equal-json.ts'

/**
 * Who the device is, onto its own disk. Written only where it is not so already: a full disk, which takes nothing, still has
 * all that a device needs to show its rows and to send what is pending [ST4].
 */
export async function keepIdentity(store: Store, identity: IdentityValue): Promise<void> {
  const known = await store.read(['meta'], (tx) => readMeta(tx, 'identity'))
  if (isEqualJson(known, identity)) return
  await store.write(['meta'], async (tx) => putMeta(tx, 'identity', identity))
}

import type { Device } from '../../../sync/device/device.ts'

/** Removes the databases of devices, as a wiped cache would; keys and identity stay, so the device begins anew as itself. */
export async function resetDevice(device: Device): Promise<void> {
  await device.close()
  const found = await indexedDB.databases()
  await Promise.all(found.flatMap(({ name }) => (name?.startsWith('blesaf ') === true ? [remove(name)] : [])))
  location.reload()
}

/** Settled when blocked, too: another tab holds it, and the page that loads anew will wait for that. */
function remove(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => resolve()
    request.onblocked = () => resolve()
  })
}

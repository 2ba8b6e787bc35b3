import { z } from 'zod'
import { devicePublicKey } from '../devices/wire.ts'
import { deviceId } from '../ids.ts'

/** A device of the branch as its configuration names it; those that have ended stay for some days, because their paper does. */
const branchDevice = z.object({
  id: deviceId,
  kind: z.string(),
  status: z.enum(['active', 'retired', 'revoked']),
  public_key: devicePublicKey.nullable().exactOptional(),
})
export type BranchDevice = z.output<typeof branchDevice>

const NONE: readonly BranchDevice[] = []
const read = new WeakMap<object, readonly BranchDevice[]>()

/** One that cannot be read is left out [RE5]: what it signed is then as of a device that is not known here. */
export function readDevices(found: unknown): readonly BranchDevice[] {
  if (!Array.isArray(found)) return NONE
  const known = read.get(found)
  if (known !== undefined) return known
  const devices = found.flatMap((each) => branchDevice.safeParse(each).data ?? [])
  read.set(found, devices)
  return devices
}

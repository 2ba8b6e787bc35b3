import { expect } from 'vitest'
import type { AppServer } from '../setup/app-server.ts'
import { fingerprint } from '../sql/permissions/fingerprint.ts'

/** What is done in here leaves no trace in a bank, but for the tables that are excepted. */
export async function isUntouched(
  { world }: Pick<AppServer, 'world'>,
  tenantId: string,
  act: () => Promise<void>,
  except: string[] = [],
): Promise<void> {
  const look = async () => {
    const digests = await fingerprint(world.root, 'tenant_id', tenantId)
    return Object.fromEntries(Object.entries(digests).filter(([table]) => !except.includes(table)))
  }
  const before = await look()
  await act()
  expect(await look()).toEqual(before)
}

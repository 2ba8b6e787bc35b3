import { resolve } from 'node:path'
import { buildClient } from '../../server/bootstrap/build-client.mjs'

/** Once before all tests: servers that tests start would otherwise build within the time that a test has. */
export async function setup(): Promise<void> {
  await buildClient(resolve(import.meta.dirname, '../..'))
}

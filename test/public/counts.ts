import { addressKey } from '../../server/limits/address-key.ts'
import type { AppServer } from '../setup/app-server.ts'

/** What a caller has used up already, as if all those requests had been made. */
export async function presetCount(server: AppServer, name: string, subject: string, points: number): Promise<void> {
  await server.world.root.query(
    `insert into limits.counts (key, points, expire) values ($1, $2, (extract(epoch from clock_timestamp()) * 1000)::bigint + 30000)
     on conflict (key) do update set points = excluded.points, expire = excluded.expire`,
    [`${name}:${server.identity.box.mac('address', subject)}`, points],
  )
}

export function presetAddress(server: AppServer, policy: string, address: string, points: number): Promise<void> {
  return presetCount(server, `${policy}:address`, addressKey(address), points)
}

import { z } from 'zod'
import type { UnsentOnDisk } from '../../device/store/unsent-on-disk.ts'

const identityRow = z.object({ key: z.literal('identity'), value: z.object({ name: z.string() }) })

/** As people know it; by its id where the disk does not tell. */
export function nameOfOld({ meta, device_id }: Pick<UnsentOnDisk, 'meta' | 'device_id'>): string {
  for (const row of meta) {
    const parsed = identityRow.safeParse(row)
    if (parsed.success) return parsed.data.value.name
  }
  return device_id
}

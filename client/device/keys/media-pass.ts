import type { Told } from '../transport/device-token.ts'
import type { KeyCabinet } from './key-cabinet.ts'

const NAME = 'media pass'

/** What opens the tenant's media, as a display was told last: kept, since it starts before a server has answered [DY22]. */
export async function openMediaPass(
  cabinet: KeyCabinet,
): Promise<{ current(): string | undefined; hear(told: Told): Promise<void> }> {
  const found = await cabinet.get(NAME)
  let kept = typeof found === 'string' ? found : undefined
  return {
    current: () => kept,
    async hear({ media_pass }) {
      if (media_pass === undefined || media_pass === kept) return
      kept = media_pass
      await cabinet.put(NAME, media_pass)
    },
  }
}

import type { KeyCabinet } from '../keys/key-cabinet.ts'

export type PublicAddress = {
  /** Where people reach the installation: what goes onto a ticket. */
  current(): string
  hear(told: { readonly public_url?: string }): Promise<void>
}

const PUBLIC_URL = 'public_url'

/**
 * As the server told it last, and kept, since a kiosk starts without a server; until then, the address that this page
 * itself came from. The two differ where devices reach the server by a name of their own.
 */
export async function openPublicAddress(cabinet: KeyCabinet, ownOrigin: string): Promise<PublicAddress> {
  const found = await cabinet.get(PUBLIC_URL)
  let kept = typeof found === 'string' ? found : undefined
  return {
    current: () => kept ?? ownOrigin,
    async hear({ public_url }) {
      if (public_url === undefined || public_url === kept) return
      kept = public_url
      await cabinet.put(PUBLIC_URL, public_url)
    },
  }
}

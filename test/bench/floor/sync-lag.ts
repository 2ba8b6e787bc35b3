/** One change of a ticket: its id and the version that the command gave it. */
export type ChangeKey = `${string}:${string}`

type Sight = { readonly device: number; readonly at: number }
type Change = { sights: Sight[]; acked?: { readonly device: number; readonly sentAt: number; readonly at: number } }

export const changeKey = (ticketId: string, version: unknown): ChangeKey => `${ticketId}:${String(version)}`

/**
 * From the moment at which a device had its command's answer to the one at which another device of the branch had the
 * changed row; all of them on one clock. A stream may be ahead of an answer: such a row waited for nothing, and counts as 0.
 */
export function createSyncLag() {
  const changes = new Map<ChangeKey, Change>()

  function changeOf(key: ChangeKey): Change {
    const known = changes.get(key)
    if (known !== undefined) return known
    const made: Change = { sights: [] }
    changes.set(key, made)
    return made
  }

  return {
    saw(key: ChangeKey, device: number, at: number): void {
      changeOf(key).sights.push({ device, at })
    },
    acked(key: ChangeKey, device: number, sentAt: number, at: number): void {
      changeOf(key).acked = { device, sentAt, at }
    },
    /** `others`: the devices that must see a change of this device. */
    results(othersOf: (device: number) => number): SyncLag {
      const found: SyncLag = { fromAnswerMs: [], fromSendingMs: [], unseen: [] }
      for (const [key, { acked, sights }] of changes) {
        if (acked === undefined) continue
        // A device that reads a shape anew sees the row again.
        const seen = new Map<number, number>()
        for (const { device, at } of sights) if (device !== acked.device && !seen.has(device)) seen.set(device, at)
        for (const at of seen.values()) {
          found.fromAnswerMs.push(Math.max(0, at - acked.at))
          found.fromSendingMs.push(at - acked.sentAt)
        }
        const missing = othersOf(acked.device) - seen.size
        if (missing > 0) found.unseen.push({ key, missing })
      }
      return found
    },
  }
}

export type SyncLag = {
  readonly fromAnswerMs: number[]
  readonly fromSendingMs: number[]
  readonly unseen: { readonly key: ChangeKey; readonly missing: number }[]
}
export type SyncLagKeeper = ReturnType<typeof createSyncLag>

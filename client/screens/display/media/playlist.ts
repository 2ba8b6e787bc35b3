import type { Medium } from '../../../../sync/configuration/display-schema.ts'

/** A file that failed may have come by then, or the network with it. */
export const RETRY_MS = 10 * 60_000

export type Playlist = {
  /** How many have had their turn. */
  readonly turn: number
  readonly failedAtByPath: ReadonlyMap<string, number>
}

export const playlistStart: Playlist = { turn: 0, failedAtByPath: new Map() }

/** Whose turn it is: the next in order that has not failed lately [DY16]. Nothing where none plays. */
export function currentMedium(
  media: readonly Medium[],
  { turn, failedAtByPath }: Playlist,
  now: number,
): Medium | undefined {
  const inOrder = media.map((_, n) => media[(turn + n) % media.length])
  return inOrder.find((medium) => medium !== undefined && !isFailed(failedAtByPath.get(medium.path), now))
}

/** A clock that was set back must not keep a file away for long. */
function isFailed(failedAt: number | undefined, now: number): boolean {
  return failedAt !== undefined && Math.abs(now - failedAt) < RETRY_MS
}

/** The turn goes on behind the one that played, wherever it stood. */
export function afterMedium(media: readonly Medium[], list: Playlist, played: Medium): Playlist {
  return { ...list, turn: media.indexOf(played) + 1 }
}

export function failMedium(media: readonly Medium[], list: Playlist, failed: Medium, now: number): Playlist {
  const failedAtByPath = new Map([...list.failedAtByPath, [failed.path, now]])
  return { ...afterMedium(media, list, failed), failedAtByPath }
}

import type { DisplaySettings } from '../settings/display-settings.ts'

const TIGHT_COLUMNS = 3

/** `isTight`: a column so narrow that a name and a range do not stand side by side. */
export type Room = { readonly rows: number; readonly columns: 1 | 2; readonly isTight: boolean }

/** How many lines a panel has room for: everything grows with the glass, so only its form and its neighbours count. */
export function roomFor(shown: DisplaySettings['panels'], isUpright: boolean, hasArrival = false): Room {
  const beside = shown.filter((panel) => panel !== 'media').length
  const hasMedia = shown.includes('media') || hasArrival
  if (isUpright) return { rows: hasMedia ? 3 : beside === 1 ? 12 : 5, columns: 2, isTight: false }
  const all = shown.length + (hasArrival ? 1 : 0)
  return { rows: 4, columns: all <= 2 ? 2 : 1, isTight: all > TIGHT_COLUMNS }
}

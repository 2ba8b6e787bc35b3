/** A share of 0 to 1 in percent, as all three languages here write it; the sign never begins a line. */
export function shareText(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}\u00a0%`
}

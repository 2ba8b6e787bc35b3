/** A share of 0 to 1 in percent, as all three languages here write it. */
export function shareText(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`
}

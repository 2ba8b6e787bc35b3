/** The middle one, or the lower of the two in the middle; undefined of nothing. */
export function median(values: readonly (number | null)[]): number | undefined {
  const sorted = values.filter((value) => value !== null).toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)]
}

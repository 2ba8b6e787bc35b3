/** The numbers n ≡ residue (mod modulus). */
export type LaneClass = { readonly residue: number; readonly modulus: number }

/** The smallest number of the class that is greater than `above`. */
export function nextInClass({ residue, modulus }: LaneClass, above: number): number {
  const behind = (((residue - above - 1) % modulus) + modulus) % modulus
  return above + 1 + behind
}

/** Whether `inner` is a part of `outer` and less than all of it. */
export function isProperPart(inner: LaneClass, outer: LaneClass): boolean {
  return (
    inner.modulus > outer.modulus &&
    inner.modulus % outer.modulus === 0 &&
    inner.residue % outer.modulus === outer.residue
  )
}

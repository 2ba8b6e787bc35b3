import type { ShapeName } from '../permissions/shapes.ts'
import type { WriteTransaction } from '../ports/store.ts'
import { rangeOfShape } from './range-of-shape.ts'

/**
 * Drops what base now says itself: it has reached the row's version, or does not have the row although the stream has
 * seen the moment of the answer, so the row has left the shape [RE4].
 */
export async function dropConfirmed(tx: WriteTransaction, shape: ShapeName, lsn: string | undefined): Promise<void> {
  const confirmed = await tx.all('confirmed', rangeOfShape(shape))
  // Asked together: behind a long push there are thousands.
  const bases = await Promise.all(confirmed.map(({ key }) => tx.get('base', [shape, key])))
  const gone: string[] = []
  for (const [at, row] of confirmed.entries()) {
    const base = bases[at]
    const isSurpassed = base !== undefined && base.version >= row.version
    const hasLeft = base === undefined && lsn !== undefined && BigInt(lsn) >= BigInt(row.lsn)
    if (isSurpassed || hasLeft) gone.push(row.key)
  }
  if (gone.length > 0)
    tx.delete(
      'confirmed',
      gone.map((key) => [shape, key]),
    )
}

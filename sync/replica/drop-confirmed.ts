import type { ShapeName } from '../permissions/shapes.ts'
import type { WriteTransaction } from '../ports/store.ts'
import { rangeOfShape } from './range-of-shape.ts'
import type { BaseRow, ConfirmedRow } from './stored-rows.ts'

/**
 * Drops what base now says itself: it has reached the row's version, or does not have the row although the stream has
 * seen the moment of the answer, so the row has left the shape [RE4].
 */
export async function dropConfirmed(tx: WriteTransaction, shape: ShapeName, lsn: string | undefined): Promise<void> {
  const confirmed = await tx.all('confirmed', rangeOfShape(shape))
  // Asked for all at once: a tap waits for its turn behind this.
  const bases = await Promise.all(confirmed.map(({ key }) => tx.get('base', [shape, key])))
  const isNeedless = ({ version, lsn: answeredAt }: ConfirmedRow, base: BaseRow | undefined): boolean =>
    base === undefined ? lsn !== undefined && BigInt(lsn) >= BigInt(answeredAt) : base.version >= version
  const gone = confirmed.filter((row, at) => isNeedless(row, bases[at])).map(({ key }) => key)
  if (gone.length > 0)
    tx.delete(
      'confirmed',
      gone.map((key) => [shape, key]),
    )
}

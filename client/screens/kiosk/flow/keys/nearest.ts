export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

/** Beside what lies straight ahead, what lies askew must be much nearer. */
const ASKEW = 3

/** Which of the boxes an arrow means, as they lie on the glass: so it is right in both directions of writing. */
export function nearest(from: Box, boxes: readonly Box[], direction: Direction): number | undefined {
  const ranked = boxes
    .map((box, at) => ({ at, cost: costOf(from, box, direction) }))
    .filter(({ cost }) => cost !== undefined)
    .sort((one, other) => (one.cost ?? 0) - (other.cost ?? 0))
  return ranked[0]?.at
}

function costOf(from: Box, to: Box, direction: Direction): number | undefined {
  const isVertical = direction === 'ArrowUp' || direction === 'ArrowDown'
  const [along, across] = isVertical ? [vertical, horizontal] : [horizontal, vertical]
  const sign = direction === 'ArrowUp' || direction === 'ArrowLeft' ? -1 : 1
  const ahead = sign * (middle(along(to)) - middle(along(from)))
  return ahead <= 1 ? undefined : ahead + ASKEW * gap(across(from), across(to))
}

type Span = { readonly start: number; readonly end: number }
const horizontal = ({ x, width }: Box): Span => ({ start: x, end: x + width })
const vertical = ({ y, height }: Box): Span => ({ start: y, end: y + height })
const middle = ({ start, end }: Span): number => (start + end) / 2
/** None between what lies partly above one another: a title as wide as the page is straight above all that is below it. */
const gap = (one: Span, other: Span): number => Math.max(0, one.start - other.end, other.start - one.end)

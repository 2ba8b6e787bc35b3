import type { ShapeName } from '../permissions/shapes.ts'
import type { Range } from '../ports/store.ts'

/** All rows of a shape in a table that is keyed by shape and key: no key sorts behind the last code unit. */
export function rangeOfShape(shape: ShapeName): Range {
  return { from: [shape, ''], to: [shape, '\uffff'] }
}

import { canCoerce } from './coerce.ts'
import { categoryOf, isPreferred } from './resolve-overload.ts'
import { type TypeName, UNKNOWN } from './value-types.ts'

/** The one type that `coalesce`, `greatest`, `array[…]` give their arguments; null when they do not go together. */
export function commonType(types: readonly TypeName[]): TypeName | null {
  const known = types.filter((type) => type !== UNKNOWN)
  let [common = 'text'] = known
  for (const type of known) {
    if (type === common) continue
    if (categoryOf(type) !== categoryOf(common)) return null
    if (!isPreferred(common) && canCoerce(common, type) && !canCoerce(type, common)) common = type
  }
  return known.every((type) => canCoerce(type, common)) ? common : null
}

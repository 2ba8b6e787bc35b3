/** Where a branch stands, and how far around it a phone counts as there. */
export type BranchPosition = { readonly latitude: number; readonly longitude: number; readonly radius_m: number }
export type PhonePosition = { readonly latitude: number; readonly longitude: number; readonly accuracy_m: number }

const EARTH_M = 6_371_000
/** A phone that knows no better than this knows nothing: whole quarters would count as the branch. */
export const ACCURACY_M_MAX = 200

/**
 * Whether a phone says that it is at the branch [AP4]. Its doubt counts for it up to a limit, since satellites see little
 * inside a hall. This is the phone's own word and proves nothing against somebody who wants to deceive.
 */
export function isNear(branch: BranchPosition, phone: PhonePosition): boolean {
  if (phone.accuracy_m > ACCURACY_M_MAX) return false
  return distanceM(branch, phone) <= branch.radius_m + phone.accuracy_m
}

type Point = { readonly latitude: number; readonly longitude: number }

function distanceM(one: Point, other: Point): number {
  const [a, b] = [radians(one.latitude), radians(other.latitude)]
  const height = Math.sin((b - a) / 2) ** 2
  const width = Math.cos(a) * Math.cos(b) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.sqrt(height + width))
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180

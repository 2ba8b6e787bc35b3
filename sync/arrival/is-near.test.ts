import { expect, test } from 'vitest'
import { isNear } from './is-near.ts'

const TUNIS = { latitude: 36.8, longitude: 10.18, radius_m: 100 }
/** A thousandth of a degree of latitude is 111 m. */
const north = (metres: number, accuracy_m = 10) => ({
  latitude: TUNIS.latitude + metres / 111_195,
  longitude: TUNIS.longitude,
  accuracy_m,
})

test.each([
  [0, 10, true],
  [109, 10, true],
  [112, 10, false],
  [250, 160, true],
  [0, 201, false],
  [5_000, 10, false],
])('[AP4] a phone %i m away, sure to %i m, counts as there: %s', (metres, accuracy, is) => {
  expect(isNear(TUNIS, north(metres, accuracy))).toBe(is)
})

test('[AP4] the other side of the earth, and of the date line, is measured along the ground', () => {
  expect(isNear(TUNIS, { latitude: -TUNIS.latitude, longitude: TUNIS.longitude - 180, accuracy_m: 0 })).toBe(false)
  const fiji = { latitude: -17, longitude: 179.9999, radius_m: 100 }
  expect(isNear(fiji, { latitude: -17, longitude: -179.9999, accuracy_m: 0 })).toBe(true)
})

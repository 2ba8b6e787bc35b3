import { expect, test } from 'vitest'
import { createRandom } from '../../../sync/random/create-random.ts'
import { drawShapes } from './draw-shape.ts'

const shapes = drawShapes(200, createRandom('shapes'))

test('the same seed draws the same branches, another seed others', () => {
  expect(drawShapes(5, createRandom('shapes'))).toEqual(shapes.slice(0, 5))
  expect(drawShapes(5, createRandom('other'))).not.toEqual(shapes.slice(0, 5))
})

test('each service of a drawn branch has counters, and each counter opens within the day', () => {
  for (const { services, counters, days } of shapes) {
    for (const { id } of services) expect(counters.some((counter) => counter.services.includes(id))).toBe(true)
    for (const [from, to] of counters.flatMap(({ plan }) => plan)) {
      expect(from).toBeGreaterThanOrEqual(days[0])
      expect(to).toBeGreaterThan(from)
      expect(to).toBeLessThanOrEqual(days[1])
    }
  }
})

test('shares of services make a whole, those of classes at most one', () => {
  for (const { services, classes } of shapes) {
    expect(services.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    expect(classes.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1)
  }
})

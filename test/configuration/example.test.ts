import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { calendarSchema, clockSchema, serviceOpeningSchema } from '../../sync/calendar/calendar-schema.ts'
import { configurationDocument } from '../../sync/configuration/configuration-document.ts'
import { readConfiguration } from '../../sync/configuration/read-configuration.ts'

const readme = readFileSync(resolve(import.meta.dirname, '../../sync/configuration/README.md'), 'utf8')

function example(): Record<string, unknown> {
  const text = /```json\n([\s\S]*?)```/.exec(readme)?.[1]
  if (text === undefined) throw new Error('the README has no example')
  return JSON.parse(text) as Record<string, unknown>
}

test('the documented example may be published, without a warning', () => {
  expect(readConfiguration(example())).toMatchObject({ kind: 'sound', warnings: [] })
})

test('the example shows every part of a document', () => {
  expect(Object.keys(example()).sort()).toEqual(Object.keys(configurationDocument.shape).sort())
})

test('every field of a service, a class, a counter and a question is documented', () => {
  const { services, classes, counters, questions } = configurationDocument.shape
  const shapes = [services.element, classes.unwrap().element, counters.element, questions.unwrap().element]
  const isDocumented = (field: string): boolean => new RegExp(`[\`.]${field}(\\[\\])?\``).test(readme)
  expect(shapes.flatMap(({ shape }) => Object.keys(shape)).filter((field) => !isDocumented(field))).toEqual([])
})

test('opening rules mean the same to the calendar', () => {
  const { branch, services } = configurationDocument.parse(example())
  expect(calendarSchema.parse(branch.calendar)).toEqual(branch.calendar)
  expect(clockSchema.parse(branch.clock)).toEqual(branch.clock)
  for (const { rules } of services) expect(serviceOpeningSchema.parse(rules)).toEqual(rules)
})

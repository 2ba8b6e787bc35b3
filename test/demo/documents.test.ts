import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { planDemo } from '../../server/demo/demo-plan.ts'
import { readDemoDocument } from '../../server/demo/read-demo-document.ts'
import { readConfiguration } from '../../sync/configuration/read-configuration.ts'

const files = readdirSync(resolve(import.meta.dirname, '../../server/demo/branches')).map((name) =>
  name.replace(/\.json$/, ''),
)

test.each(files)('the document of %s is sound, without a warning, and its file bears its slug', (file) => {
  const document = readDemoDocument(file)
  expect(document.branch.slug).toBe(file)
  expect(readConfiguration(document)).toMatchObject({ kind: 'sound', warnings: [] })
})

test('every document has its branch', () => {
  const planned = planDemo('any').flatMap(({ branches }) => branches.map(({ file }) => file))
  expect(planned.sort()).toEqual([...files].sort())
})

test('ids and names follow from the seed', () => {
  expect(planDemo('a')).toEqual(planDemo('a'))
  const idsOf = (seed: string) =>
    planDemo(seed).flatMap(({ id, branches }) => [
      id,
      ...branches.flatMap((branch) => [branch.id, ...branch.devices.map((device) => device.id)]),
    ])
  expect(new Set([...idsOf('a'), ...idsOf('b')]).size).toBe(idsOf('a').length * 2)
})

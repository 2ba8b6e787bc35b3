import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { permissions } from '../../sync/permissions/permissions.ts'
import { renderMatrix } from './matrix.ts'

const PAGE = new URL('../../sync/permissions/MATRIX.md', import.meta.url)
if (process.env.UPDATE === '1') writeFileSync(PAGE, renderMatrix())

it('[C5] the page of who may what is the table of who may what', () => {
  expect(existsSync(PAGE)).toBe(true)
  expect(readFileSync(PAGE, 'utf8')).toBe(renderMatrix())
})

it('[C5] the page has a mark for every right, and no other', () => {
  const marks = readFileSync(PAGE, 'utf8').match(/● (?=\|)/g) ?? []
  expect(marks).toHaveLength(permissions().length)
})

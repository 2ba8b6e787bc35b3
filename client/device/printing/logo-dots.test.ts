import { expect, test } from 'vitest'
import { emptyBitmap } from '../../../printer/document/bitmap.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import { createLogoDots } from './logo-dots.ts'

const withLogo = (logo?: string) => ({ paper: { logo } }) as unknown as PublishedConfiguration
const dots = emptyBitmap(8, 8)

test('[KP3] a logo is read once until another is published', async () => {
  const read: string[] = []
  const logoDots = createLogoDots(async (png) => {
    read.push(String.fromCharCode(...png))
    return dots
  })
  for (const text of ['one', 'one', 'two']) expect(await logoDots(withLogo(btoa(text)))).toBe(dots)
  expect(await logoDots(withLogo())).toBeUndefined()
  expect(read).toEqual(['one', 'two'])
})

test('[KP3] a logo that could not be read is tried again by the next ticket', async () => {
  const answers = [() => null, () => Promise.reject(new Error('no memory')), () => dots]
  const logoDots = createLogoDots(async () => (answers.shift() ?? (() => dots))())
  expect(await logoDots(withLogo(btoa('one')))).toBeUndefined()
  expect(await logoDots(withLogo(btoa('one')))).toBeUndefined()
  expect(await logoDots(withLogo(btoa('one')))).toBe(dots)
})

test('[KP3] what is no base64 at all leaves the name', async () => {
  expect(await createLogoDots(async () => dots)(withLogo('%%'))).toBeUndefined()
})

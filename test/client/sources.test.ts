import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const CLIENT = resolve(import.meta.dirname, '../../client')
const sources = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:tsx?|css)$/.test(name) && !/^dist|\.test\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(CLIENT, name), 'utf8') }))

const PHYSICAL_CLASS =
  /(?<![\w-])-?(?:ml|mr|pl|pr|left|right|border-l|border-r|rounded-l|rounded-r|rounded-tl|rounded-tr|rounded-bl|rounded-br|scroll-ml|scroll-mr)-[\w[(]|(?<![\w-])(?:text-left|text-right|float-left|float-right)(?![\w-])/
const PHYSICAL_RULE =
  /(?:margin|padding|border)-(?:left|right)\b|(?<![\w-])(?:left|right)\s*:|text-align:\s*(?:left|right)/

test('the search finds what it is for', () => {
  for (const name of ['ml-2', 'pr-[3px]', 'text-left', 'left-0', '-mr-1', 'border-l-2'])
    expect(name).toMatch(PHYSICAL_CLASS)
  for (const name of ['ms-2', 'pe-4', 'text-start', 'inset-inline-0', 'html-2'])
    expect(name).not.toMatch(PHYSICAL_CLASS)
  expect('margin-left: 2px').toMatch(PHYSICAL_RULE)
})

test('nothing is laid out by left and right: what is right in Arabic is right in French', () => {
  expect(sources.length).toBeGreaterThan(80)
  const found = sources.filter(({ name, text }) => (name.endsWith('.css') ? PHYSICAL_RULE : PHYSICAL_CLASS).test(text))
  expect(found.map(({ name }) => name)).toEqual([])
})

test('no style stands in an element by hand: the content policy knows files alone', () => {
  const found = sources.filter(
    ({ name, text }) => name.endsWith('.tsx') && /\sstyle=|dangerouslySetInnerHTML/.test(text),
  )
  expect(found.map(({ name }) => name)).toEqual([])
})

import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { differences, differenceText } from '../../sync/configuration/differences.ts'
import { faultCodes } from '../../sync/configuration/fault.ts'
import { publishedConfiguration, toDocument } from '../../sync/configuration/published-configuration.ts'
import { languages } from '../../sync/words/language.ts'
import { World } from '../setup/world.ts'
import { aCounter, aDocument, aService } from '../sql/configuration/a-document.ts'
import { Publishing } from '../sql/configuration/publishing.ts'

/** A PNG of one dot. */
const LOGO = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='

let world: World
let bank: Publishing

beforeAll(async () => {
  world = await World.create()
  bank = await Publishing.create(world)
})
afterAll(() => world.close())

const published = async () => publishedConfiguration.parse((await bank.published()).document)

test('what is published turns back into the document that a person wrote', async () => {
  const document = aDocument({
    groups: [{ key: 'daily', names: { ar: 'x', fr: 'x', en: 'x' } }],
    services: [aService('cash', 'A', { group: 'daily' }), aService('cards', 'B')],
  })
  await bank.apply(document)
  const { settings, ...rest } = toDocument(await published())
  expect(rest).toEqual(document)
  expect(settings).toMatchObject({ recalls_before_no_show: 2 })
})

test('and can be published again, without a difference, retired entries left out', async () => {
  const cash = await bank.idOf('services', `prefix = 'A'`)
  const tellerId = await world.addStaff(bank.tenantId, bank.branchId, 'teller')
  const tablet = await world.addDevice(
    {
      tenantId: bank.tenantId,
      branchId: bank.branchId,
      services: [],
      classes: { priority: '', strict: '' },
      counters: [],
      staffId: tellerId,
      managerId: tellerId,
    },
    'tablet',
  )
  await bank.issue(tablet, cash, 'A', 1)
  await bank.apply(aDocument({ services: [aService('cards', 'B')], counters: [aCounter('c1', ['cards'])] }))
  expect((await published()).services).toMatchObject([{ key: 'cards' }, { key: 'cash', retired: true }])
  expect(await bank.apply(toDocument(await published()))).toMatchObject({ differences: [] })
})

test('how a service may end and why a counter may pause reach devices as they were written', async () => {
  const names = { ar: 'x', fr: 'x', en: 'x' }
  const reasons = { outcomes: [{ key: 'done', names }], pause_reasons: [{ key: 'prayer', names }] }
  const { differences: told } = await bank.apply(aDocument(reasons))
  expect(await published()).toMatchObject(reasons)
  expect(told).toContainEqual({ section: 'outcomes', key: 'done', change: 'added' })
  expect(told).toContainEqual({ section: 'pause_reasons', key: 'prayer', change: 'added' })
})

test('every difference has words in every language', async () => {
  const result = await bank.apply(
    aDocument({
      words: { welcome: { ar: 'x', fr: 'x', en: 'x' } },
      display: { volume: 40 },
      paper: { logo: LOGO },
      settings: { number_digits: 4 },
    }),
  )
  expect(result.differences).toContainEqual({ section: 'display', change: 'changed', fields: ['display'] })
  expect((await published()).display).toEqual({ volume: 40 })
  expect((await published()).paper).toEqual({ logo: LOGO })
  for (const difference of differences.parse(result.differences)) {
    for (const language of languages) expect(differenceText(difference, language)).not.toMatch(/undefined|^:/)
  }
})

test('every fault that SQL gives is one that has words', () => {
  const folder = resolve(import.meta.dirname, '../../sql/functions/configuration')
  const texts = readdirSync(folder).map((name) => readFileSync(resolve(folder, name), 'utf8'))
  const given = texts.flatMap((text) =>
    [...text.matchAll(/'((?:duplicate|unknown|clock|prefix|counter|slug|document|bad)_[a-z_]+|missing)'/g)].map(
      ([, code]) => code ?? '',
    ),
  )
  expect(given.length).toBeGreaterThan(12)
  expect(given.filter((code) => !(faultCodes as readonly string[]).includes(code))).toEqual([])
})

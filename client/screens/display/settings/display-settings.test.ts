import { expect, test } from 'vitest'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import { aBranch } from '../../kiosk/flow/a-branch.ts'
import { displaySettings } from './display-settings.ts'

const notice = { ar: 'س', fr: 'f', en: 'e' }
const wishes = (more: Partial<PublishedConfiguration>) => displaySettings({ ...aBranch(), ...more })

test('[DY15] a branch that says nothing gets its own languages, the customer’s voice, all panels and its notice', () => {
  expect(wishes({ words: { display_notice: notice } })).toEqual({
    ...{ languages: ['ar', 'fr', 'en'], voice: 'customer', volume: 0.8, quietHours: [], media: [] },
    panels: ['counters', 'waits', 'media'],
    ticker: [notice],
  })
})

test('[DY15] what it says holds, each panel and language once', () => {
  const display = {
    languages: ['fr', 'fr', 'ar'],
    voice: ['fr'],
    volume: 0,
    panels: ['media', 'media'],
    ticker: [],
  } as unknown as NonNullable<PublishedConfiguration['display']>
  expect(wishes({ display, words: { display_notice: notice } })).toMatchObject({
    ...{ languages: ['fr', 'ar'], voice: ['fr'], volume: 0, panels: ['media'], ticker: [] },
  })
})

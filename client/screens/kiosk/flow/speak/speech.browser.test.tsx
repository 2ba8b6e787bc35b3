import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Language } from '../../../../../sync/words/language.ts'
import { setPageLanguage } from '../../../../words/page-language.ts'
import { aBranch } from '../a-branch.ts'
import { atKiosk } from '../at-kiosk.tsx'
import { keptRecordings } from './kept-recordings.ts'
import { aListeningContext } from './listening-context.ts'

const kiosk = atKiosk()
let said: string[] = []
let voices: { lang: string; localService: boolean }[] = []

/** As the browser's own, and heard by the test. */
class Utterance {
  voice: { lang: string } | null = null
  lang = ''
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  onend: (() => void) | undefined
}

beforeEach(() => {
  said = []
  voices = [{ lang: 'en-GB', localService: true }]
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: ({ text, lang }: Utterance) => said.push(`${lang} ${text}`),
    cancel: () => said.splice(0),
  })
  vi.stubGlobal('speechSynthesis', synthesis)
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
  act(() => setPageLanguage('en'))
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('[KF15] on request a step is read out, then whatever gets the focus, then the next step', async () => {
  await kiosk.show(aBranch({ services: [{ key: 'cash' }, { key: 'loans' }] }))
  act(() => kiosk.place.querySelector('main')?.click())
  kiosk.press('English')
  await kiosk.settle(200)
  expect(said).toEqual([])
  kiosk.press('Listen')
  await kiosk.settle(200)
  expect(said).toEqual([
    'en-GB What can we do for you?',
    'en-GB Cash, Nobody ahead of you',
    'en-GB Loans, Nobody ahead of you',
  ])
  kiosk.key('ArrowDown')
  expect(said).toEqual(['en-GB Cash, Nobody ahead of you'])
  kiosk.press('Back')
  await kiosk.settle(200)
  expect(said[0]).toBe('en-GB Which language do you prefer?')
  expect(said.join()).not.toContain('العربية')
})

test('[KF15] of a ticket its number is read out, and what becomes of it', async () => {
  await kiosk.show(aBranch())
  kiosk.press('English')
  kiosk.press('Listen')
  kiosk.press('Cash')
  await kiosk.write('A-048')
  await kiosk.settle(200)
  expect(said.slice(0, 2)).toEqual(['en-GB Your number', 'en-GB A-048'])
  expect(said.join()).toContain('watch the display')
})

test('[KF15] without a voice of this machine in the language, nothing is offered until recordings lie here', async () => {
  voices = [
    { lang: 'en-GB', localService: false },
    { lang: 'fr-FR', localService: true },
  ]
  await kiosk.show(aBranch())
  kiosk.press('English')
  expect(kiosk.buttons()).not.toContain('Listen')
  kiosk.press('Français')
  expect(kiosk.buttons()).toContain('Écouter')
  kiosk.press('العربية')
  expect(kiosk.buttons()).not.toContain('استماع')
  act(() => keptRecordings.add('ar'))
  expect(kiosk.buttons()).toContain('استماع')
})

test.each(['en', 'fr', 'ar'] as const)(
  '[KF18] in %s the whole way is said by recordings, to the number',
  async (language) => {
    voices = []
    act(() => keptRecordings.add(language))
    const heard = await aListeningContext(language)
    const names: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', ar: 'العربية' }
    const listen: Readonly<Record<Language, string>> = { en: 'Listen', fr: 'Écouter', ar: 'استماع' }
    await kiosk.show(aBranch({ services: [{ key: 'cash' }, { key: 'loans' }] }))
    act(() => kiosk.place.querySelector('main')?.click())
    kiosk.press(names[language])
    kiosk.press(listen[language])
    await vi.waitFor(() => expect(heard.names).toContain('for_service'))
    expect(heard.names.slice(0, 5)).toEqual(['kiosk.choose', 'for_service', 'A', 'press', '1'])
    kiosk.key('ArrowDown')
    heard.names.splice(0)
    act(() => kiosk.place.querySelector<HTMLElement>('[data-choice]')?.click())
    await kiosk.write('A-048')
    await vi.waitFor(() => expect(heard.names).toContain('48'))
    const from = heard.names.indexOf('kiosk-paper.your_number')
    expect(heard.names.slice(from, from + 3)).toEqual(['kiosk-paper.your_number', 'A', '48'])
    await vi.waitFor(() => expect(heard.names).toContain('kiosk-paper.watch'))
    expect(said).toEqual([])
  },
)

test('[KF16] the next customer is not read to', async () => {
  await kiosk.show(aBranch())
  kiosk.press('English')
  kiosk.press('Listen')
  await kiosk.settle(200)
  kiosk.press('Start again')
  act(() => setPageLanguage('en'))
  kiosk.press('English')
  await kiosk.settle(200)
  expect(said).toEqual([])
})

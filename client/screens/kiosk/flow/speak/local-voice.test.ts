import { expect, test } from 'vitest'
import { localVoice } from './local-voice.ts'

const voice = (lang: string, localService: boolean) => ({ lang, localService })

test('[KF15] a voice of this machine in the language, whichever country it is from', () => {
  expect(localVoice([voice('en-US', true), voice('fr_CA', true)], 'fr')).toEqual(voice('fr_CA', true))
  expect(localVoice([voice('ar', true)], 'ar')).toEqual(voice('ar', true))
})

test('[KF15] never one that speaks through the network, and never of another language', () => {
  expect(localVoice([voice('ar-TN', false)], 'ar')).toBeUndefined()
  expect(localVoice([voice('fra', true), voice('en-GB', true)], 'fr')).toBeUndefined()
  expect(localVoice([], 'en')).toBeUndefined()
})

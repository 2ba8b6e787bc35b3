type Voice = { readonly lang: string; readonly localService: boolean }

/** A voice that speaks without a network [KF15]: one that asks a server would fall silent with the line, and tell it what is read. */
export function localVoice<Kind extends Voice>(voices: readonly Kind[], language: string): Kind | undefined {
  return voices.find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language)
}

export function findVoice(language: string): SpeechSynthesisVoice | undefined {
  return typeof speechSynthesis === 'undefined' ? undefined : localVoice(speechSynthesis.getVoices(), language)
}

/** Voices come some time after the page. */
export function hearVoices(listener: () => void): () => void {
  if (typeof speechSynthesis === 'undefined') return () => undefined
  speechSynthesis.addEventListener('voiceschanged', listener)
  return () => speechSynthesis.removeEventListener('voiceschanged', listener)
}

import { vi } from 'vitest'
import type { Language } from '../../../../../sync/words/language.ts'
import { recordings } from '../../../../voice/voice-files.ts'
import { parseVoiceIndex } from '../../../../voice/voice-index.ts'

const SHIFT_MS_MAX = 120
let latest: { state: string } | undefined

/** In place of the loudspeaker, for tests: every piece is over at once, and is written down by its name. */
export async function aListeningContext(language: Language): Promise<{ readonly names: string[] }> {
  const names: string[] = []
  const files = [recordings.kiosk[language], recordings.calls[language]]
  const places = (await Promise.all(files.map(({ readIndex }) => readIndex()))).flatMap((read) =>
    Object.entries(parseVoiceIndex(read.default).places),
  )
  // A decoder moves all of them alike, by less than any is long.
  const nameOf = (offsetS: number, lengthS: number): string =>
    places.find(
      ([, [start, length]]) =>
        Math.abs(start - offsetS * 1_000) < SHIFT_MS_MAX && length === Math.round(lengthS * 1_000),
    )?.[0] ?? '?'
  const node = () => Object.assign(new EventTarget(), { connect: () => undefined, gain: { value: 1 } })
  // The page has one loudspeaker; the test before this one had it.
  if (latest !== undefined) latest.state = 'closed'
  class Listening extends EventTarget {
    constructor() {
      super()
      latest = this
    }
    state = 'running'
    currentTime = 0
    destination = node()
    createGain = node
    createBufferSource() {
      const source = Object.assign(node(), { buffer: null, stop: () => void source.dispatchEvent(new Event('ended')) })
      return Object.assign(source, {
        start(_at: number, offsetS: number, lengthS: number) {
          names.push(nameOf(offsetS, lengthS))
          setTimeout(source.stop)
        },
      })
    }
  }
  vi.stubGlobal('AudioContext', Listening)
  return { names }
}

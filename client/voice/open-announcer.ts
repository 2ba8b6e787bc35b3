import type { Language } from '../../sync/words/language.ts'
import { CHIME_S, chimeSamples } from './chime-samples.ts'
import { type Announcer, createAnnouncer } from './create-announcer.ts'
import { createSpeaker } from './create-speaker.ts'
import { keepLoaded } from './keep-loaded.ts'
import type { Timeline } from './lay-out.ts'
import { loadRecording } from './load-recording.ts'

const CHIME_RATE = 44_100
/** All that a hall in this country hears. */
const LANGUAGES_MAX = 3

/** The announcer of a screen in a browser; `now` is the clock by which calls are dated. Stopped, it lets the loudspeaker go. */
export function openAnnouncer(now: () => number): Announcer {
  const speaker = createSpeaker()
  const announcer = createAnnouncer<AudioBuffer>({
    clock: {
      now,
      after(ms, run) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    },
    audio: speaker,
    chime: makeChime,
    load: keepLoaded((language: Language) => loadRecording('calls', language), LANGUAGES_MAX),
  })
  return {
    ...announcer,
    stop() {
      announcer.stop()
      speaker.close()
    },
  }
}

function makeChime(): Timeline<AudioBuffer> {
  const samples = chimeSamples(CHIME_RATE)
  const sound = new AudioBuffer({ length: samples.length, sampleRate: CHIME_RATE })
  sound.copyToChannel(samples, 0)
  return { cues: [{ sound, atS: 0, offsetS: 0, lengthS: CHIME_S }], lengthS: CHIME_S }
}

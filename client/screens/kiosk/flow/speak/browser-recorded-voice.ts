import type { Language } from '../../../../../sync/words/language.ts'
import { createSpeaker } from '../../../../voice/create-speaker.ts'
import { keepLoaded } from '../../../../voice/keep-loaded.ts'
import { loadRecording } from '../../../../voice/load-recording.ts'
import type { VoiceFile } from '../../../../voice/texts/voice-file.ts'
import { createRecordedVoice } from './create-recorded-voice.ts'

/** One language at a time is spoken; the step of languages names each in its own. */
const LANGUAGES_MAX = 3

const speaker = createSpeaker()
const loadOne = (file: VoiceFile) => keepLoaded((language: Language) => loadRecording(file, language), LANGUAGES_MAX)
const [loadCalls, loadKiosk] = [loadOne('calls'), loadOne('kiosk')]

/** Of this page: its loudspeaker is opened at the first word. */
export const browserRecordedVoice = createRecordedVoice<AudioBuffer>({
  play: (timeline) => speaker.play(timeline),
  async load(language) {
    const [calls, kiosk] = await Promise.all([loadCalls(language), loadKiosk(language)])
    return (name) => kiosk(name) ?? calls(name)
  },
})

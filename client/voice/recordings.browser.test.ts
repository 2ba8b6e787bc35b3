import { expect, test } from 'vitest'
import { callFragments } from '../../sync/voice/call-fragments.ts'
import { type Language, languages } from '../../sync/words/language.ts'
import { createSpeaker } from './create-speaker.ts'
import { keepRecordings } from './keep-recordings.ts'
import { type FindPiece, layOut, type Place } from './lay-out.ts'
import { loadRecording } from './load-recording.ts'
import { openAnnouncer } from './open-announcer.ts'
import { schedule } from './schedule.ts'
import { allVoiceFiles, piecesOf } from './texts/pieces.ts'
import { recordings } from './voice-files.ts'

const RATE = 16_000
/** Speech is this loud at least; what lies between pieces is never so loud. */
const HEARD = 0.02

const samplesOf = ({ sound, offsetS, lengthS }: Place<AudioBuffer>): Float32Array =>
  sound.getChannelData(0).subarray(Math.round(offsetS * RATE), Math.round((offsetS + lengthS) * RATE))
const peakOf = (samples: Float32Array): number => samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
const loudnessOf = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, each) => sum + each * each, 0) / samples.length)
const mustFind = (find: FindPiece<AudioBuffer>, name: string): Place<AudioBuffer> => {
  const place = find(name)
  if (place === undefined) throw new Error(`no piece ${name}`)
  return place
}

test.each(allVoiceFiles)(
  '[VA12] no piece of $file in $language is silent, clipped, cut off or much louder than another',
  async ({ file, language }) => {
    const find = await loadRecording(file, language)
    const pieces = piecesOf(file, language).map(({ name }) => {
      const samples = samplesOf(mustFind(find, name))
      const edge = Math.round(0.004 * RATE)
      const edges = Math.max(peakOf(samples.subarray(0, edge)), peakOf(samples.subarray(-edge)))
      return { name, peak: peakOf(samples), loudness: loudnessOf(samples), edges }
    })
    const wrong = pieces.filter(
      ({ peak, loudness, edges }) => peak > 0.99 || peak < 0.1 || loudness < 0.03 || loudness > 0.25 || edges > 0.15,
    )
    expect(wrong).toEqual([])
  },
)

test.each(languages)(
  '[VA9] a call in %s is its pieces in their order, none over another, with silence between',
  async (language: Language) => {
    const find = await loadRecording('calls', language)
    const timeline = layOut(callFragments(language, 'A-X348', 12) ?? [], find)
    if (timeline === undefined) throw new Error('a piece is missing')
    const context = new OfflineAudioContext(1, Math.ceil((timeline.lengthS + 0.5) * RATE), RATE)
    schedule(context, context.destination, timeline, 0)
    const heard = (await context.startRendering()).getChannelData(0)
    let end = 0
    for (const cue of timeline.cues) {
      const [from, to] = [Math.round(cue.atS * RATE), Math.round((cue.atS + cue.lengthS) * RATE)]
      expect(from).toBeGreaterThanOrEqual(end)
      if (from - end > 160) expect(peakOf(heard.subarray(end + 16, from - 16))).toBeLessThan(HEARD)
      const source = samplesOf(cue)
      const difference = heard.subarray(from, to).map((sample, at) => sample - (source[at] ?? 0))
      expect(loudnessOf(difference)).toBeLessThan(loudnessOf(source) * 0.15)
      end = to
    }
    expect(peakOf(heard.subarray(end + 16))).toBeLessThan(HEARD)
  },
)

test('[VA10] however a decoder moves a recording, each piece begins where it begins', async () => {
  for (const { file, language } of allVoiceFiles) {
    const find = await loadRecording(file, language)
    const places = piecesOf(file, language).map(({ name }) => mustFind(find, name))
    const gaps = places.map(({ sound, offsetS }) =>
      peakOf(samplesOf({ sound, offsetS: offsetS - 0.03, lengthS: 0.025 })),
    )
    expect([file, language, gaps.filter((peak) => peak > HEARD)]).toEqual([file, language, []])
  }
})

test('[VA11] what a screen asked for is kept, once, and what it did not ask for is not', async () => {
  await caches.delete('voice')
  await keepRecordings(['calls'], ['fr', 'en'])
  await keepRecordings(['calls'], ['fr'])
  const kept = await (await caches.open('voice')).keys()
  expect(kept.map(({ url }) => new URL(url).pathname)).toEqual([recordings.calls.fr.url, recordings.calls.en.url])
})

test('[VA7] what cannot be decoded is refused, and never half read', async () => {
  const context = new OfflineAudioContext(1, 1, RATE)
  await expect(context.decodeAudioData(new TextEncoder().encode('<html>').buffer)).rejects.toThrow()
})

/** A context whose clock only the test moves, in the state that the test says. */
const aContext = (state: AudioContextState): AudioContext & { started: number[] } => {
  const started: number[] = []
  const node = () => Object.assign(new EventTarget(), { connect: () => undefined, gain: { value: 1 } })
  const context = Object.assign(new EventTarget(), {
    state,
    started,
    currentTime: 0,
    destination: node(),
    createGain: node,
  })
  const createBufferSource = () => {
    const source = Object.assign(node(), { buffer: null, stop: () => source.dispatchEvent(new Event('ended')) })
    return Object.assign(source, {
      start(at: number) {
        started.push(at)
        setTimeout(source.stop)
      },
    })
  }
  return Object.assign(context, {
    createBufferSource,
    resume: async () => void Object.assign(context, state === 'suspended' && { state: 'running' }),
    close: async () => void Object.assign(context, { state: 'closed' }),
  }) as unknown as AudioContext & { started: number[] }
}
const aTimeline = { cues: [{ sound: {} as AudioBuffer, atS: 0, offsetS: 0, lengthS: 1 }], lengthS: 1 }

test('[VA8] a context that was suspended is begun again, one that was closed is made anew', async () => {
  const contexts = [aContext('suspended'), aContext('running')]
  const made = [...contexts]
  const speaker = createSpeaker(() => made.shift() as AudioContext)
  expect(await speaker.play(aTimeline).ended).toBe('played')
  await contexts[0]?.close()
  expect(await speaker.play(aTimeline).ended).toBe('played')
  expect(contexts.map(({ started }) => started.length)).toEqual([1, 1])
  speaker.close()
})

test('[VA7] a browser that wants a touch first lets nothing sound, and says so', async () => {
  const context = aContext('suspended')
  const speaker = createSpeaker(() => Object.assign(context, { resume: () => new Promise<void>(() => undefined) }))
  expect(await speaker.play(aTimeline).ended).toBe('unheard')
  expect(context.started).toEqual([])
  speaker.close()
})

test('an announcer in a browser begins with nothing to say and ends silent', async () => {
  const announcer = openAnnouncer(() => performance.now())
  announcer.announce({ id: 'a', number: 'A-048', counter: 3, language: 'fr', calledAt: performance.now() })
  expect(announcer.state().kind).toBe('chiming')
  announcer.stop()
  expect(announcer.state().kind).toBe('stopped')
})

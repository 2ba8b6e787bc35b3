import type { Timeline } from './lay-out.ts'

/** Puts every piece of a sentence on a context's clock at once: exact to the sample, whatever the page does meanwhile. */
export function schedule(
  context: BaseAudioContext,
  into: AudioNode,
  { cues }: Timeline<AudioBuffer>,
  startS: number,
): AudioBufferSourceNode[] {
  return cues.map(({ sound, offsetS, lengthS, atS }) => {
    const source = context.createBufferSource()
    source.buffer = sound
    source.connect(into)
    source.start(startS + atS, offsetS, lengthS)
    return source
  })
}

import type { Playing } from './announcer-ports.ts'
import type { Timeline } from './lay-out.ts'
import { schedule } from './schedule.ts'

export type Speaker = {
  play(timeline: Timeline<AudioBuffer>): Playing
  setVolume(volume: number): void
  close(): void
}

/** A browser that may sound begins within this; one that waits for a touch never does. */
const RESUME_MS_MAX = 1_000
/** The clock of a context that has just begun jumps: what begins at once would lose its first sound. */
const LEAD_S = 0.05
const TOUCHES = ['pointerdown', 'keydown'] as const

/** The loudspeaker: one context, made anew when the system has taken it away, begun again when it was suspended [VA8]. */
export function createSpeaker(makeContext: () => AudioContext = () => new AudioContext()): Speaker {
  let context: AudioContext | undefined
  let gain: GainNode | undefined
  let volume = 1
  const open = (): { context: AudioContext; gain: GainNode } => {
    if (context === undefined || gain === undefined || context.state === 'closed') {
      context = makeContext()
      gain = context.createGain()
      gain.gain.value = volume
      gain.connect(context.destination)
    }
    return { context, gain }
  }
  // Where sound needs a hand first, any touch of the screen will do.
  const touched = (): void => {
    if (context === undefined || context.state === 'running' || context.state === 'closed') return
    context.resume().catch(() => undefined)
  }
  for (const touch of TOUCHES) addEventListener(touch, touched, { capture: true })

  return {
    play(timeline) {
      let sources: AudioBufferSourceNode[] = []
      let isStopped = false
      const ended = (async () => {
        const opened = open()
        if (!(await resumed(opened.context))) return 'unheard'
        if (isStopped) return 'played'
        sources = schedule(opened.context, opened.gain, timeline, opened.context.currentTime + LEAD_S)
        await endOf(sources)
        return 'played'
      })()
      return {
        ended,
        stop() {
          isStopped = true
          for (const source of sources) source.stop()
        },
      }
    },
    setVolume(next) {
      volume = next
      if (gain !== undefined) gain.gain.value = next
    },
    close() {
      for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true })
      if (context?.state !== 'closed') void context?.close().catch(() => undefined)
    },
  }
}

const isRunning = ({ state }: AudioContext): boolean => state === 'running'

async function resumed(context: AudioContext): Promise<boolean> {
  if (isRunning(context)) return true
  const late = new Promise<void>((done) => setTimeout(done, RESUME_MS_MAX))
  await Promise.race([context.resume().catch(() => undefined), late])
  return isRunning(context)
}

function endOf(sources: readonly AudioBufferSourceNode[]): Promise<void> {
  const last = sources.at(-1)
  return new Promise((done) =>
    last === undefined ? done() : last.addEventListener('ended', () => done(), { once: true }),
  )
}

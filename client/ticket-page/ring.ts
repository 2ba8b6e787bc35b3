/** A bell: two notes, warm, twice; and the phone shakes where it can. */
const NOTES_HZ = [659.25, 523.25] as const
const NOTE_S = 0.45
const ROUNDS = 2
const ROUND_S = 1.2
const LOUD = 0.6
const SHAKE_MS = [400, 150, 400, 150, 800]

export type Ring = {
  /** Within a person's tap: browsers let nobody else make a sound. Answers with a short sound, so that it is heard to work. */
  arm(): void
  disarm(): void
  ring(): void
  readonly isArmed: boolean
}

export function createRing(): Ring {
  let context: AudioContext | undefined
  let lock: WakeLockSentinel | undefined
  let isArmed = false

  /** The screen stays on while somebody waits for the sound: a phone that sleeps rings for nobody. */
  async function stayAwake(): Promise<void> {
    if (!isArmed || document.hidden) return
    // Refused at a low battery, or not known to this browser: then the sound must do.
    lock = await navigator.wakeLock?.request('screen').catch(() => undefined)
    if (!isArmed) void lock?.release()
  }

  function play(rounds: number, loud: number): void {
    if (context === undefined) return
    void context.resume().catch(() => undefined)
    for (let round = 0; round < rounds; round += 1)
      for (const [place, hz] of NOTES_HZ.entries()) note(context, hz, round * ROUND_S + place * NOTE_S, loud)
  }

  document.addEventListener('visibilitychange', () => void stayAwake())
  return {
    arm() {
      isArmed = true
      context ??= openSound()
      play(1, LOUD / 3)
      void stayAwake()
    },
    disarm() {
      isArmed = false
      void lock?.release()
    },
    ring() {
      if (!isArmed) return
      play(ROUNDS, LOUD)
      navigator.vibrate?.(SHAKE_MS)
    },
    get isArmed() {
      return isArmed
    },
  }
}

/** Phones of Apple of 2019 know it by its older name. */
function openSound(): AudioContext | undefined {
  const older = (globalThis as { webkitAudioContext?: typeof AudioContext }).webkitAudioContext
  const Sound = 'AudioContext' in globalThis ? AudioContext : older
  return Sound && new Sound()
}

function note(context: AudioContext, hz: number, inS: number, loud: number): void {
  const from = context.currentTime + inS
  const [tone, volume] = [context.createOscillator(), context.createGain()]
  tone.type = 'triangle'
  tone.frequency.value = hz
  volume.gain.setValueAtTime(0.0001, from)
  volume.gain.exponentialRampToValueAtTime(loud, from + 0.03)
  volume.gain.exponentialRampToValueAtTime(0.0001, from + NOTE_S * 1.6)
  tone.connect(volume).connect(context.destination)
  tone.start(from)
  tone.stop(from + NOTE_S * 1.7)
}

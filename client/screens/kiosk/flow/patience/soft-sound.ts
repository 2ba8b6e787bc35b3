/** Two warm notes, a fourth apart. */
const NOTES_HZ = [523.25, 392]
const NOTE_S = 0.35
const LOUDNESS = 0.12

/** Heard by whoever looks away. Where a browser plays nothing, the warning is on the screen all the same. */
export function playSoftSound(): void {
  if (typeof AudioContext === 'undefined') return
  const context = new AudioContext()
  for (const [at, frequency] of NOTES_HZ.entries()) playNote(context, frequency, context.currentTime + at * NOTE_S)
  setTimeout(() => void context.close(), NOTES_HZ.length * NOTE_S * 1_000 + 500)
}

function playNote(context: AudioContext, frequency: number, from: number): void {
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.type = 'sine'
  tone.frequency.value = frequency
  volume.gain.setValueAtTime(0, from)
  volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.03)
  volume.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S)
  tone.connect(volume).connect(context.destination)
  tone.start(from)
  tone.stop(from + NOTE_S)
}

/** What a thing is about; each tone has its icon too, since nobody is told anything by colour alone. */
export const tones = ['ours', 'called', 'done', 'fault', 'waiting'] as const
export type Tone = (typeof tones)[number]

/** Whole class names, or the build would not find them. */
export const toneClasses: Readonly<Record<Tone, string>> = {
  ours: 'bg-ours-soft text-ours-ink',
  called: 'bg-called-soft text-called-ink',
  done: 'bg-done-soft text-done-ink',
  fault: 'bg-fault-soft text-fault-ink',
  waiting: 'bg-waiting-soft text-waiting-ink',
}

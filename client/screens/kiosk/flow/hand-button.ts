/** The look of what is at hand at every step: a sign above a word, side by side. */
export const HAND_BUTTON =
  'flex min-h-16 min-w-16 grow cursor-pointer flex-col items-center justify-center gap-1 rounded-card px-2 py-2 text-center text-base leading-tight text-ink-soft hover:bg-sunken data-[pressed]:bg-sunken data-[selected]:bg-ours-soft data-[selected]:font-semibold data-[selected]:text-ours-ink'

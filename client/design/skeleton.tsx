import { baseWords } from '../words/base/base-words.ts'
import { useWords } from '../words/use-words.ts'

/** Where something will stand in a moment; it holds its place, and blocks nothing. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const say = useWords(baseWords)
  return (
    <div role="status" aria-label={say('loading')} className="flex animate-pulse flex-col gap-3">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have nothing else, and never change places.
        <div key={line} className="h-5 w-full rounded-card bg-line last:w-2/3" />
      ))}
    </div>
  )
}

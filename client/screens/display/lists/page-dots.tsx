import { classNames } from '../../../design/class-names.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { useWords } from '../../../words/use-words.ts'

/** More of them are not counted at a glance. */
const DOTS_MAX = 10

type Props = { readonly page: number; readonly pages: number }

/** How many pages a list has, and which this one is: a longer dot, not only a brighter one [DY27]. */
export function PageDots({ page, pages }: Props) {
  const say = useWords(displayWords)
  const words = say('page_of', { page: String(page + 1), pages: String(pages) })
  if (pages > DOTS_MAX) return <bdi className="shrink-0 text-base">{words}</bdi>
  return (
    <span className="flex shrink-0 gap-1">
      <bdi className="sr-only">{words}</bdi>
      {Array.from({ length: pages }, (_, dot) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is nothing but its place.
          key={dot}
          data-dot={dot === page ? 'here' : ''}
          className={classNames(
            'h-2 rounded-chip border border-current',
            dot === page ? 'w-6 bg-current' : 'w-2 bg-transparent',
          )}
        />
      ))}
    </span>
  )
}

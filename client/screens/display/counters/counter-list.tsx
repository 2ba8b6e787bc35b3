import { classNames } from '../../../design/class-names.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { useInDigits } from '../../../words/page-digits.ts'
import { useWords } from '../../../words/use-words.ts'
import { Panel } from '../board/panel.tsx'
import { StateMark } from '../board/state-mark.tsx'
import { usePages } from '../board/use-pages.ts'
import type { CounterLine } from './counter-lines.ts'

type Props = { readonly lines: readonly CounterLine[]; readonly rows: number; readonly columns: 1 | 2 }

/** Each counter, and whom it serves or calls [DY11]. */
export function CounterList({ lines, rows, columns }: Props) {
  const say = useWords(displayWords)
  const inDigits = useInDigits()
  const { items, page, pages } = usePages(lines, rows * columns)
  return (
    <Panel
      title={say('counters')}
      aside={pages > 1 ? say('page_of', { page: String(page), pages: String(pages) }) : undefined}
    >
      <ul className={classNames('grid gap-x-8 text-base', columns === 2 && 'grid-cols-2')}>
        {items.map((line) => (
          <li key={line.id} className="flex h-9 min-w-0 items-center gap-4 border-t border-line">
            <bdi className="min-w-9 max-w-28 shrink-0 truncate text-large font-bold">{inDigits(line.label)}</bdi>
            {'number' in line && (
              <bdi dir="ltr" className="shrink-0 text-large font-bold whitespace-nowrap">
                {inDigits(line.number)}
              </bdi>
            )}
            <span className="ms-auto flex min-w-0">
              <StateMark kind={line.kind} isWordy />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

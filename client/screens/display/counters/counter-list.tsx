import { classNames } from '../../../design/class-names.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { useInDigits } from '../../../words/page-digits.ts'
import { useWords } from '../../../words/use-words.ts'
import { StateMark } from '../board/state-mark.tsx'
import { Fitted } from '../lists/fitted.tsx'
import { ListRow, ListRows } from '../lists/list-rows.tsx'
import type { PageOf } from '../lists/pages.ts'
import { Panel } from '../lists/panel.tsx'
import type { ListRoom } from '../lists/room-for.ts'
import type { CounterLine } from './counter-lines.ts'

type Props = PageOf<CounterLine> & { readonly room: ListRoom }

/** Each counter, and whom it serves or calls [DY11]: the number is the word for it there, and the mark tells which. */
export function CounterList({ items, fullest, page, pages, room: { columns, nameChars, isLarge } }: Props) {
  const say = useWords(displayWords)
  const inDigits = useInDigits()
  return (
    <Panel list="counters" title={say('counters')} page={page} pages={pages}>
      <ListRows rows={Math.ceil(fullest / columns)} columns={columns}>
        {items.map((line) => (
          <ListRow key={line.id}>
            <Fitted text={inDigits(line.label)} chars={nameChars} isLarge={isLarge} className="min-w-8 font-bold" />
            {'number' in line && (
              <bdi
                dir="ltr"
                className={classNames('shrink-0 font-bold whitespace-nowrap', isLarge ? 'text-hero' : 'text-title')}
              >
                {inDigits(line.number)}
              </bdi>
            )}
            <span className="ms-auto flex min-w-0 shrink-0 text-large">
              <StateMark kind={line.kind} isWordy={!('number' in line)} />
            </span>
          </ListRow>
        ))}
      </ListRows>
    </Panel>
  )
}

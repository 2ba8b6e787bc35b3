import type { WorkApart } from '../../../../../sync/outbox/work-apart.ts'
import { tellerApartWords } from '../../../../words/teller-apart/teller-apart-words.ts'
import { useWords } from '../../../../words/use-words.ts'
import { Sheet } from '../sheet.tsx'
import { useHour } from '../use-hour.ts'
import { ApartRow } from './apart-row.tsx'

/** Rows in the page at once of one loss; a branch that was alone for a day is read from its end. */
const SHOWN_MAX = 200

type Props = { readonly all: readonly WorkApart[]; readonly onClose: () => void }

/** Each loss of the line with everything that was done in it, and what became of each. */
export function ApartSheet({ all, onClose }: Props) {
  const say = useWords(tellerApartWords)
  const hour = useHour()
  return (
    <Sheet title={say('report_title')} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
      <section tabIndex={0} aria-label={say('report_title')} className="flex min-h-0 flex-col gap-6 overflow-y-auto">
        {all.length === 0 && <p className="p-4 text-ink-soft">{say('report_none')}</p>}
        {all.map(({ id, from, to, rows }) => (
          <section key={id}>
            <h3 className="flex flex-wrap items-baseline gap-x-3 py-2">
              <strong className="text-large">{say('done_apart', { count: rows.length })}</strong>
              <span className="text-ink-soft">
                {hour(from) === hour(to) ? hour(from) : say('since', { from: hour(from), to: hour(to) })}
              </span>
            </h3>
            <ul>
              {rows.slice(-SHOWN_MAX).map((row) => (
                <ApartRow key={row.id} row={row} />
              ))}
            </ul>
          </section>
        ))}
      </section>
    </Sheet>
  )
}

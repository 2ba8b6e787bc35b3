import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { devWords } from '../../words/dev/dev-words.ts'
import { useWords } from '../../words/use-words.ts'
import { useRows } from '../hooks/use-rows.ts'

/** What is pending, and what a person has still to see, as it lies on the disk. */
export function OutboxTab() {
  const say = useWords(devWords)
  const pending = useRows((view) => view.pending)
  const unseen = useRows((view) => view.unseen)
  const rows = [...unseen, ...pending]
  if (rows.length === 0) return <p>{say('nothing')}</p>
  return (
    <ul dir="ltr" className="flex flex-col gap-2 text-small">
      {rows.map((row) => (
        <li key={row.id}>
          <details>
            <summary className="cursor-pointer">
              {row.seq} {row.kind} {row.name} {stateOf(row)}
            </summary>
            <pre className="overflow-x-auto">{JSON.stringify(row, undefined, 1)}</pre>
          </details>
        </li>
      ))}
    </ul>
  )
}

function stateOf({ outcome, unsendable }: OutboxRow): string {
  return unsendable !== undefined ? `unsendable(${unsendable})` : (outcome?.kind ?? 'pending')
}

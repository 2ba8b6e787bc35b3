import { isCommandName } from '../../../sync/commands/registry.ts'
import { messageFor } from '../../../sync/errors/message-for.ts'
import { quarantineReasons } from '../../../sync/errors/quarantine-reasons.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import type { Language } from '../../../sync/words/language.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { Button } from '../../design/button.tsx'
import { ToneIcon } from '../../design/tone-icon.tsx'
import { syncWords } from '../../words/sync/sync-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { useDevice } from '../hooks/device-context.ts'
import { useRows } from '../hooks/use-rows.ts'

/** What was refused or set aside, each until a person has said that it was seen [OB5]. */
export function UnseenList({ limit }: { readonly limit?: number }) {
  const rows = useRows((view) => view.unseen)
  if (rows.length === 0) return null
  return (
    <ul className="flex flex-col gap-2">
      {rows.slice(0, limit).map((row) => (
        <UnseenLine key={row.id} row={row} />
      ))}
    </ul>
  )
}

function UnseenLine({ row }: { readonly row: OutboxRow }) {
  const say = useWords(syncWords)
  const [language] = usePageLanguage()
  const device = useDevice()
  const number = useRows((view) => numberOf(row, view.tickets))
  const name = isCommandName(row.name) ? wordsIn(language).commands[row.name] : row.name
  return (
    <li className="flex items-start gap-3 rounded-card bg-fault-soft px-4 py-2 text-fault-ink">
      <ToneIcon tone="fault" className="mt-1 size-5 shrink-0" />
      <p className="min-w-0 grow">
        <strong>
          {name} {number !== undefined && <bdi dir="ltr">{number}</bdi>}
        </strong>
        {' · '}
        {row.outcome?.kind === 'quarantined' ? say('set_aside') : say('not_done')}
        <span className="block">{whyOf(row, language) ?? say('unsendable')}</span>
      </p>
      <Button onPress={() => void device.markSeen(row.id)}>{say('seen')}</Button>
    </li>
  )
}

function numberOf(
  row: OutboxRow,
  tickets: ReadonlyMap<string, { readonly number?: string | null }>,
): string | undefined {
  if (typeof row.args.number === 'string') return row.args.number
  const touched = row.touches.find(({ table }) => table === 'tickets')
  return touched === undefined ? undefined : (tickets.get(touched.id)?.number ?? undefined)
}

function whyOf({ outcome }: OutboxRow, language: Language): string | undefined {
  if (outcome?.kind === 'rejected') return messageFor(outcome.code, language, detailsOf(outcome.details))
  if (outcome?.kind !== 'quarantined') return undefined
  const reason = quarantineReasons.find((each) => each === outcome.reason) ?? 'internal'
  return wordsIn(language).reasons[reason]
}

function detailsOf(details: unknown): Readonly<Record<string, unknown>> {
  return typeof details === 'object' && details !== null ? { ...details } : {}
}

import { useEffect, useState } from 'react'
import { isolate } from '../../../../printer/document/isolate.ts'
import type { PrintJob } from '../../../../printer/spool/print-job.ts'
import { printerWordsIn } from '../../../../printer/words/printer-words-in.ts'
import { Button } from '../../../design/button.tsx'
import type { Paper } from '../../../device/printing/paper.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useCopySaid } from './use-copy-said.ts'

type Props = { readonly jobs: readonly PrintJob[]; readonly paper: Paper; onSaid(said: string): void }

/** Tickets of which nobody knows whether they came out: a person looks, and says. */
export function UnsettledJobs({ jobs, paper, onSaid }: Props) {
  return (
    <ul className="flex flex-col gap-3 empty:hidden">
      {jobs.map((job) => (
        <UnsettledJob key={job.id} job={job} paper={paper} onSaid={onSaid} />
      ))}
    </ul>
  )
}

function UnsettledJob({ job, paper, onSaid }: Omit<Props, 'jobs'> & { readonly job: PrintJob }) {
  const [language] = usePageLanguage()
  const copySaid = useCopySaid()
  const { unsettled, actions } = printerWordsIn(language).staff
  const number = useNumber(job.ticket_id, paper)
  const isTest = job.kind === 'test'
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-card bg-called-soft px-4 py-3 text-called-ink">
      <p>
        <span className="block font-semibold">
          {unsettled.happened.replace('{number}', () => isolate(isTest ? actions.test : number))}
        </span>
        <span className="block">{unsettled.todo}</span>
      </p>
      <span className="flex flex-wrap gap-3">
        <Button onPress={() => void paper.settle(job.id)}>{actions.settle}</Button>
        {!isTest && (
          <Button onPress={() => void paper.copy(job.ticket_id).then((answer) => onSaid(copySaid(answer)))}>
            {actions.copy}
          </Button>
        )}
      </span>
    </li>
  )
}

function useNumber(ticketId: string, paper: Paper): string {
  const [number, setNumber] = useState('')
  useEffect(() => {
    let isGone = false
    paper.find(ticketId).then(
      (found) => !isGone && setNumber(found?.number ?? ''),
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [ticketId, paper])
  return number
}

import { ChevronRight } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import type { BranchNumbers } from '../../../sync/reports/branches-now.ts'
import { nameIn } from '../../app/name-in.ts'
import { managerWords } from '../../words/manager/manager-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { TroubleChip } from './trouble-chip.tsx'
import { troubleOf } from './trouble-of.ts'
import { useLength } from './use-length.ts'
import { WaitingLine } from './waiting-line.tsx'

/** One branch in a glance: what is wrong, how many wait, for how long, how many serve. */
export function BranchRow({ branch, onOpen }: { readonly branch: BranchNumbers; readonly onOpen: () => void }) {
  const say = useWords(managerWords)
  const length = useLength()
  const [language] = usePageLanguage()
  const { waiting, longest_wait_s, counters_open, counters, devices_silent } = branch
  return (
    <li>
      <Button
        onPress={onOpen}
        className="flex h-full min-h-18 w-full cursor-pointer items-center gap-4 rounded-card bg-surface px-5 py-4 text-start shadow-card hover:bg-ours-soft data-[pressed]:bg-ours-soft"
      >
        <span className="min-w-0 grow">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <bdi className="text-large font-semibold">{nameIn(branch.names, language)}</bdi>
            <TroubleChip trouble={troubleOf(branch)} />
          </span>
          <span className="mt-1 block">
            <span className="font-semibold">
              {waiting === 0 ? say('nobody_waits') : say('waiting', { count: waiting })}
            </span>
            {longest_wait_s !== null && <> · {say('longest', { length: length(longest_wait_s) })}</>}
          </span>
          <span className="block text-small text-ink-soft">
            {say('counters_open', { open: String(counters_open), known: String(counters) })}
            {devices_silent > 0 && <> · {say('silence', { count: devices_silent })}</>}
          </span>
          <WaitingLine people={branch.waiting_past} />
        </span>
        <ChevronRight aria-hidden data-direction-icon className="size-5 shrink-0 text-ink-soft" />
      </Button>
    </li>
  )
}

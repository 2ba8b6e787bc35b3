import { TicketPlus } from 'lucide-react'
import { useState } from 'react'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { Button } from '../../design/button.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { ServiceDialog } from './dialogs/service-dialog.tsx'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'

type Props = {
  readonly acts: Acts
  readonly commands: DeskCommands
  readonly onIssued: (row: OutboxRow) => void
}

/** For somebody who stands here without a paper: a number of this tablet's own letter, told by word of mouth. */
export function WalkIn({ acts, commands, onIssued }: Props) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const [isChoosing, setChoosing] = useState(false)
  async function issue(serviceId: string): Promise<void> {
    const row = await commands.issue(serviceId, language)
    if (row !== undefined) onIssued(row)
  }
  return (
    <>
      <Button aria-label={wordsIn(language).commands.issue_ticket} onPress={() => setChoosing(true)}>
        <TicketPlus aria-hidden className="size-6" />
      </Button>
      <ServiceDialog
        title={say('walk_in_title')}
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={(serviceId) => acts.once('walk_in', () => issue(serviceId))}
      />
    </>
  )
}

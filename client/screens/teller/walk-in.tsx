import { TicketPlus } from 'lucide-react'
import { useState } from 'react'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { Button } from '../../design/button.tsx'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { ServiceDialog } from './service-dialog.tsx'
import type { Acts } from './use-acts.ts'
import type { DeskCommands } from './use-desk.ts'

/** For somebody who stands here without a paper: a number of this tablet's own letter, told by word of mouth. */
export function WalkIn({ acts, commands }: { readonly acts: Acts; readonly commands: DeskCommands }) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const [isChoosing, setChoosing] = useState(false)
  return (
    <>
      <Button aria-label={wordsIn(language).commands.issue_ticket} onPress={() => setChoosing(true)}>
        <TicketPlus aria-hidden className="size-6" />
      </Button>
      <ServiceDialog
        title={say('walk_in_title')}
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={(serviceId) => acts.once('walk_in', () => commands.issue(serviceId, language))}
      />
    </>
  )
}

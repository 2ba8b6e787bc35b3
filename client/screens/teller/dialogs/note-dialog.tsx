import { useState } from 'react'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField } from 'react-aria-components/TextField'
import { noteCharsMax } from '../../../../sync/commands/limits.ts'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { FieldHint, FieldLabel, INPUT } from '../../../design/field-parts.tsx'
import { tellerActsWords } from '../../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../../words/use-words.ts'

type Props = { readonly ticket: TicketRow; readonly onClose: () => void; readonly onSave: (text: string) => void }

/** What stands there is changed, not added to; an empty note takes it away. Ctrl and Enter save. */
export function NoteDialog({ ticket, onClose, onSave }: Props) {
  const say = useWords(tellerActsWords)
  const [text, setText] = useState(ticket.note ?? '')
  const save = (): void => {
    onClose()
    onSave(text.trim())
  }
  return (
    <Dialog title={say('note_title', { number: ticket.number ?? '' })} isOpen onClose={onClose}>
      <TextField value={text} onChange={setText} maxLength={noteCharsMax} autoFocus className="flex flex-col gap-1">
        <FieldLabel text={say('note_label')} />
        <TextArea
          dir="auto"
          rows={4}
          className={`${INPUT} py-2`}
          onKeyDown={({ key, ctrlKey, metaKey }) => key === 'Enter' && (ctrlKey || metaKey) && save()}
        />
        <FieldHint text={say('note_hint')} />
      </TextField>
      <Button kind="primary" onPress={save}>
        {say('note_save')}
      </Button>
    </Dialog>
  )
}

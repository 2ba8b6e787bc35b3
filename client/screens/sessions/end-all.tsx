import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { baseWords } from '../../words/base/base-words.ts'
import { sessionsWords } from '../../words/sessions/sessions-words.ts'
import { useWords } from '../../words/use-words.ts'

/** Asks first: somebody may be serving under this name at a counter. */
export function EndAll({ onEnd }: { readonly onEnd: () => void }) {
  const say = useWords(sessionsWords)
  const sayBase = useWords(baseWords)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button kind="quiet" onPress={() => setAsking(true)}>
        {say('end_all')}
      </Button>
      <Dialog title={say('end_all_ask')} isOpen={isAsking} onClose={() => setAsking(false)} isAlert>
        <p>{say('end_all_about')}</p>
        <Button
          kind="danger"
          onPress={() => {
            setAsking(false)
            onEnd()
          }}
        >
          {say('end_all')}
        </Button>
        <Button onPress={() => setAsking(false)}>{sayBase('cancel')}</Button>
      </Dialog>
    </>
  )
}

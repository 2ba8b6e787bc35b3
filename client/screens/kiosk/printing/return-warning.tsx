import { useEffect } from 'react'
import { Button } from '../../../design/button.tsx'
import { kioskPaperWords } from '../../../words/kiosk-paper/kiosk-paper-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { playSoftSound } from '../flow/patience/soft-sound.ts'

/** Before the screen goes back to its start: said in time, by sight and sound, and refused by one press. */
export function ReturnWarning({ onStay }: { readonly onStay: () => void }) {
  const say = useWords(kioskPaperWords)
  useEffect(playSoftSound, [])
  return (
    <div className="flex flex-wrap items-center justify-center gap-4">
      <p role="status" className="text-large">
        {say('closing')}
      </p>
      <Button size="big" onPress={onStay}>
        {say('stay')}
      </Button>
    </div>
  )
}

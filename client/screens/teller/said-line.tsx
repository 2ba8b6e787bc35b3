import { X } from 'lucide-react'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { baseWords } from '../../words/base/base-words.ts'
import { useWords } from '../../words/use-words.ts'

/** What came out otherwise than it was seen, until somebody takes it away. */
export function SaidLine({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const say = useWords(baseWords)
  return (
    <div className="slides-in">
      <Banner tone="called">
        <div className="flex items-center justify-between gap-2">
          <p className="text-large font-semibold">{text}</p>
          <Button kind="quiet" aria-label={say('close')} onPress={onClose}>
            <X aria-hidden className="size-5" />
          </Button>
        </div>
      </Banner>
    </div>
  )
}

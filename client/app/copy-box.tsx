import { Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../design/button.tsx'
import { baseWords } from '../words/base/base-words.ts'
import { useWords } from '../words/use-words.ts'

/** Something to be taken elsewhere: all of it can be read, and one press takes it. */
export function CopyBox({ text }: { readonly text: string }) {
  const say = useWords(baseWords)
  const [isCopied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // The clipboard may be forbidden; the text stands there to be marked.
      setCopied(false)
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <output
        dir="ltr"
        className="rounded-card border border-line bg-sunken p-3 text-start break-all whitespace-pre-wrap"
      >
        {text}
      </output>
      <div className="flex items-center gap-3">
        <Button onPress={copy} icon={<Copy aria-hidden className="size-5" />}>
          {say('copy')}
        </Button>
        <span role="status">{isCopied && say('copied')}</span>
      </div>
    </div>
  )
}

import { type KeyboardEvent, useId, useRef } from 'react'
import { Banner } from '../../design/banner.tsx'
import { INPUT } from '../../design/field-parts.tsx'
import { enrolWords } from '../../words/enrol/enrol-words.ts'
import { useWords } from '../../words/use-words.ts'
import { codeParts, typeIntoPart } from './code-parts.ts'

type Props = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly fault: string | undefined
}

/** Three boxes, as the code is shown and read out: K7Q-F3M-9XA, from left to right in every language. */
export function CodeField({ value, onChange, fault }: Props) {
  const say = useWords(enrolWords)
  const labelId = useId()
  const inputs = useRef<(HTMLInputElement | null)[]>([])
  const type = (part: number, text: string): void => {
    const next = typeIntoPart(value, part, text)
    onChange(next.value)
    if (next.focus !== part) inputs.current[next.focus]?.focus()
  }
  const step = (part: number, event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Backspace' && event.currentTarget.value === '') inputs.current[part - 1]?.focus()
  }
  return (
    <div className="flex flex-col gap-2">
      <span id={labelId} className="font-semibold">
        {say('code')}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere. */}
      <div role="group" aria-labelledby={labelId} dir="ltr" className="flex items-center gap-2 text-title">
        {codeParts(value).map((text, part) => (
          <input
            // biome-ignore lint/suspicious/noArrayIndexKey: the three boxes never change places.
            key={part}
            ref={(input) => {
              inputs.current[part] = input
            }}
            value={text}
            onChange={(event) => type(part, event.currentTarget.value)}
            onKeyDown={(event) => step(part, event)}
            onFocus={(event) => event.currentTarget.select()}
            aria-label={say('group', { part: part + 1 })}
            aria-invalid={fault !== undefined}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: there is nothing else to do on this page.
            autoFocus={part === 0}
            className={`${INPUT} h-18 text-center font-semibold tracking-widest uppercase`}
          />
        ))}
      </div>
      {fault !== undefined && <Banner tone="fault">{fault}</Banner>}
    </div>
  )
}

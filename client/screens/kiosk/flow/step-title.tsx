import { type ReactNode, useEffect, useRef } from 'react'
import { wholeWords } from './whole-words.tsx'

type Props = { readonly children: ReactNode; readonly hint?: ReactNode }

/** What this step asks. It takes the focus, so that whoever cannot see hears first what has come. */
export function StepTitle({ children, hint }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus({ preventScroll: true }), [])
  return (
    <div className="flex shrink-0 flex-col justify-end gap-2 group-data-low/kiosk:h-[calc(50dvh-8rem)]">
      <h1 ref={title} tabIndex={-1} className="text-hero outline-none">
        {typeof children === 'string' ? wholeWords(children) : children}
      </h1>
      {hint !== undefined && <p className="text-large text-ink-soft text-pretty">{hint}</p>}
    </div>
  )
}

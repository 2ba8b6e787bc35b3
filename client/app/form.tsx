import type { FormEvent, ReactNode } from 'react'
import { useBusy } from './use-busy.ts'

export type FormProps = {
  readonly children: ReactNode
  readonly onSubmit: () => void
  /** Somebody has typed into it. */
  readonly isTouched: boolean
  readonly label?: string
}

/** Sent by the return key too; never by the browser itself. Its faults are said in our words, so the browser says none. */
export function Form({ children, onSubmit, isTouched, label }: FormProps) {
  useBusy(isTouched)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form noValidate aria-label={label} onSubmit={submit} className="flex flex-col gap-4">
      {children}
    </form>
  )
}

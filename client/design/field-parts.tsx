import { TriangleAlert } from 'lucide-react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'

export const INPUT =
  'min-h-12 w-full rounded-card border border-edge bg-surface px-3 text-base text-ink placeholder:text-ink-soft data-[invalid]:border-fault'

export function FieldLabel({ text }: { readonly text: string }) {
  return <Label className="text-base font-semibold">{text}</Label>
}

export function FieldHint({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null
  return (
    <Text slot="description" className="text-small text-ink-soft">
      {text}
    </Text>
  )
}

/** What is wrong with it and what helps; never by colour alone. */
export function FieldFault({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null
  return (
    <FieldError className="flex items-start gap-2 text-small text-fault-ink">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>{text}</span>
    </FieldError>
  )
}

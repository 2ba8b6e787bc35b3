import { Input } from 'react-aria-components/Input'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import { classNames } from './class-names.ts'
import { FieldFault, FieldHint, FieldLabel, INPUT } from './field-parts.tsx'

export type TextFieldProps = Pick<
  AriaTextFieldProps,
  'value' | 'onChange' | 'name' | 'type' | 'autoFocus' | 'autoComplete' | 'isRequired' | 'inputMode' | 'maxLength'
> & {
  readonly label: string
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  /** An address, a code, a short name: written from left to right in every language. */
  readonly isLatin?: boolean
}

export function TextField({ label, hint, fault, isLatin = false, ...rest }: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      isInvalid={fault !== undefined}
      // A fault is ours to say; the browser's own bubble speaks the browser's language.
      validationBehavior="aria"
      className="flex flex-col gap-1"
    >
      <FieldLabel text={label} />
      <Input dir={isLatin ? 'ltr' : 'auto'} className={classNames(INPUT, isLatin && 'rtl:text-end')} />
      <FieldHint text={hint} />
      <FieldFault text={fault} />
    </AriaTextField>
  )
}

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { baseWords } from '../words/base/base-words.ts'
import { useWords } from '../words/use-words.ts'
import { FieldFault, FieldHint, FieldLabel, INPUT } from './field-parts.tsx'
import type { TextFieldProps } from './text-field.tsx'

/** A password that its writer may look at: long ones are typed wrong more often than they are spied. */
export function PasswordField({ label, hint, fault, isLatin: _, ...rest }: TextFieldProps) {
  const say = useWords(baseWords)
  const [isShown, setShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <AriaTextField
      {...rest}
      type={isShown ? 'text' : 'password'}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
      className="flex flex-col gap-1"
    >
      <FieldLabel text={label} />
      <Group className="relative">
        <Input dir="ltr" className={`${INPUT} pe-12 rtl:ps-12 rtl:pe-3 rtl:text-end`} />
        <ToggleButton
          isSelected={isShown}
          onChange={setShown}
          aria-label={say('show_password')}
          className="absolute inset-y-0 end-0 flex w-12 cursor-pointer items-center justify-center rounded-card text-ink-soft"
        >
          <Icon aria-hidden className="size-5" />
        </ToggleButton>
      </Group>
      <FieldHint text={hint} />
      <FieldFault text={fault} />
    </AriaTextField>
  )
}

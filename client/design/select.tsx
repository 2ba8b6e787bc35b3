import { Check, ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import type { Choice } from './choices.ts'
import { FieldHint, FieldLabel, INPUT } from './field-parts.tsx'

export type SelectProps<Id extends string> = {
  readonly label: string
  readonly hint?: string
  readonly choices: readonly Choice<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
}

export function Select<Id extends string>({ label, hint, choices, value, onChange }: SelectProps<Id>) {
  const take = (key: unknown): void => {
    const chosen = choices.find(({ id }) => id === key)
    if (chosen !== undefined) onChange(chosen.id)
  }
  return (
    <AriaSelect selectedKey={value} onSelectionChange={take} className="flex flex-col gap-1">
      <FieldLabel text={label} />
      <Button className={`${INPUT} flex cursor-pointer items-center justify-between gap-2 py-2 text-start`}>
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown aria-hidden className="size-5 shrink-0 text-ink-soft" />
      </Button>
      <FieldHint text={hint} />
      <Popover className="w-(--trigger-width) rounded-card border border-line bg-surface shadow-card">
        <ListBox items={choices} className="max-h-80 overflow-auto p-1">
          {(choice) => (
            <ListBoxItem
              id={choice.id}
              textValue={choice.label}
              className="group flex min-h-11 cursor-pointer items-center justify-between rounded-card px-3 data-[focused]:bg-ours-soft"
            >
              {choice.label}
              <Check aria-hidden className="invisible size-5 text-ours-ink group-data-[selected]:visible" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

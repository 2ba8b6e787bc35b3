import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components/RadioGroup'
import type { Choice } from './choices.ts'
import { FieldLabel } from './field-parts.tsx'

export type RadioGroupProps<Id extends string> = {
  readonly label: string
  readonly choices: readonly Choice<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
}

/** Few choices, all seen at once. */
export function RadioGroup<Id extends string>({ label, choices, value, onChange }: RadioGroupProps<Id>) {
  const take = (taken: string): void => {
    const chosen = choices.find(({ id }) => id === taken)
    if (chosen !== undefined) onChange(chosen.id)
  }
  return (
    <AriaRadioGroup value={value} onChange={take} className="flex flex-col gap-1">
      <FieldLabel text={label} />
      <div className="flex flex-wrap gap-2">
        {choices.map(({ id, label: text, hint }) => (
          <Radio
            key={id}
            value={id}
            className="group flex min-h-11 cursor-pointer items-center gap-3 rounded-card border border-edge bg-surface px-4 py-2 data-[selected]:border-ours data-[selected]:bg-ours-soft"
          >
            <span className="size-4 shrink-0 rounded-chip border border-edge group-data-[selected]:border-5 group-data-[selected]:border-ours" />
            <span>
              <span className="block font-semibold">{text}</span>
              {hint !== undefined && <span className="block text-small text-ink-soft">{hint}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  )
}

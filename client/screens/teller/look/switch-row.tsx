import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'

type Props<Id extends string> = {
  readonly label: string
  readonly options: readonly { readonly id: Id; readonly text: string }[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
}

/** One of a few, always one. */
export function SwitchRow<Id extends string>({ label, options, chosen, onChoose }: Props<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const next = options.find(({ id }) => keys.has(id))
        if (next !== undefined) onChoose(next.id)
      }}
      className="flex shrink-0 flex-wrap gap-1"
    >
      {options.map(({ id, text }) => (
        <ToggleButton
          key={id}
          id={id}
          className="min-h-11 min-w-11 shrink-0 cursor-pointer rounded-chip px-4 whitespace-nowrap text-ink-soft hover:bg-sunken data-[selected]:bg-ours-soft data-[selected]:font-semibold data-[selected]:text-ours-ink"
        >
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

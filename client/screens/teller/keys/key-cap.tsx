import { classNames } from '../../../design/class-names.ts'
import { tellerActsWords } from '../../../words/teller-acts/teller-acts-words.ts'
import { useWords } from '../../../words/use-words.ts'

const NAMED = {
  ' ': 'key_space',
  Enter: 'key_enter',
  Backspace: 'key_back',
  Insert: 'key_insert',
  Delete: 'key_delete',
} as const
const isNamed = (key: string): key is keyof typeof NAMED => Object.hasOwn(NAMED, key)

/** A key as it is engraved; beside the words of a button it is for the eyes alone. */
export function KeyCap({ of: key, isSmall = false }: { readonly of: string; readonly isSmall?: boolean }) {
  const say = useWords(tellerActsWords)
  const text = isNamed(key) ? say(NAMED[key]) : key.replace('Ctrl+z', 'Ctrl + Z')
  return (
    <kbd
      aria-hidden={isSmall || undefined}
      className={classNames(
        'rounded-card border border-current px-1.5 font-sans text-small font-normal whitespace-nowrap',
        isSmall && 'hidden leading-tight opacity-80 xl:inline',
      )}
    >
      {text}
    </kbd>
  )
}

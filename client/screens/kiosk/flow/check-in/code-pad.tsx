import { Delete } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { baseWords } from '../../../../words/base/base-words.ts'
import { useWords } from '../../../../words/use-words.ts'

type Props = { readonly label: string; onCharacter(character: string): void; onDelete(): void }

const CHARACTERS = [...'1234567890', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const KEY =
  'flex min-h-16 min-w-0 cursor-pointer items-center justify-center rounded-card bg-sunken text-title font-semibold hover:bg-line data-[pressed]:scale-[0.97] data-[pressed]:bg-line'

/** Digits, then letters in the order of the alphabet: more people know that one than a keyboard's. Left to right, as codes are. */
export function CodePad({ label, onCharacter, onDelete }: Props) {
  const say = useWords(baseWords)
  return (
    <Group aria-label={label} dir="ltr" className="grid w-full grid-cols-6 gap-2 sm:grid-cols-10">
      {CHARACTERS.map((character) => (
        <Button key={character} onPress={() => onCharacter(character)} className={KEY}>
          {character}
        </Button>
      ))}
      <Button aria-label={say('delete_digit')} onPress={onDelete} className={`${KEY} col-span-4`}>
        <Delete aria-hidden className="size-7" />
      </Button>
    </Group>
  )
}

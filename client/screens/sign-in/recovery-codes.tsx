import { CopyBox } from '../../app/copy-box.tsx'
import { useBusy } from '../../app/use-busy.ts'
import { Button } from '../../design/button.tsx'
import { signInWords } from '../../words/sign-in/sign-in-words.ts'
import { useWords } from '../../words/use-words.ts'

/** Told once. */
export function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const say = useWords(signInWords)
  useBusy(true)
  return (
    <>
      <h2 className="text-large">{say('recovery_title')}</h2>
      <p>{say('recovery_about')}</p>
      <CopyBox text={codes.join('\n')} />
      <Button kind="primary" size="big" onPress={onDone}>
        {say('go_on')}
      </Button>
    </>
  )
}

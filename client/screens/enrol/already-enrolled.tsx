import { useState } from 'react'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { screenOfKind } from '../../app/device-screens.ts'
import { LinkButton } from '../../app/link-button.tsx'
import { nameIn } from '../../app/name-in.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { baseWords } from '../../words/base/base-words.ts'
import { enrolWords } from '../../words/enrol/enrol-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'

type Props = { readonly identity: IdentityValue; readonly onAnew: () => void }

/** A browser that is a device already becomes another one only when a person wants it so. */
export function AlreadyEnrolled({ identity, onAnew }: Props) {
  const say = useWords(enrolWords)
  const sayBase = useWords(baseWords)
  const [language] = usePageLanguage()
  const [isAsking, setAsking] = useState(false)
  const { kind, name, tenant } = identity
  return (
    <>
      <Banner tone="ours">{say('is_already', { name, tenant: nameIn(tenant.name, language) })}</Banner>
      <LinkButton href={`/${screenOfKind[kind]}`}>{say(`open_${kind}`)}</LinkButton>
      <Button kind="quiet" onPress={() => setAsking(true)}>
        {say('anew')}
      </Button>
      <Dialog title={say('anew')} isOpen={isAsking} onClose={() => setAsking(false)} isAlert>
        <p>{say('anew_about')}</p>
        <Button kind="danger" onPress={onAnew}>
          {say('anew')}
        </Button>
        <Button onPress={() => setAsking(false)}>{sayBase('cancel')}</Button>
      </Dialog>
    </>
  )
}

import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { setupWords } from '../../words/setup/setup-words.ts'
import { useWords } from '../../words/use-words.ts'
import type { AddedTenant, TypedTenant } from './new-tenant.ts'
import { TenantAdded } from './tenant-added.tsx'
import { TenantForm } from './tenant-form.tsx'

/** Adds organisations, one after the other, and shows each one's invitation. */
export function TenantStep() {
  const say = useWords(setupWords)
  const [added, setAdded] = useState<{ typed: TypedTenant; answer: AddedTenant }>()
  if (added === undefined) return <TenantForm onAdded={(typed, answer) => setAdded({ typed, answer })} />
  return (
    <>
      <TenantAdded typed={added.typed} answer={added.answer} />
      <Button onPress={() => setAdded(undefined)}>{say('add_another')}</Button>
    </>
  )
}

import { useState } from 'react'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { usePage } from '../../app/page.ts'
import { useTask } from '../../app/use-task.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { signInWords } from '../../words/sign-in/sign-in-words.ts'
import { useWords } from '../../words/use-words.ts'
import { beginAtProvider } from './provider-flow.ts'

/** Whether an organisation has a provider is told to nobody who only looks: one finds out by asking. */
export function ProviderButton({ tenant }: { readonly tenant: string }) {
  const say = useWords(signInWords)
  const { askWithProof } = usePage()
  const [isTenantMissing, setTenantMissing] = useState(false)
  const task = useTask()
  async function begin(): Promise<void> {
    setTenantMissing(tenant.trim() === '')
    if (tenant.trim() === '' || task.isRunning) return
    const answer = await task.run(() => beginAtProvider(askWithProof, tenant.trim()))
    if (answer.ok) location.assign(answer.value)
  }
  return (
    <>
      <Button onPress={() => void begin()} isPending={task.isRunning}>
        {say('by_provider')}
      </Button>
      {isTenantMissing && <Banner tone="ours">{say('provider_first')}</Banner>}
      {task.fault?.code === 'not_found' ? (
        <Banner tone="ours">{say('no_provider')}</Banner>
      ) : (
        <FaultBanner fault={task.fault} />
      )}
    </>
  )
}

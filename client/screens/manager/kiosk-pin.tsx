import { useState } from 'react'
import { pinWeakness, plainPin } from '../../../sync/pin/pin-rule.ts'
import { pinWordsIn } from '../../../sync/pin/pin-words-in.ts'
import { done } from '../../api/ask.ts'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { usePage } from '../../app/page.ts'
import { useTask } from '../../app/use-task.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { managerWords } from '../../words/manager/manager-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { PinEntry } from '../unlock/pin-entry.tsx'

type Props = { readonly branchId: string; readonly digits: number }

/** The PIN of this branch's kiosks, typed twice and then sent [BN7]. */
export function KioskPin({ branchId, digits }: Props) {
  const say = useWords(managerWords)
  const [language] = usePageLanguage()
  const words = pinWordsIn(language)
  const { session } = usePage()
  const { run, fault, isRunning } = useTask()
  const [first, setFirst] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const [isSet, setSet] = useState(false)

  async function save(pin: string): Promise<void> {
    const path = `/api/branches/${branchId}/kiosk-pin`
    const answer = await run(() => session.ask({ path, method: 'PUT', body: { pin: plainPin(pin) }, answer: done }))
    setFirst(undefined)
    setSet(answer.ok)
  }
  function take(pin: string): void {
    const weakness = pinWeakness(pin, digits)
    setRefusal(undefined)
    if (weakness !== null) setRefusal(words.weaknesses[weakness].replace('{digits}', String(digits)))
    else if (first === undefined) setFirst(plainPin(pin))
    else if (first === plainPin(pin)) void save(pin)
    else {
      setFirst(undefined)
      setRefusal(say('pin_not_same'))
    }
  }
  const about = first === undefined ? say('pin_about', { digits: String(digits) }) : say('pin_again')
  return (
    <section className="flex max-w-lg flex-col gap-4">
      <h2 className="text-large">{say('pin_title')}</h2>
      {isSet ? (
        <>
          <Banner tone="done">{say('pin_set')}</Banner>
          <Button onPress={() => setSet(false)}>{say('pin_anew')}</Button>
        </>
      ) : (
        <>
          <p className="text-ink-soft">{isRunning ? say('pin_wait') : about}</p>
          <FaultBanner fault={fault} />
          {refusal !== undefined && <Banner tone="fault">{refusal}</Banner>}
          <PinEntry digits={digits} isPaused={isRunning} onPin={take} />
        </>
      )}
    </section>
  )
}

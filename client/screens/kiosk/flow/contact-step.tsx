import { useMemo, useState } from 'react'
import { phone as phoneSchema } from '../../../../sync/commands/fields.ts'
import { Banner } from '../../../design/banner.tsx'
import { Button } from '../../../design/button.tsx'
import { NumberPad } from '../../../design/number-pad.tsx'
import { kioskFlowWords } from '../../../words/kiosk-flow/kiosk-flow-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { TypedLine } from './keys/typed-line.tsx'
import { useTyping } from './keys/typing.ts'
import { StepBody } from './step-body.tsx'
import { StepTitle } from './step-title.tsx'
import type { Send } from './use-flow.ts'

const DIGITS_MAX = 20

/** Where a service asks how people are reached [KF9]: to go on without is as large, and never a fault. */
export function ContactStep({ send }: { readonly send: Send }) {
  const say = useWords(kioskFlowWords)
  const [phone, setPhone] = useState('')
  const [isRefused, setRefused] = useState(false)
  const typing = useMemo(() => {
    const change = (next: (before: string) => string): void => {
      setRefused(false)
      setPhone(next)
    }
    return {
      onCharacter: (character: string) => {
        if (/[0-9]|^\+$/.test(character)) change((before) => `${before}${character}`.slice(0, DIGITS_MAX))
      },
      onDelete: () => change((before) => before.slice(0, -1)),
      onEnter: () => (phoneSchema.safeParse(phone).success ? send({ kind: 'phone_left', phone }) : setRefused(true)),
    }
  }, [phone, send])
  useTyping(typing)
  return (
    <>
      <StepTitle hint={say('your_phone_why')}>{say('your_phone')}</StepTitle>
      <StepBody>
        <section className="flex flex-col gap-6 md:flex-row md:items-center">
          <div className="flex justify-center md:grow">
            <NumberPad label={say('phone_pad')} onDigit={typing.onCharacter} onBack={typing.onDelete} />
          </div>
          <div className="flex flex-col gap-4 md:w-1/2">
            <TypedLine text={phone} label={say('your_phone')} empty={say('no_digits')} />
            {isRefused && <Banner tone="fault">{say('phone_not_whole')}</Banner>}
            <Button kind="primary" size="huge" isWide onPress={typing.onEnter}>
              {say('leave_phone')}
            </Button>
            <Button size="huge" isWide onPress={() => send({ kind: 'phone_left', phone: undefined })}>
              {say('no_phone')}
            </Button>
          </div>
        </section>
      </StepBody>
    </>
  )
}

import { useMemo, useState } from 'react'
import { Banner } from '../../../../design/banner.tsx'
import { Button } from '../../../../design/button.tsx'
import { kioskFlowWords } from '../../../../words/kiosk-flow/kiosk-flow-words.ts'
import { useWords } from '../../../../words/use-words.ts'
import { TypedLine } from '../keys/typed-line.tsx'
import { useTyping } from '../keys/typing.ts'
import { StepBody } from '../step-body.tsx'
import { StepTitle } from '../step-title.tsx'
import type { Send } from '../use-flow.ts'
import { CodePad } from './code-pad.tsx'
import { CODE_CHARS_MAX, readCode } from './read-code.ts'

/** The code of an appointment, by the screen's keys, real ones, or a scanner [KF12]. */
export function CodeStep({ send }: { readonly send: Send }) {
  const say = useWords(kioskFlowWords)
  const [code, setCode] = useState('')
  const [isRefused, setRefused] = useState(false)
  const typing = useMemo(() => {
    const change = (next: (before: string) => string): void => {
      setRefused(false)
      setCode(next)
    }
    return {
      onCharacter: (character: string) => {
        if (!/^[A-Za-z0-9]$/.test(character)) return
        change((before) => `${before}${character.toUpperCase()}`.slice(0, CODE_CHARS_MAX))
      },
      onDelete: () => change((before) => before.slice(0, -1)),
      onEnter: () => {
        const read = readCode(code)
        if (read.kind === 'code') send({ kind: 'code_given', code: read.code })
        else setRefused(true)
      },
    }
  }, [code, send])
  useTyping(typing)
  return (
    <>
      <StepTitle hint={say('your_code_why')}>{say('your_code')}</StepTitle>
      <StepBody>
        <section className="flex flex-col gap-4 landscape:xl:grid landscape:xl:grid-cols-[2fr_1fr] landscape:xl:gap-6">
          <div className="flex flex-col gap-4">
            <TypedLine text={code} label={say('your_code')} empty={say('no_code')} />
            {isRefused && <Banner tone="fault">{say('code_not_whole')}</Banner>}
          </div>
          <div className="landscape:xl:col-start-1 landscape:xl:row-span-2 landscape:xl:row-start-1">
            <CodePad label={say('code_pad')} onCharacter={typing.onCharacter} onDelete={typing.onDelete} />
          </div>
          <Button kind="primary" size="huge" isWide onPress={typing.onEnter}>
            {say('check_in')}
          </Button>
        </section>
      </StepBody>
    </>
  )
}

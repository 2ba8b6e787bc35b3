import { useEffect, useReducer, useState } from 'react'
import { RadioGroup } from '../../design/radio-group.tsx'
import { lensSettings, mayHaveLens, readLensSetting, toldMemoryGb, writeLensSetting } from '../../lens/lens-choice.ts'
import { DEVICE_MEMORY_GB_MIN } from '../../lens/lens-limits.ts'
import { presentLens } from '../../lens/present-lens.ts'
import { devWords } from '../../words/dev/dev-words.ts'
import { useWords } from '../../words/use-words.ts'
import { localValues } from '../open-values.ts'

/** SQL on this device: whether it is there, what it is at, and why not; the setting counts from the next loading on. */
export function LensTab() {
  const say = useWords(devWords)
  const [setting, setSetting] = useState(() => readLensSetting(localValues))
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    let unsubscribe = presentLens.current()?.subscribe(drawAgain)
    const unfollow = presentLens.subscribe(() => {
      unsubscribe?.()
      unsubscribe = presentLens.current()?.subscribe(drawAgain)
      drawAgain()
    })
    return () => {
      unfollow()
      unsubscribe?.()
    }
  }, [])
  const lens = presentLens.current()
  const memory = toldMemoryGb()
  const found = {
    memory_gb: memory ?? null,
    memory_gb_min: DEVICE_MEMORY_GB_MIN,
    may_start: mayHaveLens(setting, memory),
    ...(lens?.state ?? { kind: 'off' }),
    left_out: lens?.leftOut ?? 0,
    revisions: { tickets: lens?.revisionOf('tickets') ?? 0, counters: lens?.revisionOf('counters') ?? 0 },
  }
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        label={say('lens_setting')}
        value={setting}
        choices={lensSettings.map((id) => ({ id, label: say(`lens_${id}`) }))}
        onChange={(id) => {
          writeLensSetting(localValues, id)
          setSetting(id)
        }}
      />
      <pre dir="ltr" className="overflow-x-auto text-small">
        {JSON.stringify(found, undefined, 1)}
      </pre>
    </div>
  )
}

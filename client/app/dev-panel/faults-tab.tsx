import { useState, useSyncExternalStore } from 'react'
import { serviceId } from '../../../sync/ids.ts'
import { Button } from '../../design/button.tsx'
import { RadioGroup } from '../../design/radio-group.tsx'
import { TextField } from '../../design/text-field.tsx'
import { devWords } from '../../words/dev/dev-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { useDevice } from '../hooks/device-context.ts'
import type { DevTools } from './dev-tools.ts'
import { crashPoints, networks } from './faults.ts'
import { resetDevice } from './reset-device.ts'

const DROPPED = 3
const SEEDED = 20
const MINUTE_MS = 60_000
const NEVER = 'none'
const CRASHES = [NEVER, ...crashPoints] as const

export function FaultsTab({ tools: { faults } }: { readonly tools: DevTools }) {
  const say = useWords(devWords)
  const device = useDevice()
  const [language] = usePageLanguage()
  const { network, dropNext, crashAt, clockShiftMs } = useSyncExternalStore(faults.subscribe, faults.current)

  // As it is typed: half a number, such as a minus sign alone, is none yet.
  const [minutes, setMinutes] = useState(String(clockShiftMs / MINUTE_MS))

  function shiftClock(text: string): void {
    setMinutes(text)
    faults.set({ clockShiftMs: (Number.parseInt(text, 10) || 0) * MINUTE_MS })
  }

  async function seed(): Promise<void> {
    const services = device.view.configuration?.services.filter(({ retired }) => retired !== true) ?? []
    for (let n = 0; n < SEEDED; n += 1) {
      const service = services[n % services.length]
      if (service === undefined) return
      await device.run({ name: 'issue_ticket', args: { service_id: serviceId.parse(service.id), language } })
    }
  }
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label={say('network')}
        value={network}
        choices={networks.map((id) => ({ id, label: say(`network_${id}`) }))}
        onChange={(id) => faults.set({ network: id })}
      />
      <Button onPress={() => faults.set({ dropNext: DROPPED })}>
        {dropNext > 0 ? say('dropping', { count: String(dropNext) }) : say('drop_next')}
      </Button>
      <RadioGroup
        label={say('crash')}
        value={crashAt ?? NEVER}
        choices={CRASHES.map((id) => ({ id, label: say(`crash_${id}`) }))}
        onChange={(id) => faults.set({ crashAt: crashPoints.find((each) => each === id) ?? null })}
      />
      <TextField label={say('clock')} isLatin value={minutes} onChange={shiftClock} />
      <Button onPress={() => location.reload()}>{say('reload_for_clock')}</Button>
      <Button onPress={() => void seed()}>{say('seed')}</Button>
      <Button kind="danger" onPress={() => void resetDevice(device)}>
        {say('reset')}
      </Button>
    </div>
  )
}

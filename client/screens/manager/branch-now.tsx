import type { BranchOverview } from '../../../sync/reports/branches-now.ts'
import { managerWords } from '../../words/manager/manager-words.ts'
import { useWords } from '../../words/use-words.ts'
import { CounterLine } from './counter-line.tsx'
import { DeviceLines } from './device-lines.tsx'
import { Part } from './part.tsx'
import { ServiceLine } from './service-line.tsx'
import { TroubleChip } from './trouble-chip.tsx'
import { troubleOf } from './trouble-of.ts'

/** A branch as it is: who waits, who serves, what is silent. What is retired is left out here. */
export function BranchNow({ overview }: { readonly overview: BranchOverview }) {
  const say = useWords(managerWords)
  const { branch, prints, server_time } = overview
  const services = overview.services.filter(({ is_retired }) => !is_retired)
  const counters = overview.counters.filter(({ is_retired }) => !is_retired)
  const { papers, copies } = prints
  return (
    <>
      <p className="flex flex-wrap items-center gap-3">
        <TroubleChip trouble={troubleOf(branch)} />
        <span className="text-large font-semibold">
          {branch.waiting === 0 ? say('nobody_waits') : say('waiting', { count: branch.waiting })}
        </span>
      </p>
      <div className="grid gap-6 md:grid-cols-2">
        <Part title={say('services')}>
          {services.length === 0 && <p>{say('no_services')}</p>}
          <ul className="flex flex-col divide-y divide-line">
            {services.map((service) => (
              <ServiceLine key={service.id} service={service} />
            ))}
          </ul>
        </Part>
        <Part title={say('counters')}>
          {counters.length === 0 && <p>{say('no_counters')}</p>}
          <ul className="flex flex-col divide-y divide-line">
            {counters.map((counter) => (
              <CounterLine key={counter.id} counter={counter} at={Date.parse(server_time)} />
            ))}
          </ul>
        </Part>
        <DeviceLines known={branch.devices} silent={overview.silent} />
        <Part title={say('prints')}>
          <p>{papers === 0 ? say('no_papers') : say('papers', { count: papers, copies: String(copies) })}</p>
        </Part>
      </div>
    </>
  )
}

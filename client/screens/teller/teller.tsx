import { useState } from 'react'
import { useRows } from '../../app/hooks/use-rows.ts'
import { ChooseCounter } from './choose-counter.tsx'
import { Desk } from './desk.tsx'
import { forgetCounter, keepCounter, keptCounter } from './kept-counter.ts'
import type { TabletPerson } from './tablet-door.tsx'

export function Teller({ person }: { readonly person: TabletPerson }) {
  const [counterId, setCounterId] = useState(keptCounter)
  const counter = useRows((view) => (counterId === undefined ? undefined : view.counters.get(counterId)))
  if (counter === undefined || typeof counter.retired_at === 'number') {
    const choose = (id: string): void => {
      keepCounter(id)
      setCounterId(id)
    }
    return <ChooseCounter person={person} onChoose={choose} />
  }
  const leave = (): void => {
    forgetCounter()
    setCounterId(undefined)
  }
  return <Desk key={counter.id} counter={counter} person={person} onLeave={leave} />
}

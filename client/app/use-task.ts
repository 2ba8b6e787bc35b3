import { useCallback, useState } from 'react'
import type { Answer, Fault } from '../api/answer.ts'
import { usePage } from './page.ts'

type Run = <Value>(work: () => Promise<Answer<Value>>) => Promise<Answer<Value>>
export type Task = {
  readonly isRunning: boolean
  readonly fault: Fault | undefined
  readonly run: Run
}

/** One thing that a button begins: whether it runs, and why the last one did not work. The page is not idle meanwhile. */
export function useTask(): Task {
  const { idle } = usePage()
  const [isRunning, setRunning] = useState(false)
  const [fault, setFault] = useState<Fault>()
  const run: Run = useCallback(
    async (work) => {
      const end = idle.begin()
      setRunning(true)
      setFault(undefined)
      try {
        const answer = await work()
        if (!answer.ok) setFault(answer.fault)
        return answer
      } finally {
        setRunning(false)
        end()
      }
    },
    [idle],
  )
  return { isRunning, fault, run }
}

import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Mutant } from './mutant.ts'

export type Question = { readonly mutant: Mutant; readonly from: number; readonly to: number }
export type Tried =
  | { readonly kind: 'unseen' }
  | {
      readonly kind: 'caught'
      readonly seed: number
      readonly rules: readonly string[]
      readonly step: number
      readonly what: string
    }
export type MutantTries = ReturnType<typeof createMutantTries>

/** A mistake may keep a world from ever coming to rest. */
const ANSWER_MS_MAX = 1_200_000

/** A process that tries mutants; one that a mistake has killed is followed by another. */
export function createMutantTries() {
  let child: ChildProcess | undefined

  async function start(): Promise<ChildProcess> {
    const started = fork(join(import.meta.dirname, 'mutant-process.ts'), { execArgv: ['--import', 'tsx'] })
    child = started
    started.on('exit', () => {
      if (child === started) child = undefined
    })
    await said<'ready'>(started)
    return started
  }

  return {
    /** Runs worlds in which the mistake is made, from seed to seed, until one of them notices. */
    async try(mutant: Mutant, [from, to]: readonly [number, number]): Promise<Tried> {
      const asked = child ?? (await start())
      const answered = said<Tried>(asked)
      asked.send({ mutant, from, to } satisfies Question)
      return answered
    },
    close: (): void => child?.disconnect(),
  }
}

function said<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), ANSWER_MS_MAX)
    const onExit = (code: number | null): void => {
      clearTimeout(timer)
      reject(new Error(`the process of the worlds ended with ${code}`))
    }
    child.once('exit', onExit)
    child.once('message', (message) => {
      clearTimeout(timer)
      child.off('exit', onExit)
      resolve(message as Message)
    })
  })
}

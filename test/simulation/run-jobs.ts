import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Options } from './options.ts'

/** The same command in several processes, each with every so-manieth seed. The exit code of the worst of them. */
export async function runJobs(task: string, args: readonly string[], { jobs, seeds }: Options): Promise<number> {
  const codes = await Promise.all(
    Array.from({ length: jobs }, (_, at) => {
      const [from, to] = seeds
      return run([task, ...args, '--seeds', `${from + at}..${to}`, '--stride', String(jobs), '--jobs', '1'])
    }),
  )
  return Math.max(...codes)
}

function run(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const main = join(import.meta.dirname, 'main.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], { stdio: 'inherit' })
    child.on('error', reject)
    // A process that was stopped has not shown that its worlds hold.
    child.on('close', (code) => resolve(code ?? 1))
  })
}

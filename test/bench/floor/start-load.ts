import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { LoadOptions, LoadResult } from './run-load.ts'

export type LoadOrder = Pick<LoadOptions, 'port' | 'plan' | 'branches'>
export type LoadMessage =
  | { readonly kind: 'progress'; readonly line: string }
  | { readonly kind: 'measuring' | 'measured' }
  | { readonly kind: 'result'; readonly result: LoadResult }
  | { readonly kind: 'broke'; readonly why: string }

const SCRIPT = resolve(import.meta.dirname, '../floor-process.ts')

export type Load = { readonly child: ChildProcess; readonly result: Promise<LoadResult> }

/** Starts the generator and hands its words on. */
export function startLoad(order: LoadOrder, onMessage: (message: LoadMessage) => void): Load {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT], { stdio: ['ignore', 2, 2, 'ipc'] })
  const result = new Promise<LoadResult>((resolve, reject) => {
    child.on('message', (message: LoadMessage) => {
      onMessage(message)
      if (message.kind === 'result') resolve(message.result)
      if (message.kind === 'broke') reject(new Error(message.why))
    })
    child.on('exit', (code) => reject(new Error(`the load generator ended (${code})`)))
    child.on('error', reject)
  })
  child.send(order)
  return { child, result }
}

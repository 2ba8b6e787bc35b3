import { expect, it, vi } from 'vitest'
import { passBody } from './pass-body.ts'

function aSource() {
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined
  const onCancel = vi.fn()
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (given) => {
      controller = given
    },
    cancel: onCancel,
  })
  const must = () => {
    if (controller === undefined) throw new Error('not started')
    return controller
  }
  return { body, onCancel, say: (text: string) => must().enqueue(Buffer.from(text)), controller: must }
}
const textOf = ({ value }: { value?: Uint8Array | undefined }) => Buffer.from(value ?? []).toString()

it('[GK9] hands pieces on as they come and ends once', async () => {
  const source = aSource()
  const onEnd = vi.fn()
  const reader = passBody(source.body, { signal: new AbortController().signal, atAbort: 'close', onEnd }).getReader()
  source.say('one')
  expect(textOf(await reader.read())).toBe('one')
  source.say('two')
  source.controller().close()
  expect(textOf(await reader.read())).toBe('two')
  expect(onEnd).not.toHaveBeenCalled()
  expect((await reader.read()).done).toBe(true)
  expect(onEnd).toHaveBeenCalledTimes(1)
})

it('[GK9] ends as if it were over when it is cut, while somebody waits for the next piece', async () => {
  const source = aSource()
  const onEnd = vi.fn()
  const cut = new AbortController()
  const reader = passBody(source.body, { signal: cut.signal, atAbort: 'close', onEnd }).getReader()
  const waiting = reader.read()
  cut.abort(new Error('revoked'))
  expect((await waiting).done).toBe(true)
  expect(onEnd).toHaveBeenCalledTimes(1)
  await vi.waitFor(() => expect(source.onCancel).toHaveBeenCalled())
})

it('[GK9] is over at once when it was cut before', async () => {
  const source = aSource()
  const onEnd = vi.fn()
  const reader = passBody(source.body, {
    signal: AbortSignal.abort(new Error('late')),
    atAbort: 'close',
    onEnd,
  }).getReader()
  expect((await reader.read()).done).toBe(true)
  expect(onEnd).toHaveBeenCalledTimes(1)
})

it('[GK9] lets the source know that its reader is gone', async () => {
  const source = aSource()
  const onEnd = vi.fn()
  const stream = passBody(source.body, { signal: new AbortController().signal, atAbort: 'close', onEnd })
  await stream.cancel('gone')
  expect(onEnd).toHaveBeenCalledTimes(1)
  expect(source.onCancel).toHaveBeenCalled()
})

it('[GK9] breaks where the source breaks', async () => {
  const source = aSource()
  const onEnd = vi.fn()
  const reader = passBody(source.body, { signal: new AbortController().signal, atAbort: 'close', onEnd }).getReader()
  source.controller().error(new Error('broken'))
  await expect(reader.read()).rejects.toThrow('broken')
  expect(onEnd).toHaveBeenCalledTimes(1)
})

it('[GK9] breaks when it is cut, where half would look like the whole', async () => {
  const source = aSource()
  const onEnd = vi.fn()
  const cut = new AbortController()
  const reader = passBody(source.body, { signal: cut.signal, atAbort: 'break', onEnd }).getReader()
  const waiting = reader.read()
  cut.abort(new Error('gone'))
  await expect(waiting).rejects.toThrow('gone')
  expect(onEnd).toHaveBeenCalledTimes(1)
})

import { expect, test } from 'vitest'
import { createAskFile } from './ask-file.ts'

const PDF = { 'content-type': 'application/pdf' }
const asked: Request[] = []
function answers(response: () => Response | Promise<Response>) {
  return createAskFile(async (path, init) => {
    asked.push(new Request(new URL(String(path), 'http://localhost'), init))
    return response()
  })
}
const question = { path: '/api/x', body: { language: 'ar' }, token: 'T', type: 'application/pdf' }

test('a file of the wanted type comes whole', async () => {
  const answer = await answers(() => new Response('%PDF-', { headers: PDF }))(question)
  if (!answer.ok) throw new Error(answer.fault.code)
  expect(await answer.value.text()).toBe('%PDF-')
  const request = asked.at(-1)
  expect(request?.headers.get('authorization')).toBe('Bearer T')
  expect(request?.headers.get('accept')).toBe('application/pdf, application/json')
  expect(await request?.json()).toEqual({ language: 'ar' })
})

test.each<[string, () => Response | Promise<Response>]>([
  ['ticket_ended', () => Response.json({ code: 'ticket_ended', request_id: 'r' }, { status: 409 })],
  [
    'foreign_answer',
    () => new Response('<h1>Sign in to this network</h1>', { headers: { 'content-type': 'text/html' } }),
  ],
  ['unreadable', () => Response.json({ pdf: 'no' })],
  ['no_connection', () => Promise.reject(new TypeError('unplugged'))],
])('what is no file is told as %s', async (code, response) => {
  expect(await answers(response)(question)).toMatchObject({ ok: false, fault: { code } })
})

test('a file that is cut off on its way is no file', async () => {
  const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('cut off')) })
  const answer = await answers(() => new Response(body, { headers: PDF }))(question)
  expect(answer).toMatchObject({ ok: false, fault: { code: 'no_connection' } })
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { anId } from '../sql/stage.ts'
import { PushServer } from './push-server.ts'

let server: PushServer

beforeAll(async () => {
  server = await PushServer.open()
})
afterAll(() => server.close())

it('[W6] a push without commands opens a writer and tells a kiosk its lanes before its first number', async () => {
  const kiosk = { ...server.stage.kiosk, writerId: anId(), seq: 0 }
  const answer = await server.push(kiosk, [])
  expect(answer).toMatchObject({ results: [], writer: { id: kiosk.writerId, last_seq: 0, letter: expect.any(String) } })
  expect(answer.writer.lanes).not.toBeNull()
  expect(await server.stage.count('app.writers', 'id = $1', [kiosk.writerId])).toBe(1)
})

it('[W6] a contact of a known writer changes nothing of it but the time of contact', async () => {
  const before = await server.push(server.stage.tablet, [])
  const after = await server.push(server.stage.tablet, [])
  expect(after.writer).toEqual(before.writer)
})

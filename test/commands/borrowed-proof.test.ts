import { afterAll, beforeAll, expect, it } from 'vitest'
import { anId } from '../sql/stage.ts'
import { PushServer } from './push-server.ts'

let server: PushServer

beforeAll(async () => {
  server = await PushServer.open()
})
afterAll(() => server.close())

it('an acknowledgement that another device shows proves nothing: it begins no history, here or in any bank', async () => {
  const { stage } = server
  const { acknowledged } = await server.push(stage.kiosk, [stage.issueCommand()])
  const elsewhere = await stage.world.addDevice(await stage.world.addBranch(), 'kiosk')
  for (const thief of [stage.tablet, elsewhere]) {
    const body = server.body({ ...thief, writerId: stage.kiosk.writerId }, [], { acknowledged })
    expect(await server.refusal(server.post(thief, body))).toMatchObject({ status: 404, code: 'not_found' })
  }
  expect(await stage.count('app.epochs')).toBe(1)
  const again = await server.push(stage.kiosk, [{ ...stage.issueCommand(), id: anId() }], { acknowledged })
  expect(again).toMatchObject({ epoch: 1, writer: { last_seq: 2 } })
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { isMediaPass } from '../../server/media/media-pass.ts'
import { arrivalKeyDayOf } from '../../sync/arrival/arrival-code.ts'
import { tokenAnswer } from '../../sync/devices/wire.ts'
import { DeviceStage } from './device-stage.ts'

let stage: DeviceStage
beforeAll(async () => {
  stage = await DeviceStage.open()
})
afterAll(() => stage.close())

test('[AP3] a display that stands is told today’s and tomorrow’s key of its branch, with its token', async () => {
  const { body } = await (await stage.enrolled({ kind: 'display', name: 'hall' })).askToken()
  const today = arrivalKeyDayOf(stage.server.identity.now())
  expect(tokenAnswer.parse(body).arrival_keys?.map(({ day }) => day)).toEqual([today, today + 1])
  const neighbour = await DeviceStage.on(stage.server, stage.branch.tenantId)
  const other = await (await neighbour.enrolled({ kind: 'display', name: 'hall' })).askToken()
  expect(other.body.arrival_keys[0].key).not.toBe(body.arrival_keys[0].key)
})

test('[DY22] it is told what opens its tenant’s media, and no other folder', async () => {
  const { body } = await (await stage.enrolled({ kind: 'display', name: 'lobby' })).askToken()
  const { box, now } = stage.server.identity
  const { rows } = await stage.server.world.root.query('select slug from app.tenants where id = $1', [
    stage.branch.tenantId,
  ])
  expect(isMediaPass(box, rows[0].slug, body.media_pass, now())).toBe(true)
  expect(isMediaPass(box, 'another-bank', body.media_pass, now())).toBe(false)
  expect(body).not.toHaveProperty('media_folder')
})

test('[AP3] no other device is told it, and no display that was revoked', async () => {
  for (const kind of ['kiosk', 'tablet', 'console'])
    for (const told of ['arrival_keys', 'media_pass'])
      expect((await (await stage.enrolled({ kind, name: `a ${kind} ${told}` })).askToken()).body).not.toHaveProperty(
        told,
      )
  const display = await stage.enrolled({ kind: 'display', name: 'door' })
  await stage.revoke(display.deviceId)
  const { body } = await display.askToken()
  expect(body).not.toHaveProperty('arrival_keys')
  for (const told of ['shows_arrival', 'media_pass', 'media_folder']) expect(body).not.toHaveProperty(told)
})

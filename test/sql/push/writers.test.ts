import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseCommand } from '../../../sync/commands/parse-command.ts'
import { commandHeader } from '../../../sync/wire/command-header.ts'
import type { Device } from '../../setup/world.ts'
import { anId, NOW, Stage } from '../stage.ts'

let stage: Stage
let kiosk: Device

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  await stage.world.setNow(NOW)
  kiosk = await stage.world.addDevice(stage.branch, 'kiosk')
})

const open = (device: Device, writerId: string, forkedFrom: string | null = null) =>
  stage.world.api.query('select app.open_writer($1, $2, $3, $4)', [
    device.tenantId,
    device.deviceId,
    writerId,
    forkedFrom,
  ])
const letterOf = async (writerId: string): Promise<string> =>
  (await stage.world.root.query('select letter from app.writers where id = $1', [writerId])).rows[0].letter

describe('a push', () => {
  it.each([
    ['that nobody opened', async () => anId()],
    ['of another device', async () => stage.kiosk.writerId],
    ['of another tenant', async () => (await stage.world.addDevice(await stage.world.addBranch(), 'kiosk')).writerId],
  ])('by a writer %s is refused whole', async (_, writer) => {
    const stranger = { ...kiosk, writerId: await writer() }
    const before = await stage.count('app.commands')
    await expect(stage.world.push(stranger, [stage.issueCommand()])).rejects.toMatchObject({
      code: 'BS029',
      message: 'writer_unknown',
      detail: '',
    })
    expect(await stage.count('app.commands')).toBe(before)
  })
})

describe('opening a writer', () => {
  it('twice changes nothing', async () => {
    const letter = await letterOf(kiosk.writerId)
    await open(kiosk, kiosk.writerId)
    expect(await letterOf(kiosk.writerId)).toBe(letter)
  })

  it('marks the one that it was forked from, if that is the device’s own', async () => {
    const [first, second] = [anId(), anId()]
    await open(kiosk, first, kiosk.writerId)
    await open(kiosk, second, stage.kiosk.writerId)
    expect(await stage.count('app.writers', 'forked_at is not null and id = $1', [kiosk.writerId])).toBe(1)
    expect(await stage.count('app.writers', 'forked_at is not null and id = $1', [stage.kiosk.writerId])).toBe(0)
  })

  it('is refused to the twenty-first of a day, and open again the day after', async () => {
    for (let n = 1; n < 20; n += 1) await open(kiosk, anId())
    await expect(open(kiosk, anId())).rejects.toMatchObject({ code: 'BS032', message: 'too_many_writers' })
    await stage.world.setNow('2026-11-21T09:00:00.001Z')
    const next = anId()
    await open(kiosk, next)
    expect(await letterOf(next)).toMatch(/^[A-Z]+$/)
  })

  it.each([
    ['an id that another device holds', async () => ({ device: kiosk, writer: stage.kiosk.writerId })],
    ['a device that is not there', async () => ({ device: { ...kiosk, deviceId: anId() }, writer: anId() })],
    ['a device of another tenant', async () => ({ device: { ...kiosk, tenantId: anId() }, writer: anId() })],
  ])('for %s is not found', async (_, make) => {
    const { device, writer } = await make()
    await expect(open(device, writer)).rejects.toMatchObject({ code: 'BS003', message: 'not_found' })
  })
})

describe('a letter', () => {
  it('is nobody else’s in the branch, and every branch begins with A', async () => {
    const branch = await stage.world.addBranch()
    const writers: string[] = []
    for (let n = 0; n < 3; n += 1) {
      const device = await stage.world.addDevice(branch, 'kiosk')
      for (let each = 0; each < 10; each += 1) {
        writers.push(anId())
        await open(device, writers.at(-1) as string)
      }
    }
    const { rows } = await stage.world.root.query(
      'select letter from app.writers where branch_id = $1 order by length(letter), letter',
      [branch.branchId],
    )
    const letters = rows.map((row) => row.letter as string)
    expect(new Set(letters).size).toBe(34)
    expect(letters.slice(0, 24)).toEqual([...'ABCDEFGHJKLMNPRSTUVWXYZ', 'AAA'])
  })

  it.each(['A', 'BC', 'AAA', 'ABCD'])('%s can stand in a number that the server takes', (letter) => {
    const args = { ...stage.nextIssue(), number: `A-${letter}07`, letter, n: 7 }
    const header = commandHeader.parse({ seq: 1, id: anId(), name: 'issue_ticket', kind: 'fact', args })
    expect(parseCommand(header).ok).toBe(true)
    const byNumber = { number: `A-${letter}07/2`, number_day: '2026-11-20' }
    expect(parseCommand({ ...header, name: 'park_ticket', args: byNumber }).ok).toBe(true)
  })
})

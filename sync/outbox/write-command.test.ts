import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { commandSchemaVersion } from '../commands/parse-command.ts'
import { aLane, aState, aWriter } from '../numbers/a-writer.ts'
import { createMemoryDisk, type MemoryDisk } from '../ports/memory-disk.ts'
import { createSeededChance } from '../ports/seeded-chance.ts'
import { type Store, tableNames, type WriteTransaction } from '../ports/store.ts'
import { createRandom } from '../random/create-random.ts'
import { startServerClock } from '../time/server-clock.ts'
import { aCommand, uuid } from './a-command.ts'
import { OUTBOX_MAX } from './limits.ts'
import type { Numbering } from './take-ticket-number.ts'
import { type CommandToWrite, writeCommand } from './write-command.ts'

const chance = createSeededChance(createRandom('outbox'))
const NOON = Date.parse('2026-11-20T11:00:00Z')
const heard = (wall: number) =>
  startServerClock({ wall_at: wall, server_time: null, offset_ms: 0, last_day: null }, { wall, monotonic: 0 })
const numbering: Numbering = {
  ...{ prefix: 'A', digits: 3, isUnconfirmed: false, heightOn: () => 0, clock: heard(NOON) },
  dayRules: [{ from_day: '2000-01-01', zone: 'Africa/Tunis', day_start: '00:00' }],
}
const issueArgs = { service_id: uuid(2), language: 'fr' }
const anIssue = (n: number, of: Partial<Numbering> = {}, more: Partial<CommandToWrite> = {}) =>
  aCommand(n, 'issue_ticket', {
    args: issueArgs,
    numbering: { ...numbering, ...of },
    isPrinted: true,
    ...more,
  } as never)

let disk: MemoryDisk
let store: Store
const write = (command: CommandToWrite, by = store) => writeCommand({ store: by, chance }, command)
const written = async (command: CommandToWrite) => {
  const result = await write(command)
  if (result.kind !== 'written') throw new Error(result.code)
  return result.row
}
const setWriter = (overrides: Parameters<typeof aWriter>[0] = {}) =>
  store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'writer', value: aWriter(overrides) }]))
const contents = () => tableNames.map((name) => disk.tables.all(name))
beforeEach(() => {
  disk = createMemoryDisk()
  store = disk.open()
})

describe('writing a command', () => {
  test('[OB1] [WR1] the first makes the writer, and has seq 1 under it', async () => {
    const row = await written(aCommand(1))
    expect(row).toMatchObject({
      seq: 1,
      name: 'open_counter',
      kind: 'fact',
      schema: commandSchemaVersion,
      page_life: 'life',
    })
    expect(disk.tables.get('meta', 'writer')?.value).toMatchObject({ id: row.writer, next_seq: 2, epoch: 0 })
    expect(disk.tables.get('places', row.id)).toEqual({ id: row.id, writer: row.writer, seq: 1 })
    expect(row).not.toHaveProperty('outcome')
  })

  test('[OB2] [WR4] seq is dense under one writer, whichever tabs write at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }), async (tabOfCommand) => {
        const shared = createMemoryDisk()
        const tabs = [0, 1, 2, 3].map(() => shared.open())
        await Promise.all(tabOfCommand.map((tab, n) => write(aCommand(n), tabs[tab])))
        const rows = shared.tables.all('outbox')
        expect(new Set(rows.map(({ writer }) => writer)).size).toBe(1)
        expect(rows.map(({ seq }) => seq)).toEqual(tabOfCommand.map((_, at) => at + 1))
      }),
      { numRuns: 30 },
    )
  })

  test('[OB3] a second write of an id changes nothing and answers the first row', async () => {
    await setWriter()
    const first = await written(anIssue(1))
    const before = contents()
    expect(await written(anIssue(1))).toEqual(first)
    expect(contents()).toEqual(before)
  })

  test('[OB3] two tabs that write one id at once write it once', async () => {
    const [a, b] = await Promise.all([write(aCommand(1)), write(aCommand(1), disk.open())])
    expect(a).toEqual(b)
    expect(disk.tables.count('outbox')).toBe(1)
  })

  test('[OB4] the row holds what was meant then', async () => {
    const meant = {
      ...{ session: uuid(5), config_version: 9, written_at: '2026-11-20T08:00:00.000Z', known_at: null },
      ...{ touches: [{ table: 'counters' as const, id: uuid(6) }], prediction: { at: 4 } },
    }
    expect(await written(aCommand(1, 'open_counter', meant as never))).toMatchObject(meant)
  })

  test('[OB6] arguments that the registry refuses are thrown, and nothing is written', async () => {
    await expect(write(aCommand(1, 'open_counter', { args: { counter_id: 'x' } } as never))).rejects.toThrow(TypeError)
    await expect(write(aCommand(1, 'open_counter', { kind: 'intent' }))).rejects.toThrow(TypeError)
    await setWriter()
    const badIssue = anIssue(1, {}, { args: { ...issueArgs, language: 'xx' } } as never)
    await expect(write(badIssue)).rejects.toThrow(TypeError)
    expect(disk.tables.count('outbox') + disk.tables.count('numbers') + disk.tables.count('prints')).toBe(0)
  })

  test('[OB6] a full outbox refuses wishes with a code, and takes facts', async () => {
    await setWriter({ next_seq: OUTBOX_MAX + 4, settled_seq: 3 })
    expect(await write(aCommand(1, 'call_next'))).toEqual({ kind: 'refused', code: 'outbox_full' })
    expect(await write(aCommand(2))).toMatchObject({ kind: 'written', row: { seq: OUTBOX_MAX + 4 } })
    await setWriter({ next_seq: OUTBOX_MAX + 4, settled_seq: 4 })
    expect(await write(aCommand(1, 'call_next'))).toMatchObject({ kind: 'written' })
  })

  test('[ST4] a disk that refuses is told by its code, and the next write is as if nothing had been', async () => {
    disk.failNextWrites(1, 'quota_exceeded')
    expect(await write(aCommand(1))).toEqual({ kind: 'refused', code: 'quota_exceeded' })
    expect(await write(aCommand(1))).toMatchObject({ kind: 'written', row: { seq: 1 } })
  })

  test('[ST5] a writer that cannot be read is kept aside, and a new one is made', async () => {
    await store.write(['meta'], async (tx) => tx.put('meta', [{ key: 'writer', value: { id: 'broken' } }]))
    expect(await write(aCommand(1))).toMatchObject({ kind: 'written', row: { seq: 1 } })
    expect(disk.tables.all('unreadable')).toMatchObject([{ table: 'meta', found: { value: { id: 'broken' } } }])
  })
})

describe('issuing a ticket', () => {
  test('[OB1] number, command and print job are one transaction', async () => {
    await setWriter()
    const commits: string[][] = []
    store.onCommit((changes) => commits.push(changes.map(({ table }) => table)))
    const row = await written(anIssue(1))
    expect(row.args).toMatchObject({ number: 'A-001', prefix: 'A', n: 1, number_day: '2026-11-20', ...issueArgs })
    expect(String(row.args.secret)).toMatch(/^[A-Za-z0-9_-]{16}$/)
    expect(row.touches).toEqual([{ table: 'tickets', id: row.args.ticket_id }])
    expect(commits).toHaveLength(1)
    expect(new Set(commits[0])).toEqual(new Set(['numbers', 'meta', 'prints', 'outbox', 'places']))
    expect(disk.tables.all('prints')).toMatchObject([
      { command_id: row.id, ticket_id: row.args.ticket_id, state: 'queued' },
    ])
  })

  test('[OB1] a crash before the commit leaves neither number nor command nor paper', async () => {
    await setWriter()
    const before = contents()
    disk.onMoment(() => {
      throw new Error('crash')
    })
    await expect(write(anIssue(1))).rejects.toThrow('crash')
    expect(contents()).toEqual(before)
    disk.onMoment(undefined)
    expect((await written(anIssue(2))).args.number).toBe('A-001')
  })

  test('[OB1] a tap waits for the disk once: nothing that it reads waits for another reading', async () => {
    await setWriter()
    await written(anIssue(1))
    let asked = 0
    let isAnswered = false
    const count = <Found>(reading: Promise<Found>): Promise<Found> => {
      expect(isAnswered).toBe(false)
      asked += 1
      return reading.finally(() => {
        isAnswered = true
      })
    }
    const counted = (tx: WriteTransaction): WriteTransaction => ({
      get: (...of) => count(tx.get(...of)),
      all: (...of) => count(tx.all(...of)),
      count: (table) => count(tx.count(table)),
      keys: (table) => count(tx.keys(table)),
      put: (...of) => tx.put(...of),
      delete: (...of) => tx.delete(...of),
      clear: (...of) => tx.clear(...of),
    })
    const counting = {
      ...store,
      write: ((tables, work) => store.write(tables, (tx) => work(counted(tx)))) as Store['write'],
    }
    await write(anIssue(2), counting)
    expect(asked).toBe(4)
  })

  test('[NU2] tabs that issue at once never take one number twice', async () => {
    await setWriter()
    const tabs = [store, disk.open(), disk.open()]
    const results = await Promise.all(Array.from({ length: 30 }, (_, n) => write(anIssue(n), tabs[n % 3])))
    const numbers = results.map((result) => (result.kind === 'written' ? result.row.args.number : result.code))
    expect(new Set(numbers).size).toBe(30)
    expect(numbers).toContain('A-030')
  })

  test('[NU3] outside the grant it is a spill number with the writer’s letter', async () => {
    await setWriter()
    expect((await written(anIssue(1, { isUnconfirmed: true }))).args).toMatchObject({
      number: 'A-X01',
      letter: 'X',
      n: 1,
    })
    expect((await written(anIssue(2))).args).toMatchObject({ number: 'A-001' })
    await setWriter({
      state: aState({ lanes: { days: [aLane({ last_day: '2026-11-19', first_day: '2026-11-19' })] } }),
    })
    expect((await written(anIssue(3))).args.number).toBe('A-X02')
  })

  test('[NU3] without a letter there is no number, and nothing is written', async () => {
    expect(await write(anIssue(1))).toEqual({ kind: 'refused', code: 'no_letter' })
    expect(disk.tables.count('outbox') + disk.tables.count('prints') + disk.tables.count('meta')).toBe(0)
  })

  test('[NU5] the day does not go back to one before the last that was used, in whichever tab', async () => {
    await setWriter()
    await written(anIssue(1, { clock: heard(NOON + 86_400_000) }))
    expect((await written(anIssue(2))).args).toMatchObject({ number: 'A-002', number_day: '2026-11-21' })
    expect(disk.tables.get('meta', 'clock')?.value).toMatchObject({ last_day: '2026-11-21' })
  })

  test('a device that prints nothing has no print job', async () => {
    await setWriter()
    await written(anIssue(1, {}, { isPrinted: false }))
    expect(disk.tables.count('prints')).toBe(0)
  })
})

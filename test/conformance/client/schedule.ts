import type { SeededRandom } from '../../setup/seeded-random.ts'

/** What may happen between a client and its database. */
export type Event =
  | { kind: 'write'; statements: string[] }
  | { kind: 'cut' | 'restore' | 'kill' | 'stop' | 'start' | 'restart postgres' }
  | { kind: 'wait'; ms: number }

const IDS = 12
const WAIT_MS_MAX = 300
const STATEMENTS_MAX = 4

function aStatement(random: SeededRandom, table: string): string {
  const id = 1 + random.below(IDS)
  const other = 1 + random.below(IDS)
  const priority = random.below(10) === 0 ? 'null' : String(random.below(10))
  return random.pick([
    `insert into ${table} values (${id}, 'made', ${priority}) on conflict (id) do update set priority = excluded.priority`,
    `update ${table} set priority = ${priority} where id = ${id}`,
    `update ${table} set title = title || '${random.below(10)}' where id in (${id}, ${other})`,
    `delete from ${table} where id = ${id}`,
    // The key of a row changes, if the other one is free.
    `update ${table} set id = ${other} where id = ${id} and not exists (select from ${table} where id = ${other})`,
    `update ${table} set priority = priority where id > ${id}`,
  ])
}

function aWrite(random: SeededRandom, table: string): Event {
  const statements = Array.from({ length: 1 + random.below(STATEMENTS_MAX) }, () => aStatement(random, table))
  return { kind: 'write', statements }
}

type Up = { engine: boolean; network: boolean }

function aDisturbance(random: SeededRandom, up: Up, table: string): Event {
  const kind = random.pick([
    up.network ? 'cut' : 'restore',
    up.network ? 'cut' : 'restore',
    up.engine ? random.pick(['kill', 'stop'] as const) : 'start',
    up.engine ? random.pick(['kill', 'stop'] as const) : 'start',
    'restart postgres',
    'truncate',
  ] as const)
  return kind === 'truncate' ? { kind: 'write', statements: [`truncate ${table}`] } : { kind }
}

/** Mostly writes; whatever is broken on the way is whole again at the end. */
export function makeSchedule(random: SeededRandom, length: number, table: string): Event[] {
  const up: Up = { engine: true, network: true }
  const events: Event[] = []
  while (events.length < length) {
    const die = random.below(10)
    const waits = { kind: 'wait', ms: random.below(WAIT_MS_MAX) } as const
    const event: Event = die < 6 ? aWrite(random, table) : die < 8 ? waits : aDisturbance(random, up, table)
    if (event.kind === 'cut' || event.kind === 'restore') up.network = event.kind === 'restore'
    if (event.kind === 'kill' || event.kind === 'stop' || event.kind === 'start') up.engine = event.kind === 'start'
    events.push(event)
  }
  if (!up.network) events.push({ kind: 'restore' })
  if (!up.engine) events.push({ kind: 'start' })
  return events
}

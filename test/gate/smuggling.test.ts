import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Branch } from '../setup/world.ts'
import { GateWorld, NOTE, PHONE, rowsOf } from './gate-world.ts'

let gate: GateWorld
let mine: Branch
let foreign: Branch
let kiosk: string
let staffHandle: string
let honest: Record<string, string>

beforeAll(async () => {
  gate = await GateWorld.open()
  const { world } = gate.server
  mine = await world.addBranch()
  foreign = await world.addBranch()
  const [kioskDevice, tablet] = [await world.addDevice(mine, 'kiosk'), await world.addDevice(mine, 'tablet')]
  await gate.aTicket(mine, kioskDevice, tablet, 1)
  await gate.aTicket(foreign, await world.addDevice(foreign, 'kiosk'), await world.addDevice(foreign, 'tablet'), 1)
  kiosk = await gate.server.deviceToken(kioskDevice)
  const staff = await gate.read(await gate.server.deviceToken(tablet), 'tickets', mine.branchId)
  staffHandle = staff.headers.get('electric-handle') ?? ''
  await gate.ask(kiosk, base())
  honest = ours()
})
afterAll(() => gate.close())

const base = () => `shape=tickets&branch=${mine.branchId}&offset=-1`
const OURS = /^(table|where|columns|queryable_columns|replica|params\[\d+\])$/
/** The part of the last question that a client has no say in. */
function ours(): Record<string, string> {
  const all = [...(gate.asked.at(-1)?.query ?? [])].filter(([name]) => OURS.test(name))
  expect(new Set(all.map(([name]) => name)).size).toBe(all.length)
  return Object.fromEntries(all)
}

const CLIENTS_OWN = [
  'offset',
  'handle',
  'live',
  'live_sse',
  'experimental_live_sse',
  'cursor',
  'log',
  'expired_handle',
  'cache-buster',
]

const attacks: [string, () => string][] = [
  ['another table', () => `${base()}&table=app.staff`],
  ['another table in front', () => `table=app.staff&${base()}`],
  ['a table in capitals', () => `${base()}&TABLE=app.staff`],
  ['a table in percent signs', () => `${base()}&%74%61%62%6c%65=app.staff`],
  ['a table behind a blank', () => `${base()}&+table=app.staff`],
  ['a table as a list', () => `${base()}&table[]=app.staff`],
  ['a table behind a semicolon', () => `${base()};table=app.staff`],
  ['a clause that is always true', () => `${base()}&where=true`],
  ['a clause that opens ours', () => `${base()}&where=1%3D1)+or+(1%3D1`],
  ['a clause twice', () => `${base()}&where=true&where=true`],
  ['the tenant of others as parameter', () => `${base()}&params[1]=${foreign.tenantId}`],
  ['the branch of others as parameter', () => `${base()}&params[2]=${foreign.branchId}`],
  ['a parameter in percent signs', () => `${base()}&params%5B1%5D=${foreign.tenantId}`],
  ['parameters as JSON', () => `${base()}&params=${encodeURIComponent(JSON.stringify({ 1: foreign.tenantId }))}`],
  ['one parameter more', () => `${base()}&params[4]=x`],
  ['an earlier first day', () => `${base()}&params[3]=2000-01-01`],
  ['more columns', () => `${base()}&columns=tenant_id,id,contact_phone,note`],
  ['all columns', () => `${base()}&columns=`],
  ['columns as a list', () => `${base()}&columns[]=contact_phone`],
  ['the whole row before each change', () => `${base()}&replica=full`],
  ['a secret', () => `${base()}&secret=x`],
  ['a secret by its old name', () => `${base()}&api_secret=x`],
  ['another source', () => `${base()}&source_id=x`],
  ['columns to ask about', () => `${base()}&queryable_columns=contact_phone`],
  ['a subset', () => `${base()}&subset__where=${encodeURIComponent("contact_phone like '+216%'")}`],
  ['a subset with parameters', () => `${base()}&subset__where=note%3D%241&subset__params[1]=x`],
  ['a subset in order of what is hidden', () => `${base()}&subset__order_by=contact_phone&subset__limit=1`],
  ['a subset as expression', () => `${base()}&subset__where_expr=%7B%7D`],
  ['a subset as object', () => `${base()}&subset[where]=true`],
  ['two shapes', () => `${base()}&shape=counters`],
  ['two branches, theirs last', () => `${base()}&branch=${foreign.branchId}`],
  ['two branches, theirs first', () => `branch=${foreign.branchId}&${base()}`],
  ['two offsets', () => `${base()}&offset=0_0`],
  ['the handle of another audience, at the start', () => `${base()}&handle=${staffHandle}`],
  ['a parameter inside a handle', () => `${base()}&handle=x%26table%3Dapp.staff`],
  ['a parameter inside a cursor', () => `${base()}&cursor=1%26where%3Dtrue%23`],
  ['a line break in a cursor', () => `${base()}&cursor=1%0d%0aelectric-handle:+x`],
  ['a null byte in a handle', () => `${base()}&handle=%00`],
  ['a shape that every object has', () => `shape=constructor&branch=${mine.branchId}&offset=-1`],
  ['a shape that is a prototype', () => `shape=__proto__&branch=${mine.branchId}&offset=-1`],
  ['a table as shape', () => `shape=app.staff&branch=${mine.branchId}&offset=-1`],
  ['a shape with a null byte', () => `shape=tickets%00&branch=${mine.branchId}&offset=-1`],
  ['a list of shapes', () => `shape[]=tickets&branch=${mine.branchId}&offset=-1`],
  ['a clause as branch', () => `shape=tickets&branch=${mine.branchId}'+or+'1'%3D'1&offset=-1`],
  ['a prototype', () => `${base()}&__proto__[table]=app.staff&constructor.prototype.where=true`],
  [
    'another tenant and role by name',
    () => `${base()}&tenant=${foreign.tenantId}&tenant_id=${foreign.tenantId}&role=admin`,
  ],
  ['an audience', () => `${base()}&audience=staff&actor=admin&first_day=2000-01-01`],
  ['a very long cursor', () => `${base()}&cursor=${'1'.repeat(10_000)}`],
  ['half a character', () => `${base()}&cursor=%ED%A0%80&handle=%zz`],
  ['a clause as offset', () => `shape=tickets&branch=${mine.branchId}&offset=-1)+or+(true`],
]

describe('[GK5] nothing that a client adds changes what is asked for', () => {
  it.each(attacks)('%s', async (_, query) => {
    gate.asked.length = 0
    const answer = await gate.ask(kiosk, query())
    if (gate.asked.length > 0) {
      expect(ours()).toEqual(honest)
      const others = [...(gate.asked[0]?.query.keys() ?? [])].filter((name) => !OURS.test(name))
      expect(others.filter((name) => !CLIENTS_OWN.includes(name))).toEqual([])
    }
    expect([200, 400, 404, 409]).toContain(answer.status)
    if (answer.status !== 200) expect(rowsOf(answer)).toEqual([])
    for (const row of rowsOf(answer)) expect(row).toMatchObject({ tenant_id: mine.tenantId, branch_id: mine.branchId })
    expect([PHONE, NOTE, foreign.tenantId].filter((word) => answer.text.includes(word))).toEqual([])
  })

  it('what is reserved is refused by name, before anything is asked', async () => {
    gate.asked.length = 0
    const { status, text } = await gate.ask(kiosk, `${base()}&table=app.staff&subset__where=true`)
    expect([status, JSON.parse(text)]).toMatchObject([
      400,
      { code: 'malformed', details: { reserved: ['table', 'subset__where'] } },
    ])
    expect(gate.asked).toEqual([])
  })

  it('a repeated parameter is refused, whichever it is', async () => {
    for (const name of ['shape', 'branch', 'offset', 'cursor', 'live']) {
      const value = new URLSearchParams(base()).get(name) ?? '1'
      const { status } = await gate.ask(kiosk, `${base()}&${name}=${value}&${name}=${value}`)
      expect([name, status]).toEqual([name, 400])
    }
  })

  it('the handle of another audience leads to a new beginning', async () => {
    const query = `shape=tickets&branch=${mine.branchId}&offset=0_0&handle=${staffHandle}`
    const answer = await gate.ask(kiosk, query)
    expect(answer.status).toBe(409)
    expect(answer.headers.get('electric-handle')).not.toBe(staffHandle)
    expect(answer.messages).toEqual([{ headers: { control: 'must-refetch' } }])
  })

  it('what is ours is complete, and in the source’s own spelling', () => {
    expect(honest).toMatchObject({
      table: 'app.tickets',
      replica: 'default',
      where: '(tenant_id = $1 and branch_id = $2 and queue_day >= $3)',
      'params[1]': mine.tenantId,
      'params[2]': mine.branchId,
    })
    expect(honest.queryable_columns).toBe(honest.columns)
    expect(honest.columns).not.toMatch(/contact|note|secret|answers/)
  })
})

describe('[GK7] only reading is served', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is refused, whatever its body says', async (method) => {
    gate.asked.length = 0
    const body = JSON.stringify({
      table: 'app.staff',
      where: 'true',
      columns: ['note'],
      params: {},
      subset: { where: 'true' },
    })
    const headers = { 'content-type': 'application/json', 'content-length': String(body.length) }
    const answer = await gate.ask(kiosk, base(), { method, body, headers })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD')
    expect(gate.asked).toEqual([])
  })

  it('a header does not make another method of it', async () => {
    gate.asked.length = 0
    const headers = {
      'x-http-method-override': 'DELETE',
      'x-method-override': 'POST',
      'x-original-url': '/v1/shape?table=x',
    }
    expect((await gate.ask(kiosk, base(), { headers })).status).toBe(200)
    expect(gate.asked.map(({ method }) => method)).toEqual(['GET'])
  })

  it('HEAD is answered like GET, without a body', async () => {
    gate.asked.length = 0
    const answer = await gate.ask(kiosk, base(), { method: 'HEAD' })
    expect([answer.status, answer.text]).toEqual([200, ''])
    expect(answer.headers.get('electric-handle')).toBeTruthy()
    expect(gate.asked.map(({ method }) => method)).toEqual(['HEAD'])
  })
})

describe('[GK5] a source is told nothing of who asks', () => {
  it('neither token nor cookie nor address', async () => {
    gate.asked.length = 0
    const headers = {
      cookie: 'a=b',
      'x-forwarded-for': '192.0.2.7',
      origin: 'https://x.example',
      'if-none-match': '"x"',
    }
    await gate.ask(kiosk, base(), { headers })
    expect([...(gate.asked[0]?.headers.keys() ?? [])].sort()).toEqual(['accept', 'if-none-match', 'x-request-id'])
  })
})

describe('[GK6] who is nobody is told so before anything else', () => {
  it.each([
    ['no token', undefined],
    ['a word', 'nonsense'],
    ['a token that nobody signed', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
    ['a very long token', 'a'.repeat(5_000)],
  ])('%s', async (_, token) => {
    gate.asked.length = 0
    const answers = await Promise.all([gate.ask(token, base()), gate.ask(token, 'shape=nothing&table=x')])
    expect(answers.map(({ status, text }) => [status, JSON.parse(text).code])).toEqual([
      [401, 'unauthenticated'],
      [401, 'unauthenticated'],
    ])
    expect(gate.asked).toEqual([])
  })

  it('a token in the query is none', async () => {
    expect((await gate.ask(undefined, `${base()}&access_token=${kiosk}&authorization=Bearer+${kiosk}`)).status).toBe(
      401,
    )
  })
})

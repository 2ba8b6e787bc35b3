import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INTERNAL_PATH } from '../../../server/shapes/holder-proof.ts'
import { idsOf } from '../../sql/permissions/fingerprint.ts'
import { attack } from '../attack.ts'
import { PHONE } from '../bank.ts'
import { openShapesScene, type ShapesScene } from '../shapes-scene.ts'

/** Short here; in an installation 24, 10 and 60 seconds. */
const LIMITS = { pollMs: 1_500, recheckMs: 150, eventsMs: 5_000, openPerDevice: 6 }
const MARGIN_MS = 1_500
const SHAPES = ['branch_config', 'tickets', 'counters', 'branch_stats']
const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE']

let shapes: ShapesScene
let victimIds: Set<string>
let [tablet, kiosk, strange]: string[] = []

beforeAll(async () => {
  shapes = await openShapesScene(LIMITS)
  const { server, victim, stranger } = shapes.scene
  victimIds = await idsOf(server.world.root, victim.tenantId)
  tablet = await server.deviceToken(victim.tablet)
  kiosk = await server.deviceToken(victim.kiosk)
  strange = await server.deviceToken(stranger.tablet)
  await shapes.scene.rows('update app.tickets set contact_phone = $2, version = version + 1 where branch_id = $1', [
    victim.branchId,
    PHONE,
  ])
})
afterAll(() => shapes.close())

const of = (branchId: string, shape = 'tickets') => `shape=${shape}&branch=${branchId}`
const ours = (shape = 'tickets') => of(shapes.scene.victim.branchId, shape)
const placeOf = ({ headers }: Response) =>
  `offset=${headers.get('electric-offset')}&handle=${headers.get('electric-handle')}`
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

type Told = { status: number; text: string; answer: Response }
async function told(token: string | undefined, query: string, init?: RequestInit): Promise<Told> {
  const answer = await shapes.ask(token, query, init)
  return { status: answer.status, text: await answer.text(), answer }
}

/** Ids of the victim in headers or body, but for those that who asked has named. */
const leaked = ({ text, answer }: Told, query: string): string[] => {
  const all = text + JSON.stringify([...answer.headers])
  return [...victimIds].filter((id) => all.includes(id) && !query.includes(id))
}

const codeOf = ({ status, text }: Told) => `${status} ${JSON.parse(text).code}`

/** A question that waits for a change at the head of the log. */
async function live(token: string, shape = 'counters', branch = shapes.scene.victim.branchId): Promise<string> {
  const start = await shapes.ask(token, `${of(branch, shape)}&offset=-1`)
  await start.text()
  const rest = await shapes.ask(token, `${of(branch, shape)}&${placeOf(start)}`)
  await rest.text()
  return `${of(branch, shape)}&${placeOf(rest)}&live=true`
}

const change = (reason: string) =>
  shapes.scene.rows(`update app.counters set pause_reason = $2, version = version + 1 where branch_id = $1`, [
    shapes.scene.victim.branchId,
    reason,
  ])

/** A device and its token that nothing else needs. */
async function aDevice(): Promise<{ token: string; revoke: () => Promise<number> }> {
  const { server, victim } = shapes.scene
  const device = await server.world.addDevice(victim.branch, 'tablet')
  const path = `/api/branches/${victim.branchId}/devices/${device.deviceId}/revoke`
  const revoke = async () => (await server.ask(path, { token: victim.admin.token, body: {} })).status
  return { token: await server.deviceToken(device), revoke }
}

it('who may read does: the refusals below are not those of a question that nobody could ask', async () => {
  for (const shape of ['tickets', 'counters']) {
    const read = await told(tablet, `${ours(shape)}&offset=-1`)
    expect([shape, read.status, leaked(read, '').length > 0]).toEqual([shape, 200, true])
    expect(read.text.includes(PHONE)).toBe(shape === 'tickets')
  }
})

describe('[GK1] rows of somebody else', () => {
  attack('a device of another bank finds no shape of a branch whose id it has learnt', async () => {
    for (const shape of SHAPES)
      for (const token of [strange, shapes.scene.stranger.admin.token, shapes.scene.stranger.manager.token]) {
        const query = `${ours(shape)}&offset=-1`
        const answer = await told(token, query)
        expect(codeOf(answer)).toBe('404 not_found')
        expect(leaked(answer, query)).toEqual([])
      }
  })

  attack('a branch of another bank is the same to ask for as one that nobody has', async () => {
    const nobodys = await told(strange, `${of(crypto.randomUUID())}&offset=-1`)
    const theirs = await told(strange, `${ours()}&offset=-1`)
    const bare = ({ status, text }: Told) => ({ status, ...JSON.parse(text), request_id: '' })
    expect(bare(theirs)).toEqual(bare(nobodys))
  })

  attack('the device of one branch does not follow the other branch of its own bank', async () => {
    const { server, victim } = shapes.scene
    const tokens = [await server.deviceToken(victim.otherTablet), victim.neighbour.token]
    for (const token of tokens) expect(codeOf(await told(token, `${ours()}&offset=-1`))).toBe('404 not_found')
  })

  attack('a handle and place that another bank’s device was given open nothing of that bank', async () => {
    const handle = new URLSearchParams(await live(tablet ?? '', 'tickets')).get('handle')
    const own = of(shapes.scene.stranger.branchId)
    for (const offset of ['-1', '0_0', '0_inf', 'now']) {
      const query = `${own}&offset=${offset}&handle=${handle}`
      const answer = await told(strange, query)
      expect([200, 400, 409]).toContain(answer.status)
      expect(leaked(answer, query)).toEqual([])
    }
  })

  attack('a live question with the place of another bank’s log hears nothing of its changes', async () => {
    const handle = new URLSearchParams(await live(tablet ?? '')).get('handle')
    const own = new URLSearchParams(await live(strange ?? '', 'counters', shapes.scene.stranger.branchId))
    own.set('handle', handle ?? '')
    const asking = told(strange, own.toString())
    await pause(100)
    await change('only ours')
    const answer = await asking
    expect(answer.text).not.toContain('only ours')
    expect(leaked(answer, own.toString())).toEqual([])
  })
})

describe('[GK5] words that are not the client’s', () => {
  attack('a second branch, tenant, clause or table in the question changes nothing of whose rows come', async () => {
    const { victim, stranger } = shapes.scene
    const own = `${of(stranger.branchId)}&offset=-1`
    const more = [
      `branch=${victim.branchId}`,
      `tenant_id=${victim.tenantId}`,
      `params[1]=${victim.tenantId}`,
      `params%5B2%5D=${victim.branchId}`,
      `where=${encodeURIComponent(`branch_id = '${victim.branchId}'`)}`,
      'table=app.staff_credentials',
      'replica=full',
      `subset__where=${encodeURIComponent(`tenant_id = '${victim.tenantId}'`)}`,
    ]
    for (const each of more)
      for (const query of [`${own}&${each}`, `${each}&${own}`]) {
        const answer = await told(strange, query)
        expect([200, 400]).toContain(answer.status)
        expect(leaked(answer, query)).toEqual([])
      }
  })

  attack('columns that name the phone or the digest of a ticket’s secret bring neither', async () => {
    const columns = ['contact_phone', 'secret_digest', 'contact_phone,note', 'id,contact_name', '*', '"contact_phone"']
    for (const each of columns)
      for (const name of ['columns', 'columns[]', 'COLUMNS', 'queryable_columns', 'column', 'select']) {
        const answer = await told(kiosk, `${ours()}&offset=-1&${name}=${encodeURIComponent(each)}`)
        // Names that the protocol has are refused, others mean nothing.
        expect([name, answer.status]).toEqual([name, /columns/i.test(name) ? 400 : 200])
        expect([PHONE, 'contact_', 'secret'].filter((word) => answer.text.includes(word))).toEqual([])
      }
  })

  attack('a clause in the body of a POST is not read', async () => {
    const body = JSON.stringify({ subset: { where: 'true' }, where: 'true', table: 'app.staff', params: {} })
    for (const method of METHODS) {
      const answer = await told(kiosk, `${ours()}&offset=-1`, {
        method,
        body,
        headers: { 'content-type': 'application/json' },
      })
      expect(codeOf(answer)).toBe('405 method_not_allowed')
      expect(answer.answer.headers.get('allow')).toBe('GET, HEAD')
      expect(leaked(answer, '')).toEqual([])
    }
  })
})

describe('[SH3] the path between the servers', () => {
  const question = () => new URLSearchParams({ table: 'app.tickets', offset: '-1' }).toString()
  const internally = (query: string, headers: Record<string, string> = {}, method = 'GET') =>
    shapes.scene.server.app.request(`${INTERNAL_PATH}?${query}`, { method, headers })
  const proofOf = (query: string, method = 'GET', holdId = shapes.holdId) =>
    shapes.proof.headersFor({ holdId, method, search: `?${query}` })

  it('is answered to a server of the installation', async () => {
    expect((await internally(question(), proofOf(question()))).status).toBe(200)
  })

  attack('it does not exist for who has no proof, by token of an admin, a device or by no token', async () => {
    const tokens = ['', tablet, shapes.scene.victim.admin.token, shapes.scene.stranger.admin.token]
    for (const token of tokens)
      for (const method of ['GET', 'HEAD', 'OPTIONS', ...METHODS]) {
        const answer = await internally(question(), { authorization: `Bearer ${token}` }, method)
        expect([method, answer.status]).toEqual([method, 404])
        expect(answer.headers.get('electric-handle')).toBeNull()
      }
  })

  attack('a proof that was overheard is good for no other table, tenant, place or method', async () => {
    const heard = proofOf(question())
    const others = [
      question().replace('tickets', 'counters'),
      `${question()}&where=true`,
      question().replace('-1', '0_0'),
      `${question()}&`,
    ]
    for (const query of others) expect((await internally(query, heard)).status).toBe(404)
    for (const method of ['HEAD', 'DELETE', 'POST'])
      expect((await internally(question(), heard, method)).status).toBe(404)
  })

  attack('a proof that was overheard is sent away without rows once another server holds the engine', async () => {
    const answer = await internally(question(), proofOf(question(), 'GET', crypto.randomUUID()))
    expect([answer.status, await answer.text()]).toEqual([410, ''])
    const swapped = { ...proofOf(question(), 'GET', crypto.randomUUID()), 'x-blesaf-hold': shapes.holdId }
    expect((await internally(question(), swapped)).status).toBe(404)
  })

  attack('a proof sent to the gate in place of a token opens nothing', async () => {
    const answer = await told(undefined, `${ours()}&offset=-1`, { headers: proofOf(`${ours()}&offset=-1`) })
    expect(codeOf(answer)).toBe('401 unauthenticated')
  })

  attack('another spelling of the path is no way around the proof', async () => {
    for (const path of [
      '/internal/shapes/',
      '//internal/shapes',
      '/internal/%73hapes',
      '/internal/./shapes',
      '/INTERNAL/shapes',
    ])
      expect((await shapes.scene.server.app.request(`${path}?${question()}`)).status).toBe(404)
  })
})

describe('[GK10] what goes on after a right has ended', () => {
  attack('a stream of events ends soon after its device is revoked, and brings no later change', async () => {
    const { token, revoke } = await aDevice()
    const answer = await shapes.ask(token, `${await live(token)}&live_sse=true`)
    expect(answer.headers.get('content-type')).toMatch(/event-stream/)
    const text = answer.text()
    expect(await revoke()).toBe(204)
    const startedAt = performance.now()
    await pause(LIMITS.recheckMs + 250)
    await change('after the revocation')
    expect(await text).not.toContain('after the revocation')
    expect(performance.now() - startedAt).toBeLessThan(LIMITS.eventsMs)
  })

  attack('the handle of a poll kept from before a revocation is of no use to the revoked device', async () => {
    const { token, revoke } = await aDevice()
    const query = await live(token)
    expect(await revoke()).toBe(204)
    for (const each of [query, `${ours()}&offset=-1`, `${query}&live_sse=true`]) {
      expect(codeOf(await told(token, each))).toBe('403 device_revoked')
    }
  })

  attack('a signed-out manager’s token follows nothing, though its signature is still good', async () => {
    const { server, victim } = shapes.scene
    const { token, sessionId } = await server.signedIn(victim.tenantId, victim.manager.id)
    const query = await live(token)
    expect((await server.ask('/api/sign-out', { token, body: { session_id: sessionId } })).status).toBeLessThan(300)
    expect(codeOf(await told(token, query))).toBe('401 unauthenticated')
  })
})

describe('[GK8] [GK12] around the rows', () => {
  attack(
    'many polls of one device are refused beyond its share, and take nobody else’s',
    async () => {
      const { token } = await aDevice()
      const query = await live(token)
      const polls = Array.from({ length: LIMITS.openPerDevice + 4 }, () => told(token, query))
      const statuses = (await Promise.all([...polls, told(tablet, `${ours()}&offset=-1`)])).map(({ status }) => status)
      expect(statuses.pop()).toBe(200)
      expect(statuses.filter((status) => status === 429)).toHaveLength(4)
      // Whoever was refused is served once there is room again.
      expect((await told(token, `${ours()}&offset=-1`)).status).toBe(200)
    },
    LIMITS.pollMs * 4 + MARGIN_MS,
  )

  attack('HEAD tells a stranger no more than GET: no handle, no length, no schema', async () => {
    for (const token of [undefined, strange]) {
      const [get, head] = [
        await told(token, `${ours()}&offset=-1`),
        await told(token, `${ours()}&offset=-1`, { method: 'HEAD' }),
      ]
      expect([head.status, head.text]).toEqual([get.status, ''])
      const names = [...head.answer.headers.keys()]
      expect(names.filter((name) => /^electric-|^etag$/.test(name))).toEqual([])
    }
  })

  attack('no cache is allowed to keep an answer for the next who asks, whatever the answer is', async () => {
    const answers = [
      await told(tablet, `${ours()}&offset=-1`),
      await told(tablet, `${ours()}&offset=-1`, { method: 'HEAD' }),
      await told(tablet, `${ours()}&offset=0_0&handle=none`),
      await told(tablet, `${ours()}&offset=nonsense`),
      await told(undefined, `${ours()}&offset=-1`),
      await told(strange, `${ours()}&offset=-1`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 409, 400, 401, 404])
    for (const { answer, status } of answers) {
      expect(`${status} ${answer.headers.get('cache-control')}`).toMatch(/no-store/)
      expect(answer.headers.get('cache-control')).not.toMatch(/public|max-age|s-maxage|stale/)
    }
    for (const { answer } of answers.slice(0, 3)) {
      expect(answer.headers.get('cache-control')).toContain('private')
      expect(answer.headers.get('vary')).toContain('authorization')
    }
  })

  attack('an etag that was learnt elsewhere proves nothing to who may not read', async () => {
    const etag = (await told(tablet, `${ours()}&offset=-1`)).answer.headers.get('etag') ?? ''
    expect(etag).not.toBe('')
    const headers = { 'if-none-match': etag }
    expect((await told(strange, `${ours()}&offset=-1`, { headers })).status).toBe(404)
    expect((await told(undefined, `${ours()}&offset=-1`, { headers })).status).toBe(401)
    expect((await told(kiosk, `${ours()}&offset=-1`, { headers })).status).toBe(200)
  })
})

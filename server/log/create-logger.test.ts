import { describe, expect, test } from 'vitest'
import { createLogger } from './create-logger.ts'

function memoryLog(secret = 'x'.repeat(32)) {
  const lines: string[] = []
  const log = createLogger({ level: 'trace', secret, destination: { write: (line) => lines.push(line) } })
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> }
}

const PHONE = '+216 98 123 456'
const EMAIL = 'amina.b@example.tn'
const NAME = 'Amina Ben Salah'
const personal = [PHONE, '98123456', EMAIL, NAME, 'Amina', 'tok_5ecret', 'eyJhbGciOi']

function databaseError(code: string) {
  return Object.assign(new Error(`value "${NAME}" with ${PHONE} for ${EMAIL}`), {
    code,
    severity: 'ERROR',
    detail: `Key (phone)=(${PHONE}) already exists.`,
    where: `SQL statement "insert … ${NAME}"`,
    table: 'tickets',
    constraint: 'tickets_natural_key',
  })
}

describe('createLogger', () => {
  test.each<[string, (log: ReturnType<typeof memoryLog>['log']) => void]>([
    ['a field', (log) => log.info({ phone: PHONE, contactEmail: EMAIL, first_name: NAME }, 'issued')],
    [
      'a deep field',
      (log) => log.info({ a: { b: [{ c: { customerName: NAME, Authorization: 'Bearer tok_5ecret' } }] } }),
    ],
    ['an object under a personal key', (log) => log.info({ contact: { kind: 'sms', to: PHONE, called: NAME } })],
    ['a list under a personal key', (log) => log.info({ names: [NAME, NAME] })],
    ['a number', (log) => log.info({ phone: 98123456 })],
    ['the message', (log) => log.info(`sent to ${PHONE} and ${EMAIL} with Bearer tok_5ecret`)],
    ['a formatted message', (log) => log.info('sent to %s', PHONE)],
    ['a child logger', (log) => log.child({ phone: PHONE, text: EMAIL }).info('x')],
    ['a key', (log) => log.info({ [EMAIL]: 1, [PHONE]: 2 })],
    ['free text in a harmless field', (log) => log.info({ text: `call ${PHONE} or mail <${EMAIL}>` })],
    ['a signed token', (log) => log.info({ text: 'eyJhbGciOi.eyJzdWIiOjF9.c2ln' })],
    ['a thrown error', (log) => log.error(new Error(`no customer '${NAME}' at ${PHONE}`))],
    ['an error without a message', (log) => log.error({ err: databaseError('P0001') })],
    ['an error beside a message', (log) => log.error({ err: databaseError('23505') }, 'push failed')],
    ['a cause', (log) => log.error(new Error('outer', { cause: databaseError('22P02') }))],
    ['a syntax error', (log) => log.error({ err: parseError(`{"name": ${NAME}`) })],
  ])('no personal data appears from %s', (_, write) => {
    const memory = memoryLog()
    write(memory.log)
    expect(memory.lines).toHaveLength(1)
    for (const secret of personal) expect(memory.lines[0]).not.toContain(secret)
  })

  test('a password inside a URL is hidden', () => {
    const { log, lines } = memoryLog()
    log.info({ target: 'postgres://user:hunter2@db/blesaf' })
    expect(lines[0]).not.toContain('hunter2')
    expect(lines[0]).toContain('@db/blesaf')
  })

  test('a phone number in Arabic digits is hidden', () => {
    const { log, lines } = memoryLog()
    log.info('٩٨ ١٢٣ ٤٥٦')
    expect(lines[0]).not.toContain('١٢٣')
  })

  test('the same value has the same hash, under one secret only', () => {
    const [one, other] = [memoryLog(), memoryLog('y'.repeat(32))]
    one.log.info({ phone: PHONE })
    const first = one.last().phone
    one.log.info({ deep: { phone: PHONE } })
    other.log.info({ phone: PHONE })
    expect(first).toMatch(/^~[\w-]{16}$/)
    expect(one.last().deep).toEqual({ phone: first })
    expect(other.last().phone).not.toBe(first)
  })

  test('what operators need stays readable', () => {
    const { log, last } = memoryLog()
    const fields = {
      request_id: '12345678-1234-4123-8123-123456789012',
      route: '/t/:token',
      at: '2026-11-20T08:30:00.000Z',
      day: '2026-11-20',
      ms: 12.5,
      command: 'call_next',
      number: 'A-1000',
      lsn: '0/16B3748',
    }
    log.info(fields, 'done')
    expect(last()).toMatchObject({ ...fields, msg: 'done', level: 30, app: 'blesaf' })
  })

  test('an error keeps its type, code, frames and the object it concerns', () => {
    const { log, last } = memoryLog()
    log.error({ err: databaseError('23505') }, 'push failed')
    expect(last().err).toMatchObject({ type: 'Error', code: '23505', object: { table: 'tickets' } })
    expect(JSON.stringify(last().err)).toContain('create-logger.test.ts')
  })
})

function parseError(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return error
  }
}

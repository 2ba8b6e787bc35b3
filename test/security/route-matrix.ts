import { randomUUID } from 'node:crypto'
import type { CommandName } from '../../sync/commands/registry.ts'
import type { CallName } from '../../sync/permissions/calls.ts'
import type { ShapeName } from '../../sync/permissions/shapes.ts'
import { PHONE, type SecurityBank } from './bank.ts'

/** One that the installation of these tests lists. */
export const ISSUER = 'https://issuer.example.tn'

export type PersonAction = CallName | CommandName

/** A valid request that names what is in a bank. `dead`: the id of a job that died. */
export type Request = {
  readonly path: (bank: SecurityBank, dead: string) => string
  readonly body?: (bank: SecurityBank) => unknown
}

type Anybody = { readonly who: 'anybody'; readonly limit: string | null }
type Device = { readonly who: 'device'; readonly action: CallName | 'push' } & Request
type OfPerson = {
  readonly who: 'person'
  readonly action: PersonAction
  /** What the request gets from whoever has the right, but in another bank; 404 unless something of the own is answered. */
  readonly foreign?: number
  /** The same for a manager of another branch of the bank. */
  readonly neighbour?: number
  /** The same from a session that does not stand; 401 unless the request is refused before anybody is looked up. */
  readonly gone?: number
} & Request
/** A device or a person, whose rows are all of one branch. */
type Reader = { readonly who: 'reader'; readonly shapes: readonly ShapeName[]; readonly path: Request['path'] }
/** `other server`: one of this installation, by its proof; to everybody else there is nothing. */
type ByOther = { readonly who: 'metrics token' | 'loopback' | 'other server' }

/** Who may ask what. A route that is not here, or that is here and nowhere else, fails the tests. */
export type Access = Anybody | Device | OfPerson | Reader | ByOther

const anybody = (limit: string | null): Anybody => ({ who: 'anybody', limit })
const person = (action: PersonAction, path: Request['path'], more: Partial<OfPerson> = {}): OfPerson => ({
  who: 'person',
  action,
  path,
  ...more,
})
const inBranch =
  (rest: (bank: SecurityBank) => string): Request['path'] =>
  (bank) =>
    `/api/branches/${bank.branchId}/${rest(bank)}`
const ofTeller = (word: string) =>
  person('manage_staff', (bank) => `/api/staff/${(word === '/erase' ? bank.leaver : bank.teller).id}${word}`)
const own = (action: CallName, path: string, more: Partial<OfPerson> = {}): OfPerson =>
  person(action, () => path, { foreign: 200, neighbour: 200, ...more })
const quarantined = (bank: SecurityBank) => `quarantine/${bank.quarantined.writer_id}/${bank.quarantined.seq}`

export const ROUTES: Readonly<Record<string, Access>> = {
  // Nothing of anybody: texts of this program, and whether it runs.
  'GET /': anybody(null),
  'GET /kiosk': anybody(null),
  'GET /teller': anybody(null),
  'GET /display': anybody(null),
  'GET /manager': anybody(null),
  'GET /admin': anybody(null),
  'GET /setup': anybody(null),
  'GET /enrol': anybody(null),
  'GET /password': anybody(null),
  'GET /sign-in': anybody(null),
  'GET /sign-in/oidc': anybody(null),
  'GET /sessions': anybody(null),
  'GET /service-worker.js': anybody(null),
  'GET /assets/:name': anybody(null),
  'GET /assets/lens/:name': anybody(null),
  'GET /assets/voice/:name': anybody(null),
  'GET /icons/:name': anybody(null),
  'GET /install/:name': anybody(null),
  'GET /media/*': anybody(null),
  'GET /docs': anybody(null),
  'GET /docs/init.js': anybody(null),
  'GET /docs/swagger-ui.css': anybody(null),
  'GET /docs/swagger-ui-bundle.js': anybody(null),
  'GET /openapi.json': anybody(null),
  'GET /health/live': anybody(null),
  'GET /health/ready': anybody(null),
  'GET /metrics': { who: 'metrics token' },
  'GET /api/demo': { who: 'loopback' },
  'GET /api/demo/shell': { who: 'loopback' },
  'POST /api/demo/enrolment': { who: 'loopback' },

  // HEAD with it, and no other method; every method that there is.
  'GET /v1/shape': {
    who: 'reader',
    shapes: ['branch_config', 'tickets', 'counters', 'branch_stats'],
    path: (bank) => `/v1/shape?branch=${bank.branchId}&offset=-1`,
  },
  'ALL /internal/shapes': { who: 'other server' },

  'GET /api/proof': anybody('proof'),
  'GET /api/setup': anybody('setup'),
  'POST /api/setup': anybody('setup'),
  'POST /api/sign-in': anybody('sign_in'),
  'POST /api/refresh': anybody('refresh'),
  'POST /api/oidc/start': anybody('oidc'),
  'POST /api/oidc/finish': anybody('oidc'),
  'POST /api/password/forgot': anybody('password_forgot'),
  'POST /api/password/choose': anybody('password_choose'),
  'POST /api/devices/challenge': anybody('device_challenge'),
  'POST /api/devices/enrol': anybody('enrol'),
  'POST /api/devices/token': anybody('device_token'),
  'GET /api/t/:token': anybody('ticket'),
  'POST /api/t/:token/wish': anybody('ticket_wish'),
  'POST /api/t/:token/push': anybody('ticket_wish'),
  'GET /t/:token': anybody('ticket_page'),
  'POST /api/branches/:branch_id/check-in': anybody('check_in'),
  'GET /api/branches/:branch_id/join': anybody('join'),
  'GET /join/:branch': anybody('join_page'),
  'POST /api/t/:token/arrival': anybody('arrival'),

  'GET /api/heartbeat': { who: 'device', action: 'heartbeat', path: () => '/api/heartbeat' },
  'GET /api/branch': { who: 'device', action: 'read_branch', path: () => '/api/branch' },
  'GET /api/tickets/:id': { who: 'device', action: 'read_ticket', path: (bank) => `/api/tickets/${bank.called}` },
  'POST /api/tickets/:id/print': {
    who: 'device',
    action: 'print_ticket',
    path: (bank) => `/api/tickets/${bank.called}/print`,
    body: () => ({}),
  },
  'POST /api/push': {
    who: 'device',
    action: 'push',
    path: () => '/api/push',
    body: (bank) => ({ protocol: 1, writer: bank.tablet.writerId, epoch: 1, commands: [] }),
  },

  'GET /api/me': own('own_profile', '/api/me'),
  'GET /api/sessions': own('own_sessions', '/api/sessions'),
  'DELETE /api/sessions/:id': person('own_sessions', (bank) => `/api/sessions/${bank.tablet.sessionId}`),
  'POST /api/sign-out': person('own_sessions', () => '/api/sign-out', {
    body: (bank) => ({ session_id: bank.tablet.sessionId }),
    // It names another session than its own token.
    gone: 404,
  }),
  'POST /api/sign-out-everywhere': own('own_sessions', '/api/sign-out-everywhere', { foreign: 204, neighbour: 204 }),
  'POST /api/me/password': own('own_password', '/api/me/password', {
    body: () => ({ current: 'not my password', password: 'another harbour 77' }),
    foreign: 401,
    neighbour: 401,
  }),
  'POST /api/me/totp': own('own_totp', '/api/me/totp', {
    body: () => ({ password: 'not my password' }),
    foreign: 401,
    neighbour: 401,
  }),
  'POST /api/me/totp/confirm': own('own_totp', '/api/me/totp/confirm', {
    body: () => ({ code: '000000' }),
    foreign: 400,
    neighbour: 400,
  }),
  'DELETE /api/me/totp': own('own_totp', '/api/me/totp', {
    body: () => ({ password: 'not my password' }),
    foreign: 401,
    neighbour: 401,
  }),
  'POST /api/me/totp/recovery-codes': own('own_totp', '/api/me/totp/recovery-codes', {
    body: () => ({ password: 'not my password' }),
    foreign: 401,
    neighbour: 401,
  }),

  'GET /api/branches': own('read_now', '/api/branches'),
  'GET /api/branches/:branch_id/history': person(
    'read_history',
    inBranch((bank) => `history?day=${bank.day}`),
  ),
  'GET /api/branches/:branch_id/finished': person(
    'read_history',
    inBranch((bank) => `finished?day=${bank.day}`),
  ),
  'POST /api/branches/:branch_id/find-tickets': person(
    'read_history',
    inBranch(() => 'find-tickets'),
    { body: (bank) => ({ first_day: bank.day, last_day: bank.day, phone: PHONE }) },
  ),
  'GET /api/branches/:branch_id/waits/accuracy': person(
    'read_accuracy',
    inBranch((bank) => `waits/accuracy?from=${bank.day}&to=${bank.day}`),
  ),
  'GET /api/branches/:branch_id/overtakes': person(
    'read_fairness',
    inBranch((bank) => `overtakes?from=${bank.day}&to=${bank.day}`),
  ),
  'GET /api/branches/:branch_id/now': person(
    'read_now',
    inBranch(() => 'now'),
  ),
  'GET /api/branches/:branch_id/tickets/:ticket_id': person(
    'read_ticket',
    inBranch((bank) => `tickets/${bank.called}`),
  ),
  'POST /api/branches/:branch_id/tickets/:ticket_id/print': person(
    'print_ticket',
    inBranch((bank) => `tickets/${bank.called}/print`),
    { body: () => ({}) },
  ),
  'GET /api/branches/:branch_id/quarantine': person(
    'read_quarantine',
    inBranch(() => 'quarantine'),
  ),
  'POST /api/branches/:branch_id/quarantine/:writer_id/:seq/accept': person(
    'accept_quarantined',
    inBranch((bank) => `${quarantined(bank)}/accept`),
    { body: () => ({}) },
  ),
  'POST /api/branches/:branch_id/quarantine/:writer_id/:seq/discard': person(
    'discard_quarantined',
    inBranch((bank) => `${quarantined(bank)}/discard`),
    { body: () => ({}) },
  ),
  'GET /api/branches/:branch_id/devices': person(
    'read_devices',
    inBranch(() => 'devices'),
  ),
  'POST /api/branches/:branch_id/devices/:device_id/revoke': person(
    'revoke_device',
    inBranch((bank) => `devices/${bank.spare.deviceId}/revoke`),
    { body: () => ({}) },
  ),
  'POST /api/branches/:branch_id/enrolment-codes': person(
    'enrol_device',
    inBranch(() => 'enrolment-codes'),
    { body: () => ({ kind: 'display', name: `d ${randomUUID().slice(0, 8)}` }) },
  ),
  'DELETE /api/branches/:branch_id/enrolment-codes/:id': person(
    'enrol_device',
    inBranch((bank) => `enrolment-codes/${bank.codeId}`),
  ),

  'PUT /api/branches/:branch_id/kiosk-pin': person(
    'set_kiosk_pin',
    inBranch(() => 'kiosk-pin'),
    // As many digits as the change of security settings below asks for.
    { body: () => ({ pin: '58391427' }) },
  ),

  'POST /api/people/find': own('export_person', '/api/people/find', { body: () => ({ phone: PHONE }) }),
  'POST /api/people/export': person('export_person', () => '/api/people/export', {
    body: (bank) => ({ ticket_id: bank.called }),
  }),
  'POST /api/people/erase': person('erase_person', () => '/api/people/erase', {
    body: (bank) => ({ ticket_id: bank.called }),
  }),

  'GET /api/staff': own('read_staff', '/api/staff'),
  'POST /api/staff': person('manage_staff', () => '/api/staff', {
    body: (bank) => ({
      name: 'Somebody',
      email: `${randomUUID()}@example.tn`,
      role: 'teller',
      branch_ids: [bank.branchId],
    }),
  }),
  'PATCH /api/staff/:id': { ...ofTeller(''), body: () => ({ name: 'Somebody else' }) },
  'POST /api/staff/:id/invitation': ofTeller('/invitation'),
  'POST /api/staff/:id/second-factor-reset': ofTeller('/second-factor-reset'),
  'POST /api/staff/:id/sign-out': ofTeller('/sign-out'),
  'POST /api/staff/:id/erase': ofTeller('/erase'),
  'GET /api/security': own('manage_security', '/api/security'),
  'PATCH /api/security': own('manage_security', '/api/security', {
    body: () => ({ version: 1, pin_digits: 8 }),
  }),
  'GET /api/security/oidc': own('manage_security', '/api/security/oidc'),
  'PUT /api/security/oidc': own('manage_security', '/api/security/oidc', {
    // A version that nobody has left: the others' settings stay for the routes that follow.
    body: () => ({ issuer: ISSUER, client_id: 'queue', is_enabled: true, version: 0 }),
    foreign: 409,
  }),
  'DELETE /api/security/oidc': own('manage_security', '/api/security/oidc', { foreign: 204 }),
  'GET /api/audit': person('read_audit', (bank) => `/api/audit?tenant_id=${bank.tenantId}`),
  'GET /api/messages': person('read_messages', (bank) => `/api/messages?tenant_id=${bank.tenantId}`),

  'GET /api/tenants': person('manage_tenants', () => '/api/tenants'),
  'POST /api/tenants': person('manage_tenants', () => '/api/tenants', {
    body: () => ({
      slug: `b-${randomUUID().slice(0, 8)}`,
      name: { ar: 'ب', fr: 'B', en: 'B' },
      admin: { name: 'Somebody', email: 'somebody@example.tn' },
    }),
  }),
  'GET /api/operators': person('manage_operators', () => '/api/operators'),
  'POST /api/operators': person('manage_operators', () => '/api/operators', {
    body: () => ({ name: 'Somebody', email: `${randomUUID()}@example.tn` }),
  }),
  'PATCH /api/operators/:id': person('manage_operators', (bank) => `/api/operators/${bank.teller.id}`, {
    body: () => ({ active: false }),
  }),
  'POST /api/keys/rotate': person('manage_keys', () => '/api/keys/rotate'),
  'GET /api/jobs/dead': person('retry_jobs', () => '/api/jobs/dead'),
  'POST /api/jobs/dead/:id/retry': person('retry_jobs', (_, dead) => `/api/jobs/dead/${dead}/retry`),
}

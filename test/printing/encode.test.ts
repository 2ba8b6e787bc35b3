import { webcrypto } from 'node:crypto'
import { encode as encodePng } from 'fast-png'
import { beforeAll, describe, expect, test } from 'vitest'
import { aDecidedIssue } from '../../client/device/printing/an-issue.ts'
import { createEncode, type EncodeDeps } from '../../client/device/printing/create-encode.ts'
import { createLogoDots } from '../../client/device/printing/logo-dots.ts'
import { factsOfCommand } from '../../client/device/printing/ticket-facts.ts'
import { type Bitmap, isBlack } from '../../printer/document/bitmap.ts'
import { aPaperCanvas } from '../../printer/pdf/a-paper-canvas.ts'
import type { PrinterIdentity } from '../../printer/port/printer-state.ts'
import { logoFromPng } from '../../printer/raster/logo-from-png.ts'
import { type BranchKey, type Verify, verifyRecord } from '../../printer/record/verify-record.ts'
import { originalOf, type PrintJob } from '../../printer/spool/print-job.ts'
import type { PublishedConfiguration } from '../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../sync/device/meta.ts'
import { emptyView } from '../../sync/view/empty-view.ts'
import { languages } from '../../sync/words/language.ts'
import { readPapers } from './read-papers.ts'

const names = { ar: 'السحب والإيداع', fr: 'Opérations de caisse', en: 'Cash desk' }
const { row, print } = aDecidedIssue
const configuration = {
  branch: {
    ...{ names, languages: [...languages] },
    clock: [{ from_day: '2026-01-01', zone: 'Africa/Tunis', day_start: '04:00' }],
  },
  ...{ services: [{ id: row.args.service_id, prefix: 'A', names }], classes: [], words: {} },
} as unknown as PublishedConfiguration
const identity = {
  ...{ device_id: '00000000-0000-4000-8000-0000000000d1', branch_id: '00000000-0000-4000-8000-0000000000b1' },
  ...{ name: 'kiosk-1', tenant: { id: '00000000-0000-4000-8000-0000000000a1', slug: 'bank', name: names } },
} as unknown as IdentityValue
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' }

let deps: EncodeDeps
let key: BranchKey
beforeAll(async () => {
  const pair = await webcrypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])
  const publicKey = (await webcrypto.subtle.exportKey('jwk', pair.publicKey)) as BranchKey['publicKey']
  key = { deviceId: identity.device_id, publicKey, status: 'active' }
  const sign = async (text: string) =>
    Buffer.from(await webcrypto.subtle.sign(SIGNING, pair.privateKey, new TextEncoder().encode(text))).toString(
      'base64url',
    )
  deps = {
    ...{ identity, keys: { sign }, publicAddress: () => 'https://bank.example', canvas: aPaperCanvas() },
    device: { view: { ...emptyView, configuration }, now: () => print.made_at },
    choice: { chosen: () => undefined, choose: () => undefined },
    logoDots: createLogoDots(async (png) => logoFromPng(png)),
    findTicket: async (id) => (id === print.ticket_id ? factsOfCommand(row) : undefined),
  }
})

const verify: Verify = async (publicKey, text, signature) => {
  const imported = await webcrypto.subtle.importKey('jwk', publicKey, CURVE, false, ['verify'])
  const bytes = Buffer.from(signature, 'base64url')
  return webcrypto.subtle.verify(SIGNING, imported, bytes, new TextEncoder().encode(text))
}
const printer = { language: 'esc-pos', name: 'TM-T20' } as PrinterIdentity
const job = (more: object = {}) => ({ ...originalOf(print.ticket_id, print.made_at), ...more }) as PrintJob

/** How much of the blackest row is black, among those in which a bar stands. */
function blackestAtHead(paper: Bitmap | undefined): number {
  if (paper === undefined) return Number.NaN
  const blackOf = (y: number) =>
    Array.from({ length: paper.widthDots }, (_, x) => Number(isBlack(paper, x, y))).reduce((sum, dot) => sum + dot)
  return Math.max(...Array.from({ length: HEAD_DOTS }, (_, y) => blackOf(y))) / paper.widthDots
}
const HEAD_DOTS = 48

describe('the bytes of a job', () => {
  test.each(languages)('[KP2] bear a code in %s that the branch’s key says is this kiosk’s own', async (language) => {
    const findTicket: EncodeDeps['findTicket'] = async () => factsOfCommand({ ...row, args: { ...row.args, language } })
    const bytes = await createEncode({ ...deps, findTicket })(job(), printer)
    const [paper] = await readPapers(bytes)
    if (paper?.signed === undefined) throw new Error('no code')
    const place = { branchId: identity.branch_id, numberDays: ['2026-11-26'], keys: [key] }
    expect(await verifyRecord(paper.signed, place, verify)).toEqual({
      kind: 'signed',
      record: {
        ...{ ticketId: print.ticket_id, branchId: identity.branch_id, deviceId: identity.device_id },
        ...{ number: 'A-048', numberDay: '2026-11-26', issuedAt: print.made_at },
      },
    })
  })

  test('[SL11] a copy says that it is one: in a bar at its head, over the same record', async () => {
    const encode = createEncode(deps)
    const [original] = await readPapers(await encode(job(), printer))
    const [copy] = await readPapers(await encode(job({ id: 'c', kind: 'copy' }), printer))
    expect(copy?.signed?.record).toEqual(original?.signed?.record)
    expect(blackestAtHead(copy?.bitmap)).toBeGreaterThan(0.5)
    expect(blackestAtHead(original?.bitmap)).toBeLessThan(0.5)
  })

  test('[KP3] bear the tenant’s logo, of which a copy and a test are not spared; what is no picture leaves the name', async () => {
    const black = { width: 300, height: 100, channels: 1, depth: 8, data: new Uint8Array(30_000) } as const
    const withLogo = (logo: string): EncodeDeps => {
      const drawn = { ...configuration, paper: { logo } } as unknown as PublishedConfiguration
      return { ...deps, device: { ...deps.device, view: { ...emptyView, configuration: drawn } } }
    }
    const logo = Buffer.from(encodePng(black)).toString('base64')
    const [plain] = await readPapers(await createEncode(deps)(job(), printer))
    const [drawn] = await readPapers(await createEncode(withLogo(logo))(job(), printer))
    const [broken] = await readPapers(await createEncode(withLogo('iVBORw0KGgo='))(job(), printer))
    expect(drawn?.signed?.record).toEqual(plain?.signed?.record)
    expect(blackestAtHead(drawn?.bitmap)).toBeGreaterThan(0.5)
    expect(blackestAtHead(broken?.bitmap)).toBe(blackestAtHead(plain?.bitmap))
  })

  test('of a test are a paper of no ticket', async () => {
    const [paper] = await readPapers(await createEncode(deps)(job({ kind: 'test', ticket_id: '' }), printer))
    expect(paper).toMatchObject({ isWhole: true, text: 'https://bank.example', signed: undefined })
  })

  test('[KP4] are there for every language that a printer of ours speaks', async () => {
    const encode = createEncode(deps)
    for (const language of ['esc-pos', 'star-prnt', 'star-line', 'star-graphics'] as const)
      expect((await encode(job(), { ...printer, language })).length).toBeGreaterThan(1_000)
  })

  test('[KP4] are refused for a printer that none of our profiles speaks to', async () => {
    const strange = { ...printer, language: 'of another version' } as unknown as PrinterIdentity
    await expect(createEncode(deps)(job(), strange)).rejects.toThrow('no profile')
  })

  test('[KP1] are refused for a ticket of which nothing is known, and before there is a configuration', async () => {
    await expect(createEncode(deps)(job({ ticket_id: 'x' }), printer)).rejects.toThrow('nothing is known')
    const device = { ...deps.device, view: emptyView }
    await expect(createEncode({ ...deps, device })(job(), printer)).rejects.toThrow('no configuration')
  })
})

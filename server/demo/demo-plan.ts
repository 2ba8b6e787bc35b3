import { createRandom, type Random } from '../../sync/random/create-random.ts'

type Words = { ar: string; fr: string; en: string }
type DeviceKind = 'kiosk' | 'tablet' | 'display' | 'console'

type DemoPerson = { id: string; name: string; role: 'teller' | 'manager' | 'admin'; email: string }
type DemoDevice = { id: string; kind: DeviceKind; name: string }
type MorningTablet = DemoDevice & { session: { id: string; staffId: string } }
export type DemoBranch = {
  id: string
  /** The document's file in branches/. */
  file: string
  people: DemoPerson[]
  /** They wait for their keys: each enrols itself when it is first opened. */
  devices: DemoDevice[]
  /**
   * The devices at which the morning happened, and which were retired before the demo began: their numbers block nobody's
   * lanes, and whatever becomes of the devices that people open, another day can have its morning.
   */
  morning: { kiosk: DemoDevice; tablets: MorningTablet[] }
}
export type DemoBank = { id: string; slug: string; names: Words; branches: DemoBranch[] }

/** Invented: no bank of the country is called anything like it. */
const BANKS = [
  {
    slug: 'sept-palmiers',
    names: { ar: 'بنك النخلات السبع', fr: 'Banque des Sept Palmiers', en: 'Seven Palms Bank' },
    files: ['tunis-orangers', 'sfax-vieux-port', 'jerba-houmt'],
  },
  {
    slug: 'credit-corail',
    names: { ar: 'مصرف المرجان', fr: 'Crédit Corail', en: 'Coral Credit' },
    files: ['sousse-corniche', 'bizerte-canal', 'kairouan-remparts'],
  },
]

const FIRST_NAMES = [
  'Amel',
  'Anis',
  'Emna',
  'Fares',
  'Hela',
  'Khalil',
  'Leïla',
  'Mehdi',
  'Nour',
  'Rim',
  'Sami',
  'Yosra',
]
const LAST_NAMES = [
  'Ben Amor',
  'Bouzid',
  'Chebbi',
  'Dridi',
  'Gharbi',
  'Haddad',
  'Jaziri',
  'Karoui',
  'Mansour',
  'Trabelsi',
]
const DEVICES: readonly [kind: DeviceKind, count: number][] = [
  ['kiosk', 2],
  ['tablet', 3],
  ['display', 1],
  ['console', 1],
]

/** Everything of the demo that has a name or an id, from the seed alone. */
export function planDemo(seed: string): DemoBank[] {
  const random = createRandom(`demo/${seed}`)
  return BANKS.map(({ slug, names, files }) => {
    const bank = random.fork(slug)
    const addressOf = createAddresses(slug)
    const admin = planPerson(bank.fork('admin'), 'admin', addressOf)
    return {
      id: bank.fork('id').uuid(),
      slug,
      names,
      branches: files.map((file) => planBranch(bank.fork(file), file, admin, addressOf)),
    }
  })
}

function planBranch(random: Random, file: string, admin: DemoPerson, addressOf: AddressOf): DemoBranch {
  const tellers = [0, 1, 2].map((index) => planPerson(random.fork(`teller ${index}`), 'teller', addressOf))
  const manager = planPerson(random.fork('manager'), 'manager', addressOf)
  const devices = DEVICES.flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index): DemoDevice => {
      return { id: random.fork(`${kind} ${index}`).uuid(), kind, name: `${kind}-${index + 1}` }
    }),
  )
  const kiosk: DemoDevice = { id: random.fork('morning kiosk').uuid(), kind: 'kiosk', name: 'morning-kiosk' }
  const tablets = tellers.map((teller, index): MorningTablet => {
    const own = random.fork(`morning tablet ${index}`)
    const session = { id: own.fork('session').uuid(), staffId: teller.id }
    return { id: own.uuid(), kind: 'tablet', name: `morning-tablet-${index + 1}`, session }
  })
  const people = [...tellers, manager, admin]
  return { id: random.fork('id').uuid(), file, people, devices, morning: { kiosk, tablets } }
}

function planPerson(random: Random, role: DemoPerson['role'], addressOf: AddressOf): DemoPerson {
  const id = random.uuid()
  const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)]
  return { id, name: `${first} ${last}`, role, email: addressOf(first, last) }
}

type AddressOf = (first: string, last: string) => string

/** Addresses of one bank, none twice; their domain is nobody's. */
function createAddresses(slug: string): AddressOf {
  const given = new Map<string, number>()
  const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '-').toLowerCase()
  return (first, last) => {
    const name = `${plain(first)}.${plain(last)}`
    const count = (given.get(name) ?? 0) + 1
    given.set(name, count)
    return `${name}${count === 1 ? '' : count}@${slug}.demo`
  }
}

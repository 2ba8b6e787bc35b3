import { createRandom, type Random } from '../../sync/random/create-random.ts'

type Words = { ar: string; fr: string; en: string }
type DeviceKind = 'kiosk' | 'tablet' | 'display' | 'console'

type DemoPerson = { id: string; name: string; role: 'teller' | 'manager' | 'admin' }
type DemoDevice = { id: string; kind: DeviceKind; name: string; sessions: { id: string; staffId: string }[] }
export type DemoBranch = {
  id: string
  /** The document's file in branches/. */
  file: string
  people: DemoPerson[]
  devices: DemoDevice[]
  /** The kiosk that gave the morning's tickets and was replaced before the demo began: its numbers block nobody's lanes. */
  morningKioskId: string
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
    const admin = planPerson(bank.fork('admin'), 'admin')
    return {
      id: bank.fork('id').uuid(),
      slug,
      names,
      branches: files.map((file) => planBranch(bank.fork(file), file, admin)),
    }
  })
}

function planBranch(random: Random, file: string, admin: DemoPerson): DemoBranch {
  const tellers = [0, 1, 2].map((index) => planPerson(random.fork(`teller ${index}`), 'teller'))
  const manager = planPerson(random.fork('manager'), 'manager')
  const devices = DEVICES.flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, index): DemoDevice => {
      const own = random.fork(`${kind} ${index}`)
      const people = kind === 'console' ? [manager, admin] : tellers.slice(index, kind === 'tablet' ? index + 1 : index)
      const sessions = people.map((person) => ({ id: own.fork(`session ${person.role}`).uuid(), staffId: person.id }))
      return { id: own.uuid(), kind, name: `${kind}-${index + 1}`, sessions }
    }),
  )
  const people = [...tellers, manager, admin]
  return { id: random.fork('id').uuid(), file, people, devices, morningKioskId: random.fork('morning kiosk').uuid() }
}

function planPerson(random: Random, role: DemoPerson['role']): DemoPerson {
  return { id: random.uuid(), name: `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`, role }
}

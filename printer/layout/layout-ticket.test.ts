import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aTicket } from '../document/a-ticket.ts'
import { emptyBitmap } from '../document/bitmap.ts'
import { checkDocument } from '../document/check-document.ts'
import { paperWordsIn } from '../document/paper-words.ts'
import type { TicketDocument } from '../document/ticket-document.ts'
import { aPaperCanvas } from '../pdf/a-paper-canvas.ts'
import { contentDotsMax, type PrinterProfile } from '../profiles/printer-profile.ts'
import { printerProfiles, profileOf } from '../profiles/profiles.ts'
import { MODULE_DOTS_MIN, QR_CHARS_MAX, QUIET_MODULES } from '../qr/qr-limits.ts'
import { measureOn } from '../raster/measure-on.ts'
import { roughMeasure } from './a-measure.ts'
import type { Block, Layout, TextBlock } from './layout.ts'
import { layoutTicket } from './layout-ticket.ts'

const realMeasure = measureOn(aPaperCanvas())

const narrow = profileOf('escpos-58') as PrinterProfile
const wide = profileOf('escpos-80') as PrinterProfile

const layoutOf = (ticket: TicketDocument, profile = wide) => layoutTicket(ticket, profile, roughMeasure)
const textsOf = ({ blocks }: Layout) => blocks.filter((block): block is TextBlock => block.kind === 'text')
const textLike = (layout: Layout, pattern: RegExp) => textsOf(layout).find(({ text }) => pattern.test(text))

const arabicName = fc.stringMatching(
  /^[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{2,12}( [ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{1,12}){0,9}$/,
)
const latinName = fc.stringMatching(/^[A-Za-zéàç’]{2,14}( [A-Za-zéàç’]{1,14}){0,9}$/)
const name = fc.oneof(arabicName, latinName, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }))

const anyTicket: fc.Arbitrary<TicketDocument> = fc
  .record(
    {
      language: fc.constantFrom('ar', 'fr', 'en'),
      digits: fc.constantFrom('latn', 'arab'),
      number: fc.stringMatching(/^[A-Z]{1,3}-[A-Z]{0,4}[0-9]{2,6}(\/[0-9]{1,2})?$/),
      service: name,
      nextServices: fc.array(name, { maxLength: 8 }),
      tenant: name,
      branch: name,
      ahead: fc.nat({ max: 9_999 }),
      wait: fc.constantFrom({ kind: 'range', p50Min: 120, p90Min: 999 }, { kind: 'many' }),
      priorityClass: name,
      toDo: fc.oneof(name, fc.constant('mot '.repeat(100))),
      qr: fc.constantFrom('https://a.tn/t/x#y', 'x'.repeat(270), 'x'.repeat(QR_CHARS_MAX)),
      marks: fc.constantFrom([], ['offline']),
      stamp: fc.constantFrom('copy', 'test'),
      logo: fc.constantFrom(emptyBitmap(320, 112), emptyBitmap(384, 160), emptyBitmap(8, 8)),
    },
    { requiredKeys: ['language', 'number', 'qr'] },
  )
  .map((changes) => aTicket(changes as Partial<TicketDocument>))
  .filter((ticket) => checkDocument(ticket).length === 0)

test('[TL1] no ticket is longer than 12 cm, on whatever printer', () => {
  fc.assert(
    fc.property(anyTicket, fc.constantFrom(...printerProfiles), (ticket, profile) => {
      expect(layoutOf(ticket, profile).heightDots).toBeLessThanOrEqual(contentDotsMax(profile))
    }),
    { numRuns: 120 },
  )
})

test('[TL2] nothing lies over the edge, and nothing over anything else', () => {
  fc.assert(
    fc.property(anyTicket, fc.constantFrom(...printerProfiles), (ticket, profile) => {
      const layout = layoutOf(ticket, profile)
      const boxes = layout.blocks.flatMap(boxOf)
      const isOutside = ({ left, right, top, bottom }: Box) =>
        left < 0 || right > profile.widthDots || top < 0 || bottom > layout.heightDots
      expect(boxes.filter(isOutside)).toEqual([])
      expect(boxes.filter((one, index) => boxes.slice(index + 1).some((other) => isOver(one, other)))).toEqual([])
    }),
    { numRuns: 50 },
  )
})

test('[TL5] an ordinary ticket has a code of 4 dots a module on wide paper, and never less than 3 with its quiet zone', () => {
  const moduleDots = (ticket: TicketDocument, profile: PrinterProfile) =>
    layoutOf(ticket, profile).blocks.flatMap((block) => (block.kind === 'qr' ? block : []))
  expect(moduleDots(aTicket(), wide).map((code) => code.moduleDots)).toEqual([4])
  fc.assert(
    fc.property(anyTicket, fc.constantFrom(narrow, wide), (ticket, profile) => {
      const [code] = moduleDots(ticket, profile)
      expect(code?.moduleDots).toBeGreaterThanOrEqual(MODULE_DOTS_MIN)
      const quiet = QUIET_MODULES * (code?.moduleDots ?? 0)
      const side = (code?.matrix.length ?? 0) * (code?.moduleDots ?? 0)
      const zone = { left: (code?.x ?? 0) - quiet, right: (code?.x ?? 0) + side + quiet }
      expect(zone.left).toBeGreaterThanOrEqual(0)
      expect(zone.right).toBeLessThanOrEqual(profile.widthDots)
    }),
    { numRuns: 40 },
  )
})

test('[TL6] the number is the largest thing on the paper and runs from left to right in every language', () => {
  for (const language of ['ar', 'fr', 'en'] as const)
    for (const profile of [narrow, wide]) {
      const layout = layoutOf(aTicket({ language }), profile)
      const number = textLike(layout, /^A-048$/)
      expect(number?.direction).toBe('ltr')
      const others = textsOf(layout).filter((block) => block !== number)
      expect(number?.font.sizeDots).toBeGreaterThan(2 * Math.max(...others.map(({ font }) => font.sizeDots)))
    }
})

test('[TL7] sentences run as the ticket does, names as they are written', () => {
  const layout = layoutOf(aTicket({ language: 'ar', service: 'Crédit (PME)', branch: 'فرع صفاقس' }))
  expect(textLike(layout, /^Crédit/)?.direction).toBe('ltr')
  expect(textLike(layout, /صفاقس/)?.direction).toBe('rtl')
  expect(textLike(layout, /دقيقة/)?.direction).toBe('rtl')
})

test('[TL8] reading begins at the code: left of the text in French, right of it in Arabic', () => {
  const sideOf = (language: 'fr' | 'ar', pattern: RegExp) => {
    const layout = layoutOf(aTicket({ language }))
    const code = layout.blocks.find(({ kind }) => kind === 'qr')
    const text = textLike(layout, pattern)
    if (code?.kind !== 'qr' || text === undefined) throw new Error('code or text is missing')
    return { isCodeFirst: code.x < text.x, align: text.align }
  }
  expect(sideOf('fr', /Prenez/)).toEqual({ isCodeFirst: true, align: 'left' })
  expect(sideOf('ar', /تفضّل/)).toEqual({ isCodeFirst: false, align: 'right' })
})

test('[TL9] a code that the printer makes itself has its rows for itself', () => {
  const layout = layoutOf(aTicket(), profileOf('escpos-80-native-qr') as PrinterProfile)
  const code = layout.blocks.find(({ kind }) => kind === 'qr')
  if (code?.kind !== 'qr') throw new Error('the code is missing')
  const bottom = code.y + code.matrix.length * code.moduleDots
  for (const { baseline } of textsOf(layout)) expect(baseline < code.y || baseline > bottom).toBe(true)
})

test.each(['ar', 'fr', 'en'] as const)(
  '[TL12] without an address there is no code and no word of one (%s)',
  (language) => {
    const { qr: _, ...ticket } = aTicket({ language, stamp: 'copy' })
    const layout = layoutTicket(ticket, wide, realMeasure)
    expect(layout.blocks.some(({ kind }) => kind === 'qr')).toBe(false)
    expect(textsOf(layout).some(({ text }) => text.includes(paperWordsIn(language).scan))).toBe(false)
    expect(textsOf(layout).some(({ text }) => paperWordsIn(language).toDo.startsWith(text))).toBe(true)
  },
)

test('[TL10] what must not be missed is never cut off: number, wait, what to do, marks, stamp', () => {
  const long = 'Professionnels '.repeat(7).trim()
  for (const language of ['ar', 'fr', 'en'] as const)
    for (const profile of [narrow, wide]) {
      const ticket = aTicket({ language, service: long, nextServices: [long], priorityClass: long, stamp: 'copy' })
      const layout = layoutTicket(
        { ...ticket, marks: ['offline'], ahead: 120, wait: { kind: 'range', p50Min: 125, p90Min: 999 } },
        profile,
        realMeasure,
      )
      const cut = textsOf(layout).filter(({ lostLetters }) => lostLetters > 0)
      for (const { text } of cut) expect(text).toMatch(/Professionnels|Jasmin/)
    }
})

test('[TL11] no word is lost while a closer setting could keep it', () => {
  const service =
    'Ouverture d’un compte professionnel pour une société à responsabilité limitée en cours de constitution'
  for (const ticket of [aTicket({ service }), aTicket({ service, stamp: 'copy', marks: ['offline'] })]) {
    const texts = textsOf(layoutTicket(ticket, wide, realMeasure))
    expect(texts.filter(({ lostLetters }) => lostLetters > 0)).toEqual([])
    expect(texts.map(({ text }) => text).join(' ')).toContain(service)
  }
})

const longLines = {
  fr: 'Merci de vous présenter au guichet avec votre pièce d’identité, le relevé du mois et le formulaire rempli ; gardez ce ticket jusqu’à la fin de votre visite. ',
  en: 'Please come to the counter with your identity card, this month’s statement and the completed form; keep this ticket until the end of your visit. ',
  ar: 'يرجى التوجه إلى الشباك مع بطاقة التعريف وكشف الحساب لهذا الشهر والاستمارة بعد تعميرها، والاحتفاظ بهذه التذكرة إلى نهاية الزيارة. ',
} as const

test.each([
  ['fr', narrow, 400],
  ['en', narrow, 400],
  ['ar', narrow, 400],
  ['fr', wide, 400],
  ['en', wide, 400],
  ['ar', wide, 400],
] as const)(
  '[TL13] no letter of a tenant’s long line is lost on an ordinary ticket (%s)',
  (language, profile, letters) => {
    for (let length = 20; length <= letters; length += 10) {
      const toDo = longLines[language].repeat(4).slice(0, length).trim()
      const layout = layoutTicket(aTicket({ language, toDo }), profile, realMeasure)
      expect(textsOf(layout).filter(({ lostLetters }) => lostLetters > 0)).toEqual([])
      expect(layout.heightDots).toBeLessThanOrEqual(contentDotsMax(profile))
    }
  },
)

/** All that a ticket can have at once: a copy of a visit in three legs, of somebody with priority, without a connection. */
const everything = {
  fr: {
    service: 'Ouverture d’un compte professionnel pour une société à responsabilité limitée',
    nextServices: ['Crédit immobilier', 'Assurance habitation'],
    priorityClass: 'Priorité : personnes à mobilité réduite',
  },
  en: {
    service: 'Opening a business account for a limited company that is still being founded now',
    nextServices: ['Home loans', 'Home insurance'],
    priorityClass: 'Priority: people with reduced mobility',
  },
  ar: {
    service: 'فتح حساب مهني لشركة ذات مسؤولية محدودة في طور التأسيس وإيداع رأس مالها كاملا',
    nextServices: ['قرض السكن', 'تأمين المسكن'],
    priorityClass: 'أولوية: ذوو الإعاقة والاحتياجات الخصوصية',
    tenant: 'بنك الياسمين للتمويل والاستثمار',
    branch: 'فرع شارع الحبيب بورقيبة، تونس العاصمة',
  },
} as const
const aFullTicket = (language: keyof typeof everything, toDo: string) =>
  aTicket({ language, ...everything[language], stamp: 'copy', marks: ['offline'], toDo })

test.each([
  ['fr', narrow, 250],
  ['en', narrow, 250],
  ['ar', narrow, 150],
  ['fr', wide, 400],
  ['en', wide, 400],
  ['ar', wide, 250],
] as const)(
  '[TL14] nor with stamp, class, legs, mark and the longest name of a service at once (%s)',
  (language, profile, letters) => {
    for (let length = 20; length <= letters; length += 10) {
      const toDo = longLines[language].repeat(4).slice(0, length).trim()
      const layout = layoutTicket(aFullTicket(language, toDo), profile, realMeasure)
      expect(textsOf(layout).filter(({ lostLetters }) => lostLetters > 0)).toEqual([])
      expect(layout.heightDots).toBeLessThanOrEqual(contentDotsMax(profile))
    }
  },
)

test('[TL15] no letter is smaller than two and a half millimetres, and the number stays four times as high as the words', () => {
  for (const language of ['ar', 'fr', 'en'] as const)
    for (const profile of [narrow, wide]) {
      const texts = textsOf(
        layoutTicket(aFullTicket(language, longLines[language].slice(0, 140)), profile, realMeasure),
      )
      const sizes = texts.filter(({ text }) => text !== 'A-048').map(({ font }) => font.sizeDots)
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20)
      const number = texts.find(({ text }) => text === 'A-048')
      expect(number?.font.sizeDots).toBeGreaterThan(4 * Math.max(...sizes))
    }
})

test('[TL11] of a line that no setting can keep whole, as much stands as the paper has room for', () => {
  const toDo = longLines.ar.repeat(4).slice(0, 400)
  const layout = layoutTicket(aFullTicket('ar', toDo), narrow, realMeasure)
  expect(textsOf(layout).filter(({ lostLetters }) => lostLetters > 0)).toHaveLength(1)
  const lineDots = 40
  expect(layout.heightDots).toBeGreaterThan(contentDotsMax(narrow) - lineDots)
})

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Letters as they are: a text's own height without the white of its line. */
function boxOf(block: Block): readonly Box[] {
  if (block.kind === 'fill') return []
  if (block.kind === 'dots') return [box(block.x, block.y, block.bitmap.widthDots, block.bitmap.heightDots)]
  if (block.kind === 'qr') {
    const side = block.matrix.length * block.moduleDots
    return [box(block.x, block.y, side, side)]
  }
  const width = roughMeasure(block.text, block.font)
  const left = block.x - (block.align === 'left' ? 0 : block.align === 'right' ? width : width / 2)
  const height = block.font.sizeDots * 0.7
  return [box(Math.ceil(left), block.baseline - height, Math.floor(width) - 1, height)]
}

function box(left: number, top: number, width: number, height: number): Box {
  return { left, top, right: left + width, bottom: top + height }
}

function isOver(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

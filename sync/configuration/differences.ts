import { z } from 'zod'
import type { Language } from '../words/language.ts'

const sections = [
  'branch',
  'groups',
  'services',
  'classes',
  'questions',
  'counters',
  'outcomes',
  'pause_reasons',
  'staff_plan',
  'words',
  'display',
  'paper',
  'settings',
] as const
const changes = ['added', 'returned', 'retired', 'changed'] as const

/** What a publication changed, as the authority answers it. */
export const differences = z.array(
  z.object({
    section: z.enum(sections),
    key: z.string().exactOptional(),
    change: z.enum(changes),
    fields: z.array(z.string()).exactOptional(),
  }),
)

export type Difference = z.output<typeof differences>[number]

type Texts = Readonly<Record<Difference['section'] | Difference['change'], string>>

const texts: Readonly<Record<Language, Texts>> = {
  ar: {
    branch: 'الفرع',
    groups: 'المجموعة',
    services: 'الخدمة',
    classes: 'الفئة',
    questions: 'السؤال',
    counters: 'الشباك',
    outcomes: 'نتيجة الخدمة',
    pause_reasons: 'سبب التوقّف',
    staff_plan: 'جدول العمل',
    words: 'النصوص',
    display: 'شاشة العرض',
    paper: 'ورقة التذكرة',
    settings: 'الضوابط',
    added: 'إضافة',
    returned: 'إعادة',
    retired: 'سحب',
    changed: 'تغيير',
  },
  fr: {
    branch: 'agence',
    groups: 'groupe',
    services: 'service',
    classes: 'classe',
    questions: 'question',
    counters: 'guichet',
    outcomes: 'issue du service',
    pause_reasons: 'motif de pause',
    staff_plan: 'planning',
    words: 'textes',
    display: 'écran d’affichage',
    paper: 'papier des tickets',
    settings: 'réglages',
    added: 'ajout',
    returned: 'retour',
    retired: 'retrait',
    changed: 'changement',
  },
  en: {
    branch: 'branch',
    groups: 'group',
    services: 'service',
    classes: 'class',
    questions: 'question',
    counters: 'counter',
    outcomes: 'outcome',
    pause_reasons: 'reason for a break',
    staff_plan: 'staff plan',
    words: 'words',
    display: 'display',
    paper: 'paper of the tickets',
    settings: 'settings',
    added: 'added',
    returned: 'back again',
    retired: 'retired',
    changed: 'changed',
  },
}

/** One change in a line: what happened to what, and which fields. */
export function differenceText({ section, key, change, fields = [] }: Difference, language: Language): string {
  const words = texts[language]
  // A part without keys has its own name as its only field, which says nothing more.
  const named = fields.filter((field) => field !== section)
  const what = key === undefined ? words[section] : `${words[section]} ${key}`
  return `${words[change]}: ${what}${named.length === 0 ? '' : ` (${named.join(', ')})`}`
}

import type { Language } from '../../sync/words/language.ts'

export type ApplyTexts = {
  usage: string
  missing: (file: string) => string
  unreadable: (file: string, code: string) => string
  tooLarge: (file: string, bytesMax: number) => string
  broken: (place: string, found: string) => string
  faults: (file: string, count: number) => string
  sound: (file: string) => string
  whole: string
  warning: string
  tenantUnknown: (slug: string, known: string) => string
  tenantUnclear: (known: string) => string
  branchMade: (slug: string) => string
  published: (slug: string, version: number) => string
  unchanged: string
  unpublished: string
  notMigrated: string
  failed: (reason: string) => string
}

const OPTIONS = 'npm run config:apply -- FILE [--tenant SLUG [--new-tenant NAME]] [--check]'

const en: ApplyTexts = {
  usage: `Publishes a branch's configuration: ${OPTIONS}`,
  missing: (file) => `${file} does not exist.`,
  unreadable: (file, code) => `${file} cannot be read (${code}).`,
  tooLarge: (file, bytesMax) => `${file} is larger than ${bytesMax} bytes.`,
  broken: (place, found) => `${place} is not JSON: ${found === '' ? 'it ends too early' : `unexpected ${found}`}`,
  faults: (file, count) => `${file} is not published; faults: ${count}`,
  sound: (file) => `${file} has no fault. Nothing was published.`,
  whole: 'the document',
  warning: 'Note',
  tenantUnknown: (slug, known) => `There is no tenant ${slug}; known: ${known}. Add --new-tenant NAME to make it.`,
  tenantUnclear: (known) => `Say which tenant with --tenant SLUG; known: ${known}.`,
  branchMade: (slug) => `Branch ${slug} is new.`,
  published: (slug, version) => `Published: branch ${slug}, version ${version}.`,
  unchanged: '  nothing is different from the version before',
  unpublished: 'Nothing was published.',
  notMigrated: 'The database is not set up yet. Run `npm run db:migrate` or start the server once.',
  failed: (reason) => `Nothing was published: ${reason}`,
}

const fr: ApplyTexts = {
  usage: `Publie la configuration d’une agence : ${OPTIONS}`,
  missing: (file) => `${file} n’existe pas.`,
  unreadable: (file, code) => `Impossible de lire ${file} (${code}).`,
  tooLarge: (file, bytesMax) => `${file} dépasse ${bytesMax} octets.`,
  broken: (place, found) =>
    `${place} n’est pas du JSON : ${found === '' ? 'le texte s’arrête trop tôt' : `inattendu : ${found}`}`,
  faults: (file, count) => `${file} n’est pas publié ; défauts : ${count}`,
  sound: (file) => `${file} est sans défaut. Rien n’a été publié.`,
  whole: 'le document',
  warning: 'Remarque',
  tenantUnknown: (slug, known) =>
    `Il n’y a pas d’organisation ${slug} ; connues : ${known}. Ajoutez --new-tenant NOM pour la créer.`,
  tenantUnclear: (known) => `Précisez l’organisation avec --tenant SLUG ; connues : ${known}.`,
  branchMade: (slug) => `L’agence ${slug} est nouvelle.`,
  published: (slug, version) => `Publié : agence ${slug}, version ${version}.`,
  unchanged: '  rien ne diffère de la version précédente',
  unpublished: 'Rien n’a été publié.',
  notMigrated:
    'La base de données n’est pas encore prête. Lancez `npm run db:migrate` ou démarrez une fois le serveur.',
  failed: (reason) => `Rien n’a été publié : ${reason}`,
}

const ar: ApplyTexts = {
  usage: `نشر إعدادات فرع: ${OPTIONS}`,
  missing: (file) => `الملف ${file} غير موجود.`,
  unreadable: (file, code) => `تعذّرت قراءة ${file} (${code}).`,
  tooLarge: (file, bytesMax) => `حجم ${file} يتجاوز ${bytesMax} بايت.`,
  broken: (place, found) => `${place} ليس بصيغة JSON: ${found === '' ? 'النص ناقص في آخره' : `غير متوقّع: ${found}`}`,
  faults: (file, count) => `لم يُنشر ${file}، عدد الأخطاء: ${count}`,
  sound: (file) => `لا أخطاء في ${file}. لم يُنشر شيء.`,
  whole: 'الوثيقة',
  warning: 'ملاحظة',
  tenantUnknown: (slug, known) => `لا توجد مؤسسة باسم ${slug}، المعروفة: ${known}. أضف --new-tenant NAME لإنشائها.`,
  tenantUnclear: (known) => `حدّد المؤسسة عبر --tenant SLUG، المعروفة: ${known}.`,
  branchMade: (slug) => `الفرع ${slug} جديد.`,
  published: (slug, version) => `تم النشر: الفرع ${slug}، الإصدار ${version}.`,
  unchanged: '  لا فرق مع الإصدار السابق',
  unpublished: 'لم يُنشر شيء.',
  notMigrated: 'قاعدة البيانات ليست جاهزة بعد. نفّذ `npm run db:migrate` أو شغّل الخادم مرة واحدة.',
  failed: (reason) => `لم يُنشر شيء: ${reason}`,
}

export const applyTexts: Readonly<Record<Language, ApplyTexts>> = { ar, fr, en }

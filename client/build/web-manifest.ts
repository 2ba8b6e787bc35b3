import type { Language } from '../../sync/words/language.ts'
import type { installableScreens } from '../app/screen-names.ts'

type Installable = (typeof installableScreens)[number]

/** The glossary's nouns, as the name under an icon. */
const NAMES: Readonly<Record<Installable, Readonly<Record<Language, string>>>> = {
  kiosk: { ar: 'موزّع التذاكر', fr: 'Borne', en: 'Kiosk' },
  teller: { ar: 'الشباك', fr: 'Guichet', en: 'Counter' },
  display: { ar: 'شاشة العرض', fr: 'Écran d’affichage', en: 'Display' },
  manager: { ar: 'المسؤول', fr: 'Responsable', en: 'Manager' },
  admin: { ar: 'الإعدادات', fr: 'Réglages', en: 'Settings' },
}
const ON_A_WALL: readonly Installable[] = ['kiosk', 'display']
/** The page's own ground, light, in the form that manifests take (design/tokens.css). */
const GROUND = '#faf8f5'

export function webManifest(screen: Installable, language: Language) {
  const name = NAMES[screen][language]
  return {
    id: `/${screen}`,
    start_url: `/${screen}`,
    scope: '/',
    name: `BléSaf · ${name}`,
    short_name: name,
    lang: language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    display: ON_A_WALL.includes(screen) ? 'fullscreen' : 'standalone',
    background_color: GROUND,
    theme_color: GROUND,
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  }
}

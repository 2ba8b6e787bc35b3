import { type Language, languages } from '../../sync/words/language.ts'

type Texts = { language: string; about: string; docs: string; ready: string; demo: string }

const texts: Readonly<Record<Language, Texts>> = {
  ar: {
    language: 'العربية',
    about: 'صف الانتظار في الأماكن التي تخدم الناس واحدا واحدا.',
    docs: 'واجهة البرمجة',
    ready: 'حالة الخادم',
    demo: 'العرض التجريبي: فروعه وأجهزته',
  },
  fr: {
    language: 'Français',
    about: 'La file d’attente des lieux qui servent les gens un par un.',
    docs: 'L’API',
    ready: 'L’état du serveur',
    demo: 'La démonstration : ses agences et ses appareils',
  },
  en: {
    language: 'English',
    about: 'The waiting line of places that serve people one by one.',
    docs: 'The API',
    ready: 'The state of the server',
    demo: 'The demonstration: its branches and devices',
  },
}

/** Plain text and links: it must open in any browser, and the content policy forbids inline style and script. */
export function homePage(language: Language, { isDemo }: { readonly isDemo: boolean }): string {
  const { about, docs, ready, demo } = texts[language]
  const links = [
    ...(isDemo ? [['/api/demo', demo] as const] : []),
    ['/docs', docs] as const,
    ['/health/ready', ready] as const,
  ]
  const others = languages.filter((each) => each !== language)
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>BléSaf</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1><bdi>BléSaf</bdi></h1>
<p>${about}</p>
<ul>
${links.map(([path, text]) => `<li><a href="${path}">${text}</a></li>`).join('\n')}
</ul>
<p>
${others.map((each) => `<a href="/?lang=${each}" lang="${each}" hreflang="${each}">${texts[each].language}</a>`).join('\n')}
</p>
</body>
</html>
`
}

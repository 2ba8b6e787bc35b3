import type { App } from '../http/app-env.ts'
import { homePage } from './home-page.ts'

/** Who opens the bare address learns where they are and what can be opened here. */
export function home(app: App, { config }: { readonly config: { readonly isDemo: boolean } }): void {
  app.get('/', (c) => {
    const { language } = c.var
    return c.html(homePage(language, config), 200, {
      'content-language': language,
      vary: 'accept-language',
      'cache-control': 'no-cache',
    })
  })
}

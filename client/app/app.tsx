import type { ComponentType } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { NoticeList } from '../design/notice-list.tsx'
import { usePageLanguage } from '../words/use-page-language.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { type Page, PageContext } from './page.ts'

export type AppProps = {
  readonly page: Page
  readonly Screen: ComponentType
}

export function App({ page, Screen }: AppProps) {
  const [language] = usePageLanguage()
  return (
    <PageContext value={page}>
      <I18nProvider locale={language}>
        <ErrorBoundary>
          <Screen />
        </ErrorBoundary>
        <NoticeList notices={page.notices} />
      </I18nProvider>
    </PageContext>
  )
}

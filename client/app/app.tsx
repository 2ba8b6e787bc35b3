import type { ComponentType } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { NoticeList } from '../design/notice-list.tsx'
import { usePageLanguage } from '../words/use-page-language.ts'
import { ErrorBoundary, type ExportUnsent } from './error-boundary.tsx'
import { type Page, PageContext } from './page.ts'

export type AppProps = {
  readonly page: Page
  readonly Screen: ComponentType
  readonly exportUnsent: ExportUnsent
}

export function App({ page, Screen, exportUnsent }: AppProps) {
  const [language] = usePageLanguage()
  return (
    <PageContext value={page}>
      <I18nProvider locale={language}>
        <ErrorBoundary exportUnsent={exportUnsent}>
          <Screen />
        </ErrorBoundary>
        <NoticeList notices={page.notices} />
      </I18nProvider>
    </PageContext>
  )
}

import { type OpenedDevice, openDevice } from '../../device/open-device.ts'
import { i18n } from '../../words/i18n.ts'
import { syncWords } from '../../words/sync/sync-words.ts'
import type { Page } from '../page.ts'
import { builtAt } from './built-at.ts'

const RELOADED_FOR = 'blesaf.reloaded_for'

let opening: Promise<OpenedDevice> | undefined

/** The device of this page, opened once for the life of the page: two in one tab would fight for its lock. */
export function openPageDevice(page: Page, whileHidden: 'follow' | 'pause'): Promise<OpenedDevice> {
  opening ??= openDevice({
    cabinet: page.cabinet,
    base: '',
    whileHidden,
    version: builtAt,
    reloadedFor: Number(sessionStorage.getItem(RELOADED_FOR) ?? 0),
    onReload(forVersion) {
      sessionStorage.setItem(RELOADED_FOR, String(forVersion))
      location.reload()
    },
    onVersionChange: () => location.reload(),
    onBlocked: () => page.notices.add('waiting', i18n.t('older_tabs', { ns: syncWords.name })),
    onMistake: (error) => console.error(error),
  })
  return opening
}

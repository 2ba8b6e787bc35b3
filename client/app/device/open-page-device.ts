import { type Around, openDevice } from '../../device/open-device.ts'
import type { OpenedDevice } from '../../device/opened-device.ts'
import { i18n } from '../../words/i18n.ts'
import { syncWords } from '../../words/sync/sync-words.ts'
import { tabValues } from '../open-values.ts'
import type { Page } from '../page.ts'
import { appVersion } from './app-version.ts'
import { busyWhileWriting } from './busy-while-writing.ts'

const RELOADED_FOR = 'blesaf.reloaded_for'

let opening: Promise<OpenedDevice> | undefined

/** The device of this page, opened once for the life of the page: two in one tab would fight for its lock. */
export function openPageDevice(page: Page, whileHidden: 'follow' | 'pause', around?: Around): Promise<OpenedDevice> {
  opening ??= open(page, whileHidden, around)
  return opening
}

async function open(page: Page, whileHidden: 'follow' | 'pause', around: Around | undefined): Promise<OpenedDevice> {
  const opened = await openDevice({
    cabinet: page.cabinet,
    base: '',
    whileHidden,
    around,
    version: appVersion,
    reloadedFor: Number(tabValues.getItem(RELOADED_FOR) ?? 0),
    onReload(forVersion) {
      tabValues.setItem(RELOADED_FOR, String(forVersion))
      location.reload()
    },
    onVersionChange: page.updates.databaseMoved,
    onBlocked: () => page.notices.add('waiting', i18n.t('older_tabs', { ns: syncWords.name })),
    onMistake: (error) => console.error(error),
  })
  if (opened.kind !== 'open') return opened
  if (opened.backedUpAs !== undefined) page.notices.add('fault', i18n.t('moved_aside', { ns: syncWords.name }))
  return { ...opened, device: busyWhileWriting(opened.device, page.idle) }
}

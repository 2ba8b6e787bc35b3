import type { Trouble } from '../../../sync/device/device.ts'
import type { syncEn } from '../../words/sync/en.ts'
import { syncWords } from '../../words/sync/sync-words.ts'
import { type Say, useWords } from '../../words/use-words.ts'

/** What is wrong with this device, and what helps. */
export function TroubleText({ trouble }: { readonly trouble: Trouble }) {
  return textOf(trouble, useWords(syncWords))
}

function textOf(trouble: Trouble, say: Say<typeof syncEn>): string {
  switch (trouble.kind) {
    case 'store':
      return say(`store_${trouble.code}`)
    case 'unreadable':
    case 'unknown_commands':
    case 'unsendable':
      return say(`trouble_${trouble.kind}`, { count: trouble.count })
    case 'revoked':
    case 'clock':
    case 'not_persisted':
    case 'too_many_writers':
    case 'no_letter':
      return say(`trouble_${trouble.kind}`)
  }
}

import { Select } from '../../../design/select.tsx'
import type { PaperStatus } from '../../../device/printing/paper.ts'
import { profilesFor } from '../../../device/printing/printer-choice.ts'
import { kioskPrinterWords } from '../../../words/kiosk-printer/kiosk-printer-words.ts'
import { useWords } from '../../../words/use-words.ts'

type Props = { readonly status: PaperStatus; onChoose(id: string): void }

/** Which paper and which kind of printer tickets are drawn for; only what the printer that is there understands. */
export function ProfileChoice({ status: { printer, profile }, onChoose }: Props) {
  const say = useWords(kioskPrinterWords)
  const language = 'printer' in printer ? printer.printer.language : undefined
  const choices = profilesFor(language).map(({ id, name }) => ({ id, label: name }))
  return <Select label={say('profile')} choices={choices} value={profile?.id ?? ''} onChange={onChoose} />
}

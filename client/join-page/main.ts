import './join-page.css'
import type { Language } from '../../sync/words/language.ts'
import { phoneShelf } from '../phone-page/joined-tickets.ts'
import { newId } from '../phone-page/new-id.ts'
import { phoneLanguage } from '../phone-page/phone-language.ts'
import { storeLanguage } from '../words/stored-language.ts'
import { drawJoin } from './draw-join.ts'
import { createJoinApi } from './join-api.ts'
import { phonePosition } from './phone-position.ts'
import { readJoinAddress } from './read-join-address.ts'
import { runJoin } from './run-join.ts'

/** Who decides whether to come wants to see the line move; nobody wants the form to move beneath the fingers. */
const ASK_AGAIN_MS = 20_000
const AWAY_MS = 5_000

const root = document.getElementById('page')
if (root === null) throw new Error('this is no page of ours')

const { branch, code } = readJoinAddress(location.pathname, location.hash)
const draw = drawJoin(root, (chosen: Language) => {
  storeLanguage(chosen)
  page.speak(chosen)
})
const api = createJoinApi(
  (...args) => fetch(...args),
  // Loaded by who is asked for work alone.
  async (challenge) => (await import('../api/solve-proof.ts')).solveProof(challenge),
)
const page = runJoin({
  ...{ api, draw, code, shelf: phoneShelf, branchId: branch ?? 'none', language: phoneLanguage() },
  uuid: newId,
  position: phonePosition,
  isTyping,
  open: (path) => location.assign(path),
})

/** A list that is open would close beneath the finger, too. */
function isTyping(): boolean {
  const { activeElement: field } = document
  return (field instanceof HTMLInputElement && field.type !== 'radio') || field instanceof HTMLSelectElement
}

/** While somebody looks. */
async function follow(): Promise<void> {
  const isAnswered = document.hidden || (await page.load())
  setTimeout(() => void follow(), isAnswered ? ASK_AGAIN_MS : AWAY_MS)
}

page.show()
// The display's code may be scanned into the same tab: then only what follows the # changes.
addEventListener('hashchange', () => location.reload())
void follow()

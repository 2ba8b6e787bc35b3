/** In a kiosk's page: a hand that takes one ticket after the other as fast as it can, and tells outside which numbers it saw. */
const LOOK_MS = 25
/** As long as it looks at a number: some are printed meanwhile, and some wait for the printer still. */
const HELD_MS = 200
let seen = ''
let seenAt = 0

setInterval(() => {
  const number = document.querySelector('main output')?.textContent ?? ''
  if (number !== '' && number !== seen) {
    seen = number
    seenAt = performance.now()
    void (Reflect.get(globalThis, 'numberShown') as (number: string) => Promise<void>)(number)
  }
  if (number !== '' && performance.now() - seenAt < HELD_MS) return
  nextButton(number)?.click()
}, LOOK_MS)

/** Away with the number; else on without a phone number, the first service, or a language. */
function nextButton(number: string): HTMLElement | null | undefined {
  if (number !== '') return document.querySelector<HTMLElement>('main section > button')
  const buttons = document.querySelectorAll<HTMLElement>('main section button')
  if (document.querySelector('main [role="group"]') !== null) return [...buttons].at(-1)
  return document.querySelector<HTMLElement>('main [data-choice]') ?? buttons[0]
}

export {}

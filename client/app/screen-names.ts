/** Every page of the client by the first part of its address. The start page is the empty one. */
export const screenNames = [
  'start',
  'kiosk',
  'teller',
  'display',
  'manager',
  'admin',
  'setup',
  'enrol',
  'password',
  'sign-in',
  'sessions',
] as const
export type ScreenName = (typeof screenNames)[number]

/** Those that a device or a person opens every day, and may put on the home screen. */
export const installableScreens = ['kiosk', 'teller', 'display', 'manager', 'admin'] as const satisfies ScreenName[]

/** `/sign-in/oidc` is the page to which a provider sends the browser back. */
export function screenAt(pathname: string): ScreenName | undefined {
  const [, first = '', ...rest] = pathname.split('/')
  if (rest.length > 0 && pathname !== '/sign-in/oidc') return undefined
  return first === '' ? 'start' : screenNames.find((name) => name === first && name !== 'start')
}

/** Those that stand in a hall with nobody beside them. What breaks there mends itself, and nothing of the device is offered to whoever passes. */
const publicScreens = ['kiosk', 'display'] as const satisfies ScreenName[]
export type PublicScreen = (typeof publicScreens)[number]

export function isPublicScreen(name: ScreenName): name is PublicScreen {
  return publicScreens.some((each) => each === name)
}

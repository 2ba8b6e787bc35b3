import type { ComponentType } from 'react'
import type { ScreenName } from './screen-names.ts'

type Load = () => Promise<ComponentType>

/** Each screen with what only it needs is a part of its own. */
export const screens: Readonly<Record<ScreenName, Load>> = {
  start: () => import('../screens/start/start-screen.tsx').then((part) => part.StartScreen),
  kiosk: () => import('../screens/kiosk/kiosk-screen.tsx').then((part) => part.KioskScreen),
  teller: () => import('../screens/teller/teller-screen.tsx').then((part) => part.TellerScreen),
  display: () => import('../screens/display/display-screen.tsx').then((part) => part.DisplayScreen),
  manager: () => import('../screens/manager/manager-screen.tsx').then((part) => part.ManagerScreen),
  admin: () => import('../screens/admin/admin-screen.tsx').then((part) => part.AdminScreen),
  setup: () => import('../screens/setup/setup-screen.tsx').then((part) => part.SetupScreen),
  enrol: () => import('../screens/enrol/enrol-screen.tsx').then((part) => part.EnrolScreen),
  password: () => import('../screens/password/password-screen.tsx').then((part) => part.PasswordScreen),
  'sign-in': () => import('../screens/sign-in/sign-in-screen.tsx').then((part) => part.SignInScreen),
  sessions: () => import('../screens/sessions/sessions-screen.tsx').then((part) => part.SessionsScreen),
}

import type { ComponentType } from 'react'
import type { Page } from '../page.ts'
import { isDevPanelWanted } from './dev-flag.ts'
import type { DevTools } from './dev-tools.ts'

export type LoadedDevPanel = { readonly tools: DevTools; readonly Panel: ComponentType<{ readonly tools: DevTools }> }

/** Nothing of it is asked for where it is not wanted. */
export async function loadDevPanel({ ask }: Pick<Page, 'ask'>): Promise<LoadedDevPanel | undefined> {
  if (!(await isDevPanelWanted(ask))) return undefined
  const [{ createDevTools }, { DevPanel }] = await Promise.all([import('./dev-tools.ts'), import('./dev-panel.tsx')])
  return { tools: createDevTools(), Panel: DevPanel }
}

import { screenNames } from '../app/screen-names.ts'

type Entry = { url: string; revision: string | null; size: number }

/**
 * In place of the one template that the bundler wrote, the address of every screen: the worker asks the server for each, so
 * that what it keeps has the headers of that screen, its content policy above all.
 */
export function shellEntries(entries: Entry[]): { manifest: Entry[] } {
  const template = entries.find(({ url }) => url === 'index.html')
  if (template === undefined) throw new Error('the build has no index.html')
  const shells = screenNames.map((name) => ({ ...template, url: name === 'start' ? '/' : `/${name}` }))
  return { manifest: [...entries.filter((each) => each !== template), ...shells] }
}

import type { Json } from './trace.ts'

/** The messages of an event stream; comments only tell that the connection lives. */
export function parseEvents(text: string): Json[] {
  return text
    .split('\n\n')
    .filter((event) => event.startsWith('data:'))
    .map((event) => JSON.parse(event.slice('data:'.length)) as Json)
}

/** Complete events only: a piece of the body may end within one. */
export function countEvents(text: string): number {
  return text.split('\n\n').filter((event, index, all) => event.startsWith('data:') && index < all.length - 1).length
}

export function countComments(text: string): number {
  return text.split('\n\n').filter((event) => event.startsWith(':')).length
}

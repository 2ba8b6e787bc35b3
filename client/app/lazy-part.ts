import { type ComponentType, lazy } from 'react'

const Nothing = (): null => null

/**
 * A part that comes after the first painting. One that cannot be read, of a version that is gone perhaps, is missing: the number stands on the screen
 * all the same.
 */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(() =>
    load()
      .catch((): ComponentType<Props> => Nothing)
      .then((part) => ({ default: part })),
  )
}

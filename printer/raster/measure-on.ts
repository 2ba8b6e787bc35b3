import type { Measure } from '../layout/layout.ts'
import { fontOf } from './draw-layout.ts'
import { createRemembered, type Remembered } from './remembered.ts'
import type { Pen } from './surface.ts'

/** The words of a branch in three languages, in the sizes that are tried; those of one ticket are about a hundred. */
const WIDTHS_MAX = 800

export const createWidths = (): Remembered<number> => createRemembered(WIDTHS_MAX)

/** For one ticket, before it is drawn: nobody else may set the surface's font meanwhile. Setting it is most of the cost. */
export function measureOn({ surface, fontFamily, widths }: Pen): Measure {
  let set = ''
  return (text, font) => {
    const wanted = fontOf(font, fontFamily)
    return widths(`${wanted} ${text}`, () => {
      if (wanted !== set) surface.font = wanted
      set = wanted
      return surface.measureText(text).width
    })
  }
}

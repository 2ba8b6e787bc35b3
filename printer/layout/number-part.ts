import type { Part } from './place.ts'

const WEIGHT = 800
/** Capitals and digits of Cairo stand this high; a number has nothing below its baseline. */
const CAP_HEIGHT = 0.7
/** White above and below it, of its size: nothing else on the paper comes near. */
const AIR = 0.05

/** The number as large as the paper allows, and always from left to right: `A-048` is `A-048` on Arabic paper, too. */
export function numberPart(number: string, sizeMax: number): Part {
  return (column, y, { measure }) => {
    const widthAtMax = measure(number, { sizeDots: sizeMax, weight: WEIGHT })
    const sizeDots = Math.floor(sizeMax * Math.min(1, column.widthDots / widthAtMax))
    const air = Math.round(sizeDots * AIR)
    const capHeight = Math.ceil(sizeDots * CAP_HEIGHT)
    const x = column.x + Math.round(column.widthDots / 2)
    return {
      blocks: [
        {
          kind: 'text',
          text: number,
          font: { sizeDots, weight: WEIGHT },
          x,
          baseline: y + air + capHeight,
          align: 'center',
          direction: 'ltr',
          ink: 'black',
          lostLetters: 0,
        },
      ],
      heightDots: capHeight + 2 * air,
    }
  }
}

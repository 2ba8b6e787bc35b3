import '@fontsource-variable/cairo/wght.css'
import { expect, test } from 'vitest'
import { createWidths, measureOn } from '../measure-on.ts'
import { openPaperCanvas } from './open-paper-canvas.ts'

test('[TR6] without its font no canvas is opened', async () => {
  const none = { load: async () => [] } as unknown as FontFaceSet
  await expect(openPaperCanvas(none)).rejects.toThrow(/font/)
  const away = { load: () => Promise.reject(new Error('no connection')) } as unknown as FontFaceSet
  await expect(openPaperCanvas(away)).rejects.toThrow('no connection')
})

test('[TR6] the canvas draws with it, in every weight and script of the paper', async () => {
  const canvas = await openPaperCanvas()
  const widthIn = (family: string, text: string, weight: number) =>
    measureOn({ ...canvas, fontFamily: family, widths: createWidths() })(text, { sizeDots: 100, weight })
  for (const text of ['A-048', 'Opérations', 'فتح حساب', '٠٤٨'])
    for (const weight of [500, 600, 700, 800])
      expect(widthIn(canvas.fontFamily, text, weight)).not.toBe(widthIn('monospace', text, weight))
  expect(widthIn(canvas.fontFamily, 'A-048', 800)).not.toBe(widthIn(canvas.fontFamily, 'A-048', 500))
})

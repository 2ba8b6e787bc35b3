import type { Page } from 'playwright-core'
import { frenchLayout, usLayout } from '../../client/app/scanner/keyboard-layouts.ts'
import { qrMatrix } from '../../printer/qr/qr-matrix.ts'

const GIVE_CAMERA = `
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 1280, height: 720 });
  const context = canvas.getContext('2d');
  globalThis.paperBeforeCamera = undefined;
  const draw = () => {
    context.fillStyle = 'tan';
    context.fillRect(0, 0, 1280, 720);
    const dots = globalThis.paperBeforeCamera;
    if (dots === undefined) return;
    const size = Math.floor(640 / (dots.length + 8));
    context.fillStyle = 'white';
    context.fillRect(300, 30, (dots.length + 8) * size, (dots.length + 8) * size);
    context.fillStyle = 'black';
    dots.forEach((row, y) => row.forEach((isDark, x) => {
      if (isDark) context.fillRect(300 + (x + 4) * size, 30 + (y + 4) * size, size, size);
    }));
  };
  setInterval(draw, 60);
  navigator.mediaDevices.getUserMedia = async () => canvas.captureStream();`

/** From one key of a scanner to the next. */
const KEY_MS = 4

/** From now on the page has a camera; nothing lies before it. */
export const giveCamera = (page: Page): Promise<unknown> => page.evaluate(`{${GIVE_CAMERA}}`)

export function layBeforeCamera(page: Page, address: string): Promise<unknown> {
  const dots = qrMatrix(address).map((row) => Array.from(row, Boolean))
  return page.evaluate(`void (globalThis.paperBeforeCamera = ${JSON.stringify(dots)})`)
}

/**
 * A hand scanner of the American layout at a machine that is set to French, wherever the cursor is; at its own pace, whatever
 * else this machine does. Answers which keys were left to the page.
 */
export function scanByHand(page: Page, text: string): Promise<string[]> {
  const places = new Map(
    Object.entries(usLayout).flatMap(([code, typed]) => typed.map((char, index) => [char, { code, index }] as const)),
  )
  const keys = [...text].map((char) => {
    const { code, index } = places.get(char) ?? { code: '', index: 0 }
    return { code, key: frenchLayout[code]?.[index] ?? '', shiftKey: index === 1 }
  })
  return page.evaluate<string[]>(`(() => {
    const keys = ${JSON.stringify([...keys, { code: 'Enter', key: 'Enter', shiftKey: false }])};
    const began = performance.now();
    return keys.filter((key, n) => {
      const target = document.activeElement ?? document.body;
      const event = new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: began + n * ${KEY_MS} });
      return target.dispatchEvent(event);
    }).map(({ key }) => key);
  })()`)
}

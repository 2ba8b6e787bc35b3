/** A camera for tests: before it lies a picture, on a table, a little turned, as a hand puts it there. */
export type FakeCamera = { readonly stream: MediaStream; show(picture: ImageBitmap): void; close(): void }

const FRAME_MS = 60
const TURNED = 0.06

export function createFakeCamera(width = 1_280, height = 720): FakeCamera {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  let shown: ImageBitmap | undefined
  const draw = (): void => {
    if (context === null) return
    context.resetTransform()
    context.fillStyle = 'tan'
    context.fillRect(0, 0, width, height)
    if (shown === undefined) return
    const scale = (height * 0.9) / Math.max(shown.height, shown.width)
    context.translate(width / 2, height / 2)
    context.rotate(TURNED)
    context.scale(scale, scale)
    context.drawImage(shown, -shown.width / 2, -shown.height / 2)
  }
  draw()
  const timer = setInterval(draw, FRAME_MS)
  return {
    stream: canvas.captureStream(),
    show: (picture) => {
      shown = picture
    },
    close: () => clearInterval(timer),
  }
}

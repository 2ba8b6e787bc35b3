import type { Page } from 'playwright-core'

/**
 * Each text that stands out less from what is behind it than by this ratio of WCAG, as it is painted: with what fades it, and
 * without its colour where a filter takes that away. axe leaves both out.
 */
export async function contrastFaults(page: Page, ratioMin: number): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    const paint = (colour) => {
      context.clearRect(0, 0, 1, 1)
      context.fillStyle = colour
      context.fillRect(0, 0, 1, 1)
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data
      return { rgb: [red, green, blue], share: alpha / 255 }
    }
    const over = (rgb, share, behind) => rgb.map((part, n) => part * share + behind[n] * (1 - share))
    const grey = ([red, green, blue]) => Array(3).fill(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    const luminance = (rgb) => {
      const [red, green, blue] = rgb.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const line = (element) => (element === null ? [] : [...line(element.parentElement), element])
    const faults = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      const { width, height } = element.getBoundingClientRect()
      if (walker.currentNode.data.trim() === '' || width <= 1 || height <= 1 || !element.checkVisibility({ visibilityProperty: true })) continue
      const styles = line(element).map((each) => getComputedStyle(each))
      const isGrey = styles.some(({ filter }) => filter.includes('grayscale(1)'))
      const opacity = styles.reduce((product, style) => product * Number(style.opacity), 1)
      const ground = styles.map(({ backgroundColor }) => paint(backgroundColor)).reduce((behind, { rgb, share }) => over(rgb, share, behind), [255, 255, 255])
      const text = over(paint(getComputedStyle(element).color).rgb, opacity, ground)
      const [darker, lighter] = [text, ground].map((rgb) => luminance(isGrey ? grey(rgb) : rgb)).sort((one, other) => one - other)
      const ratio = (lighter + 0.05) / (darker + 0.05)
      if (ratio < ${ratioMin}) faults.push(ratio.toFixed(2) + ' ' + walker.currentNode.data.slice(0, 40))
    }
    return faults
  })()`)) as string[]
}

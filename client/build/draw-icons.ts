import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

/** Draws the pictures of public/icons from its one drawing: `node --import tsx client/build/draw-icons.ts`. They are committed. */
const FOLDER = resolve(import.meta.dirname, '../public/icons')
const GROUND = '#0b5156'
/** Of a maskable picture a device may cut a fifth away at each side; what is drawn stays inside. */
const MASKABLE_SCALE = 0.8

const drawing = readFileSync(join(FOLDER, 'icon.svg')).toString('base64')
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' })

async function draw(name: string, size: number, scale: number, ground: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const side = size * scale
  await page.setContent(
    `<body style="margin:0;display:grid;place-items:center;height:100vh;background:${ground}">
     <img src="data:image/svg+xml;base64,${drawing}" width="${side}" height="${side}">`,
  )
  await page.locator('img').evaluate('(image) => image.decode()')
  writeFileSync(join(FOLDER, name), await page.screenshot({ omitBackground: true }))
  await page.close()
}

mkdirSync(FOLDER, { recursive: true })
await draw('icon-192.png', 192, 1, 'transparent')
await draw('icon-512.png', 512, 1, 'transparent')
await draw('icon-maskable-512.png', 512, MASKABLE_SCALE, GROUND)
await browser.close()

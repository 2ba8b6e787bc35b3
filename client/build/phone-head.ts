import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const MARK = '<!-- phone-page/phone-head.html -->'

/** What stands in the head of every page of people's own phones is written once, and set in where the page names it. */
export function phoneHead(root: string): Plugin {
  return {
    name: 'blesaf-phone-head',
    transformIndexHtml: {
      order: 'pre',
      handler: (page) =>
        page.includes(MARK)
          ? page.replace(MARK, readFileSync(resolve(root, 'phone-page/phone-head.html'), 'utf8').trim())
          : page,
    },
  }
}

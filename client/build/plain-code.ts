import type { Plugin } from 'vite'

const OTHER_FORMS = /if \(output === '(?:ascii|term|svg|gif|data-url)'\)\s*return [^;]+;/g
const FORMS = 5

/** Of the library of QR codes the modules are all that we ask for; text, pictures and addresses of them would be read by every kiosk. */
export function plainCode(): Plugin {
  return {
    name: 'blesaf-plain-code',
    transform(code, id) {
      if (!id.endsWith('/node_modules/qr/index.js')) return undefined
      const found = code.match(OTHER_FORMS)?.length
      if (found !== FORMS) throw new Error(`the library of QR codes has ${found ?? 'no'} forms, not ${FORMS}`)
      return { code: code.replace(OTHER_FORMS, ''), map: null }
    },
  }
}

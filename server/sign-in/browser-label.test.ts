import { expect, it } from 'vitest'
import { browserLabel } from './browser-label.ts'

const CHROME =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  [CHROME, 'Chrome · Android'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0', 'Edge · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari · iOS'],
  ['curl/8.5.0 (Linux)', 'Linux'],
])('%j is %j', (header, label) => expect(browserLabel(header)).toBe(label))

it.each([undefined, '', 'curl/8.5.0', '<script>alert(1)</script>', `${'x'.repeat(600)} Firefox/1`])(
  'of %j nothing is kept',
  (header) => expect(browserLabel(header)).toBeNull(),
)

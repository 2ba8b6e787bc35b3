import { resolve } from 'node:path'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { keptEntries } from './build/kept-entries.ts'
import { lensData } from './build/lens-data.ts'
import { LENS_FOLDER, lensOutput } from './build/lens-output.ts'
import { plainCode } from './build/plain-code.ts'
import { plainHue } from './build/plain-hue.ts'
import { shellsPlugin } from './build/shells-plugin.ts'

const ROOT = import.meta.dirname
const shells = shellsPlugin()

export default defineConfig({
  root: ROOT,
  cacheDir: resolve(ROOT, '../.build/vite-client'),
  publicDir: 'public',
  plugins: [
    react(),
    tailwind(),
    lensData(),
    plainCode(),
    shells,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'app/updates',
      filename: 'service-worker.ts',
      // The page registers it, once it has painted.
      injectRegister: false,
      registerType: 'prompt',
      // There is one per screen and language: build/write-manifests.ts.
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,woff2,svg,png,html}'],
        // Megabytes that most devices never ask for; those that do keep them from then on (app/updates/service-worker.ts).
        globIgnores: [`${LENS_FOLDER}/**`],
        manifestTransforms: [(entries) => keptEntries(entries, shells.folder())],
      },
    }),
  ],
  css: { postcss: { plugins: [plainHue()] } },
  worker: {
    format: 'es',
    // The database's library evaluates text where it runs in Node, which this is not.
    rolldownOptions: { output: lensOutput, checks: { eval: false } },
  },
  build: {
    rolldownOptions: {
      input: resolve(ROOT, 'index.html'),
      output: lensOutput,
    },
    // client/README.md names these, client/index.html tells whoever has less.
    target: ['chrome105', 'edge105', 'safari16.4', 'firefox121'],
    manifest: true,
    emptyOutDir: true,
    // The content policy has no place for scripts or data that stand in the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
  },
})

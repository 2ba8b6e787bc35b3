/** Where in the build everything lies that only a device of somebody who serves loads: the lens, and what reads codes. */
export const LENS_FOLDER = 'assets/lens'

const IS_LENS =
  /(?:^|[/\\])(?:client[/\\]lens[/\\]worker|\.build[/\\]lens|@electric-sql[/\\]pglite)(?:[/\\]|$)|(?:^|[/\\])open-lens\.ts$/

type Chunk = { readonly moduleIds: readonly string[] }
type Asset = { readonly originalFileNames: readonly string[]; readonly names: readonly string[] }
const LIBRARY_FILE = /^(?:pglite|initdb)\.(?:wasm|data)$|^lens\.tgz$|^zxing_reader\.wasm$/

const folderOf = (isLens: boolean): string => (isLens ? LENS_FOLDER : 'assets')
const ofChunk = ({ moduleIds }: Chunk): string =>
  `${folderOf(moduleIds.some((id) => IS_LENS.test(id)))}/[name]-[hash].js`

/** The recordings of the voice: megabytes too, for screens that speak. */
const VOICE_FOLDER = 'assets/voice'
const IS_RECORDING = /\.mp3$/
const isAny = ({ originalFileNames, names }: Asset, what: RegExp): boolean =>
  [...originalFileNames, ...names].some((name) => what.test(name))

/** Apart from the rest, so that nothing else has to know the names of its parts. */
export const lensOutput = {
  entryFileNames: ofChunk,
  chunkFileNames: ofChunk,
  assetFileNames: (asset: Asset): string => {
    const folder = isAny(asset, IS_RECORDING)
      ? VOICE_FOLDER
      : folderOf(isAny(asset, IS_LENS) || isAny(asset, LIBRARY_FILE))
    return `${folder}/[name]-[hash][extname]`
  },
}

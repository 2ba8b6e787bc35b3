/** Where in the build everything lies that only a device with a lens loads. */
export const LENS_FOLDER = 'assets/lens'

const IS_LENS =
  /(?:^|[/\\])(?:client[/\\]lens[/\\]worker|\.build[/\\]lens|@electric-sql[/\\]pglite)(?:[/\\]|$)|(?:^|[/\\])open-lens\.ts$/

type Chunk = { readonly moduleIds: readonly string[] }
type Asset = { readonly originalFileNames: readonly string[]; readonly names: readonly string[] }
const LIBRARY_FILE = /^(?:pglite|initdb)\.(?:wasm|data)$|^lens\.tgz$/

const folderOf = (isLens: boolean): string => (isLens ? LENS_FOLDER : 'assets')
const ofChunk = ({ moduleIds }: Chunk): string =>
  `${folderOf(moduleIds.some((id) => IS_LENS.test(id)))}/[name]-[hash].js`

/** Apart from the rest, so that nothing else has to know the names of its parts. */
export const lensOutput = {
  entryFileNames: ofChunk,
  chunkFileNames: ofChunk,
  assetFileNames: ({ originalFileNames, names }: Asset): string =>
    `${folderOf([...originalFileNames, ...names].some((name) => IS_LENS.test(name) || LIBRARY_FILE.test(name)))}/[name]-[hash][extname]`,
}

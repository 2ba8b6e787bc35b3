/** The one database of the embedded cluster. */
export const EMBEDDED_DATABASE = 'blesaf'

declare module 'virtual:lens-data' {
  /** The address of the packed directory (client/build/lens-data.ts). */
  export const lensData: string
}

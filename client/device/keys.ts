/** The key of a device, whose private half can be taken out of the browser by nobody, its own page included. */
export type DeviceKeys = {
  publicJwk(): Promise<JsonWebKey>
  /** ECDSA P-256 with SHA-256 over UTF-8, r and s side by side, in base64url. */
  sign(text: string): Promise<string>
}

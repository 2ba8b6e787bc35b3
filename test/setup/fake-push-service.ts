import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { makeCertificate } from '../../server/http/make-certificate.ts'

type Received = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly message: unknown }

/** A browser with its push service: it takes what is pushed, and reads it with the keys that only the browser has. */
export class FakePushService {
  readonly received: Received[] = []
  /** What it answers; `hang` answers nothing. */
  answer: number | 'hang' = 201
  readonly #certificate = makeCertificate(new Date())
  readonly #browser = createECDH('prime256v1')
  readonly #auth = randomBytes(16)
  readonly #server: Server

  private constructor() {
    this.#browser.generateKeys()
    this.#server = createServer(this.#certificate, async (request, response) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const message = JSON.parse(this.#decrypt(Buffer.concat(parts)))
      this.received.push({ path: request.url ?? '', headers: request.headers, message })
      if (this.answer !== 'hang') response.writeHead(this.answer, { location: '/elsewhere' }).end()
    })
  }

  static async open(): Promise<FakePushService> {
    const service = new FakePushService()
    service.#server.listen(0, '127.0.0.1')
    await once(service.#server, 'listening')
    return service
  }

  /** How a sender reaches it, which is on loopback with a certificate of its own. */
  get connection(): { ca: string } {
    return { ca: this.#certificate.cert }
  }

  subscription(name = 'phone'): { endpoint: string; p256dh: string; auth: string } {
    const { port } = this.#server.address() as AddressInfo
    return {
      endpoint: `https://localhost:${port}/${name}`,
      p256dh: this.#browser.getPublicKey().toString('base64url'),
      auth: this.#auth.toString('base64url'),
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  /** RFC 8291, from the other side. */
  #decrypt(body: Buffer): string {
    const salt = body.subarray(0, 16)
    const keyBytes = body.readUInt8(20)
    const theirs = body.subarray(21, 21 + keyBytes)
    const sealed = body.subarray(21 + keyBytes)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#browser.getPublicKey(), theirs])
    const shared = Buffer.from(hkdfSync('sha256', this.#browser.computeSecret(theirs), this.#auth, info, 32))
    const derive = (use: string, bytes: number) =>
      Buffer.from(hkdfSync('sha256', shared, salt, Buffer.from(`Content-Encoding: ${use}\0`), bytes))
    const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
    decipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return plain.subarray(0, -1).toString('utf8')
  }
}

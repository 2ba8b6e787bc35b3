import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Acknowledgement } from '../../sync/wire/acknowledgement.ts'

/**
 * The server's word that it holds a writer's commands up to `seq` in this history. Signed, because a device that shows it
 * after a restored backup makes the server open a new epoch: nobody may bring that about by a made-up number.
 */
export interface AcknowledgementSigner {
  sign(epoch: number, writer: string, seq: number): Acknowledgement
  isOurs(acknowledgement: Acknowledgement): boolean
}

export function createAcknowledgementSigner(appSecret: string): AcknowledgementSigner {
  const key = createHmac('sha256', appSecret).update('acknowledgement').digest()
  const signatureOf = (epoch: number, writer: string, seq: number): Buffer =>
    createHmac('sha256', key).update(`${epoch}.${writer}.${seq}`).digest()
  return {
    sign(epoch, writer, seq) {
      const signature = signatureOf(epoch, writer, seq).toString('base64url')
      return { epoch, writer, seq, signature } as Acknowledgement
    },
    isOurs({ epoch, writer, seq, signature }) {
      const given = Buffer.from(signature, 'base64url')
      const ours = signatureOf(epoch, writer, seq)
      return given.length === ours.length && timingSafeEqual(given, ours)
    },
  }
}

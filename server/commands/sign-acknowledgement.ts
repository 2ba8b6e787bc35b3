import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Acknowledgement } from '../../sync/wire/acknowledgement.ts'

/**
 * The server's word to one device that it holds a writer's commands up to `seq` in this history. Signed, because a device
 * that shows it after a restored backup makes the server open a new epoch, for every bank of the installation: nobody may
 * bring that about by a made-up number, nor by what another device was told.
 */
export interface AcknowledgementSigner {
  sign(deviceId: string, epoch: number, writer: string, seq: number): Acknowledgement
  isOurs(deviceId: string, acknowledgement: Acknowledgement): boolean
}

export function createAcknowledgementSigner(appSecret: string): AcknowledgementSigner {
  const key = createHmac('sha256', appSecret).update('acknowledgement').digest()
  const signatureOf = (deviceId: string, epoch: number, writer: string, seq: number): Buffer =>
    createHmac('sha256', key).update(`${deviceId}.${epoch}.${writer}.${seq}`).digest()
  return {
    sign(deviceId, epoch, writer, seq) {
      const signature = signatureOf(deviceId, epoch, writer, seq).toString('base64url')
      return { epoch, writer, seq, signature } as Acknowledgement
    },
    isOurs(deviceId, { epoch, writer, seq, signature }) {
      const given = Buffer.from(signature, 'base64url')
      const ours = signatureOf(deviceId, epoch, writer, seq)
      return given.length === ours.length && timingSafeEqual(given, ours)
    },
  }
}

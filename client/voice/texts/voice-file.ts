export const voiceFiles = ['calls', 'kiosk'] as const
/** `calls`: numbers and where to go, for whatever announces; `kiosk`: what the steps of a kiosk say. */
export type VoiceFile = (typeof voiceFiles)[number]

/** Behind the kiosks of the demo, told by /api/demo like the password of its people. */
export const DEMO_KIOSK_PIN = '705318'

/** Of everybody in the demo, told by /api/demo: it runs on loopback and beside no real tenant. */
export const DEMO_PASSWORD = 'demo-blesaf-2026'

import { createUsbPrinterWorld } from '../fake/usb-printer-world.ts'
import { printerPortContract } from '../port/printer-port-contract.ts'

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

printerPortContract('WebUSB', async () => createUsbPrinterWorld(settle))
printerPortContract('WebUSB with a printer of another make', async () =>
  createUsbPrinterWorld(settle, { vendorId: 0x0fe6, productId: 0x1234, serialNumber: null, productName: null }),
)

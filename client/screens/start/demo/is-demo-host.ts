/** The demonstration gives each device a loopback name of its own, and runs nowhere else. */
export function isDemoHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost')
}

export function clientSources(root: string): string
export function buildClient(root: string, say?: (text: string) => void): Promise<void>

import { extname } from 'node:path'

/** What a display can show. No SVG: it is a page that may run scripts, and here it would run them as ours. */
const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
}

export function mediaTypeOf(name: string): string | undefined {
  return TYPES[extname(name).toLowerCase()]
}

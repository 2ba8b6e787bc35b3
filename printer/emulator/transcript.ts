import type { Command } from './command.ts'
import { hexOf } from './read-commands.ts'

/** One line for each command: where it begins, and what it says. */
export function transcript(commands: readonly Command[]): string {
  return commands.map((command) => `${String(command.at).padStart(6)}  ${describe(command)}`).join('\n')
}

function describe(command: Command): string {
  switch (command.kind) {
    case 'text':
      return `text ${JSON.stringify(command.text)}`
    case 'line_feed':
      return 'line feed'
    case 'feed_lines':
      return `feed ${command.lines} lines`
    case 'feed_dots':
      return `feed ${command.dots} dots`
    case 'line_spacing':
      return `line spacing ${command.dots}`
    case 'align':
      return `align ${command.to}`
    case 'image':
    case 'strip':
      return `${command.kind} ${command.bitmap.widthDots} × ${command.bitmap.heightDots}`
    case 'qr_store':
      return `qr data ${JSON.stringify(command.text)}`
    case 'qr_size':
      return `qr module ${command.moduleDots} dots`
    case 'qr_level':
      return `qr level ${command.level}`
    case 'qr_print':
      return 'qr print'
    case 'page_end_mode':
      return `page ends with ${command.cut === 'none' ? 'no' : `a ${command.cut}`} cut${command.isFeeding ? ', fed to the cutter' : ''}`
    case 'page_end':
      return 'page end'
    case 'cut':
      return `cut ${command.how}${command.feedDots === 0 ? '' : ` after ${command.feedDots} dots`}`
    case 'other':
      return command.name
    case 'unknown':
      return `unknown ${hexOf(command.bytes)}`
    case 'cut_short':
      return `${command.name}, cut short: ${command.missingBytes} bytes are missing`
    case 'initialize':
      return 'initialize'
  }
}

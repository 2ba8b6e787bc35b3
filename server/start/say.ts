/** Words for the person at the terminal go to standard error: standard output is the log, one JSON object per line. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

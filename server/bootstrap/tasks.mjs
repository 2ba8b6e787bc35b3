/** Task → the module that carries it out when it is imported, with `process.argv` = [node, module, task, ...arguments]. */
export const TASKS = {
  start: 'server/main.ts',
  dev: 'server/bootstrap/dev.mjs',
  test: 'test/run.ts',
  'test:long': 'test/run.ts',
  check: 'test/run-check.ts',
  bench: 'test/bench/main.ts',
  sim: 'test/simulation/main.ts',
  'sim:hunt': 'test/simulation/mutants/hunt.ts',
  soak: 'test/simulation/main.ts',
  engine: 'server/engine-cli.ts',
  'voice:make': 'client/build/make-voice.ts',
  'config:apply': 'server/config-apply.ts',
  'db:new': 'server/database-cli.ts',
  'db:migrate': 'server/database-cli.ts',
  'db:reset': 'server/database-cli.ts',
  'db:dump': 'server/database-cli.ts',
}

/** `demo` is `start` with a switch, so that both stay one path. */
export const SWITCHES = { demo: { task: 'start', environment: { DEMO: '1' } } }

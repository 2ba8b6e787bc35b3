/** A mistake that somebody could make: one text for another in one file. `seed` and `steps`: a world that notices. */
export type Mutant = {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  readonly seed: number
  readonly steps: number
}

const STEPS = 250
const mutant = (name: string, file: string, find: string, replace: string, seed = 1, steps = STEPS): Mutant => ({
  ...{ name, file, find, replace, seed, steps },
})

export const mutants: readonly Mutant[] = [
  mutant(
    'call_next drops the order key',
    'sql/functions/commands/call_next.sql',
    'order by w.order_at, w.id limit 1',
    'order by w.id limit 1',
  ),
  mutant(
    'a refused command does not end at its savepoint',
    'sql/functions/push/judge.sql',
    `elsif v_state like '40%' or`,
    `elsif v_state like 'BS%' or v_state like '40%' or`,
  ),
  mutant(
    'a fork is taken for a replay',
    'sql/functions/push/replay.sql',
    `j.outcome := '{"kind": "forked"}';\n    return j;`,
    'null;',
  ),
  mutant(
    'a replay is judged anew',
    'sql/functions/push/push.sql',
    `elsif (v_item ->> 'seq')::bigint <= w.last_seq then`,
    'elsif false then',
  ),
  mutant(
    'last_seq counts what it holds twice',
    'sql/functions/push/push.sql',
    'w.last_seq := c.seq;',
    'w.last_seq := c.seq + (c.seq % 5 = 0)::integer;',
  ),
  mutant(
    'a kiosk sees what tellers see',
    'sql/functions/push/written_rows.sql',
    'from app_private.tickets_for_public t',
    'from app_private.tickets_for_staff t',
  ),
  mutant(
    'the last number is not written',
    'sync/outbox/take-ticket-number.ts',
    `tx.put('numbers', [taken.last])`,
    'void taken.last',
  ),
  mutant(
    'an answer settles places without outcomes',
    'sync/push/take-answer.ts',
    `if (decided.length > 0) tx.put('outbox', decided)`,
    'void decided',
  ),
  mutant(
    'an answer of a former writer is taken',
    'sync/push/take-answer.ts',
    'if (!isOfNow) return OUTDATED',
    'void isOfNow',
  ),
  mutant(
    'confirmed rows are never dropped',
    'sync/replica/drop-confirmed.ts',
    'if (isSurpassed || hasLeft)',
    'if (isSurpassed && hasLeft)',
  ),
  mutant(
    'an answer covers newer rows of the stream',
    'sync/view/authority-rows.ts',
    'confirmed.version > base.version ? confirmed.fields : base.fields',
    'confirmed.fields',
  ),
  mutant(
    'must-refetch clears base at once',
    'sync/replica/consumer.ts',
    `return stay({ kind: 'aside', gathered: NOTHING })`,
    `return { state: { kind: 'aside', gathered: NOTHING }, apply: { replaces: true, gathered: NOTHING }, refused: state }`,
  ),
  mutant(
    'an old message puts a row back',
    'sync/replica/apply-gathered.ts',
    'return version !== undefined && version <= before.version',
    'return version === -1',
  ),
  mutant(
    'an update replaces the row',
    'sync/replica/apply-gathered.ts',
    '{ ...before.row, ...values }',
    '{ ...values }',
  ),
  mutant(
    'a position is stored before its rows',
    'sync/replica/apply-gathered.ts',
    `if (puts.length > 0) tx.put('base', puts)`,
    `if (puts.length > 1) tx.put('base', puts)`,
  ),
  mutant(
    'call_next is predicted anew',
    'sync/effects/touches-of.ts',
    'return tickets(args.predicted_ticket_id)',
    `return tickets([...seen.tickets.values()].findLast(({ state }) => state === 'waiting')?.id)`,
  ),
  mutant(
    'age by the wall clock alone',
    'sync/time/age-ms.ts',
    'row.page_life === pageLife ? monotonic - row.monotonic_at : wall - row.wall_at',
    'wall - row.wall_at + 0 * (monotonic + pageLife.length)',
  ),
  mutant(
    'a fork leaves the facts behind',
    'sync/push/fork-writer.ts',
    'rows.filter((row) => isPending(row) || isLost(row, lostAfterSeq))',
    `rows.filter((row) => (isPending(row) || isLost(row, lostAfterSeq)) && row.kind === 'intent')`,
  ),
  mutant(
    'a lost history is not told again',
    'sync/push/adopt-epoch.ts',
    `if (lost.length > 0) tx.put('outbox', lost.map(asPendingAgain))`,
    'void [lost, asPendingAgain]',
  ),
  mutant(
    'lanes of an older epoch are used',
    'sync/numbers/take-number.ts',
    `if (writer.state !== undefined && writer.state_epoch !== writer.epoch) return 'newer_epoch'`,
    '',
  ),
  mutant(
    'numbers go on after a fork',
    'sync/numbers/take-number.ts',
    'if (isUnconfirmed || writer.is_forked)',
    'if (isUnconfirmed && writer.is_forked)',
  ),
  mutant(
    'a lane widens again',
    'sync/numbers/take-told-state.ts',
    'const lanes = { ...told.lanes, days: keptNarrow(told.lanes.days, state.lanes.days) }',
    'const lanes = { ...told.lanes, days: keptNarrow(told.lanes.days, []) }',
  ),
  mutant(
    'a lane is used on any day',
    'sync/numbers/take-number.ts',
    'first_day <= day && day <= last_day',
    'first_day.length === last_day.length || day === first_day',
  ),
  mutant(
    'two tabs number commands from memory',
    'sync/outbox/append-rows.ts',
    'seq: writer.next_seq + at })',
    'seq: writer.next_seq + at + (writer.next_seq % 7 === 0 ? 1 : 0) })',
  ),
  mutant(
    'a split that a heartbeat told of waits for the next customer',
    'sync/heartbeat/take-heartbeat.ts',
    'needsContact: isDoubted || isSplitAnswered',
    'needsContact: isDoubted && isSplitAnswered',
    9,
    250,
  ),
  mutant(
    'a quarantined command is dropped unseen',
    'sync/outbox/is-pending.ts',
    'return row.unsendable !== undefined || ',
    'return row.unsendable !== undefined && ',
  ),
  mutant(
    'a kiosk prints nothing',
    'sync/outbox/write-command.ts',
    'if (command.isPrinted === true)',
    'if (command.isPrinted === undefined)',
  ),
]

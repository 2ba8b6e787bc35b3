import { aMutant } from './mutant.ts'

/** Mistakes in how a device writes, pushes, and takes what it is told. */
export const deviceMutants = [
  aMutant(
    'two tabs number commands from memory',
    'sync/outbox/append-rows.ts',
    'seq: writer.next_seq + at })',
    'seq: writer.next_seq + at + (writer.next_seq % 7 === 0 ? 1 : 0) })',
  ),
  aMutant(
    'a kiosk prints nothing',
    'sync/outbox/write-command.ts',
    'if (command.isPrinted === true)',
    'if (command.isPrinted === undefined)',
    { steps: 40 },
  ),
  aMutant(
    'nobody hears of what was written',
    'sync/device/create-device.ts',
    `if (written.kind === 'written' || written.code === 'no_letter') tab.wrote()`,
    `if (written.kind !== 'written' && written.code === 'no_letter') tab.wrote()`,
    { cast: [0, 2], steps: 30 },
  ),
  aMutant(
    'after a pause nothing is sent',
    'sync/push/transition.ts',
    `event.kind === 'woken' ? prepare(state)`,
    `event.kind === 'mended' ? prepare(state)`,
    { cast: [0, 2], steps: 40, more: ['token'] },
  ),
  aMutant(
    'an answer settles places without outcomes',
    'sync/push/take-answer.ts',
    `if (decided.length > 0) tx.put('outbox', decided)`,
    'void decided',
    { cast: [1, 1], steps: 20 },
  ),
  aMutant(
    'a pending row is dropped before the commit of its answer',
    'sync/push/create-push-loop.ts',
    'const taken = await store.write(answerTables, (tx) => takeAnswer(tx, taking))',
    `await store.write(answerTables, async (tx) =>
      tx.delete('outbox', answer.results.map(({ seq }) => [answer.writer.id, seq])))
    const taken = await store.write(answerTables, (tx) => takeAnswer(tx, taking))`,
    { cast: [1, 1], steps: 30 },
  ),
  aMutant(
    'a fork leaves the facts behind',
    'sync/push/fork-writer.ts',
    'row.seq > from && (isPending(row) || isLost(row, lostAfterSeq))',
    `row.seq > from && row.kind === 'intent' && (isPending(row) || isLost(row, lostAfterSeq))`,
    { cast: [2, 0], more: ['picture', 'rolled_back', 'rolled_back'], without: ['teller'] },
  ),
  aMutant(
    'a lost history is not told again',
    'sync/push/adopt-epoch.ts',
    `if (lost.length > 0) tx.put('outbox', lost.map(asPendingAgain))`,
    'void [lost, asPendingAgain]',
    { cast: [1, 2], steps: 150, more: ['backup', 'lost_history'], without: ['next_day', 'cloned', 'rolled_back'] },
  ),
  aMutant(
    'what a person has to see is not shown',
    'sync/outbox/is-pending.ts',
    'return row.unsendable !== undefined || ',
    'return row.unsendable !== undefined && ',
    { cast: [1, 2], steps: 60, more: ['cut'] },
  ),
]

/** Mistakes in what a device keeps of the streams and of answers, and in what it makes of them. */
export const replicaMutants = [
  aMutant(
    'confirmed rows are never dropped',
    'sync/replica/drop-confirmed.ts',
    'if (gone.length > 0)',
    'if (gone.length < 0)',
    { cast: [1, 1], steps: 20 },
  ),
  aMutant(
    'must-refetch clears base at once',
    'sync/replica/consumer.ts',
    `return stay({ kind: 'aside', gathered: NOTHING })`,
    `return { state: { kind: 'aside', gathered: NOTHING }, apply: { replaces: true, gathered: NOTHING }, refused: state }`,
    { cast: [1, 1], steps: 60, more: ['rotate'] },
  ),
  aMutant(
    'an answer that comes late covers a newer row',
    'sync/replica/store-confirmed.ts',
    'if (base === undefined ? isPassed : base.version >= version) return true',
    'if (base === undefined && isPassed) return true',
    { cast: [1, 2], more: ['weather'] },
  ),
  aMutant(
    'an update replaces the row',
    'sync/replica/apply-gathered.ts',
    '{ ...before.row, ...values }',
    '{ ...values }',
    { cast: [1, 1], steps: 40 },
  ),
  aMutant(
    'a position is stored before its rows',
    'sync/replica/apply-gathered.ts',
    `if (puts.length > 0) tx.put('base', puts)`,
    `if (puts.length > 1) tx.put('base', puts)`,
    { cast: [1, 1], steps: 40 },
  ),
  aMutant(
    'call_next is predicted anew',
    'sync/effects/touches-of.ts',
    'return tickets(args.predicted_ticket_id)',
    `return tickets([...seen.tickets.values()].findLast(({ state }) => state === 'waiting')?.id)`,
    { cast: [1, 2], more: ['customer', 'weather'] },
  ),
]

import { afterAll, beforeAll, expect, test } from 'vitest'
import { dumpFresh } from './dump-fresh.ts'
import { startTestCluster, type TestCluster } from './test-cluster.ts'
import { createTestDirectory, type TestDirectory } from './test-directory.ts'

const FILES = {
  'migrations/0001_queue.sql': `
    create schema queue;
    grant usage on schema queue to blesaf_api;
    create domain queue.letter as text check (value ~ '^[A-Z]$');
    create table queue.tickets (
      id uuid primary key default uuidv7(), tenant_id uuid not null, label text collate "C", length integer generated always as (length(label)) stored,
      unique (tenant_id, id)
    );
    create index tickets_waiting on queue.tickets (tenant_id) where label is not null;
    alter table queue.tickets enable row level security, force row level security;
    create policy own on queue.tickets for select to blesaf_api using (tenant_id is not null);
    grant select (id, label) on queue.tickets to blesaf_api;
    create table queue.past (id integer, at date) partition by range (at);
    create table queue.past_2026 partition of queue.past for values from ('2026-01-01') to ('2027-01-01');
    create publication stream for table queue.tickets (id, label) where (label is not null);`,
  'functions/queue/one.sql': `create or replace function queue.one(step integer default 1) returns integer
    language sql stable security definer set search_path = '' return step + 1;
    revoke all on function queue.one(integer) from public;`,
  'functions/queue/touch.sql': `create or replace function queue.touch() returns trigger language plpgsql as 'begin return new; end';
    create or replace trigger touch before update on queue.tickets for each row execute function queue.touch();`,
  'views/waiting.sql':
    'create or replace view queue.waiting with (security_invoker = true) as select id from queue.tickets;',
}

let cluster: TestCluster
let directory: TestDirectory

beforeAll(async () => {
  cluster = await startTestCluster()
  directory = createTestDirectory(FILES)
})
afterAll(async () => {
  directory.dispose()
  await cluster.stop()
})

const dump = async () => dumpFresh(await cluster.createDatabase(), directory.path)

test('the dump is the same for two databases of the same directory', async () => {
  expect(await dump()).toBe(await dump())
})

test('the dump tells what a reviewer looks for', async () => {
  const text = await dump()

  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'role blesaf_api login',
      'schema queue owner blesaf_owner',
      '  grant usage to blesaf_api',
      'domain queue.letter as text owner blesaf_owner',
      'table queue.tickets owner blesaf_owner row security forced',
      '  column id uuid not null default uuidv7()',
      '  column label text collate "C"',
      '  column length integer generated always as (length(label)) stored',
      '  constraint tickets_pkey PRIMARY KEY (id)',
      '  policy own for select to blesaf_api using (tenant_id IS NOT NULL)',
      '  grant select (id, label) to blesaf_api',
      'table queue.past owner blesaf_owner partition by RANGE (at) no row security',
      'view queue.waiting owner blesaf_owner with (security_invoker=true)',
      '   SELECT id',
      'publication stream owner blesaf_owner publishes insert, update, delete, truncate',
      '  table queue.tickets (id, label) where (label IS NOT NULL)',
    ]),
  )
  expect(text).toMatch(/ {2}index CREATE INDEX tickets_waiting ON queue\.tickets .* WHERE \(label IS NOT NULL\)/)
  expect(text).toMatch(/ {2}trigger CREATE TRIGGER touch BEFORE UPDATE ON queue\.tickets/)
  expect(text).toMatch(
    /function queue\.one\(step integer DEFAULT 1\) returns integer language sql stable .*owner blesaf_owner body [0-9a-f]{16}\n(?! {2}grant)/,
  )
  expect(text).toMatch(/function queue\.touch\(\) .*\n {2}grant execute to public/)
  expect(text).not.toMatch(/past_2026|graphile_worker|migrations\.applied/)
})

test('a changed body shows in the dump', async () => {
  const before = await dump()
  directory.write({ 'functions/queue/one.sql': FILES['functions/queue/one.sql'].replace('+ 1', '+ 2') })
  expect(await dump()).not.toBe(before)
})

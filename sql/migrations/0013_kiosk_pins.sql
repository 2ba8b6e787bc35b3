-- A branch's staff PIN for its kiosks, as the slow hash of it that its kiosks check without the server. Beside the
-- configuration and not in it: that one is read by every device of the branch, this one by its kiosks alone.
create table app.kiosk_pins (
  branch_id uuid primary key,
  tenant_id uuid not null references app.tenants,
  digits integer not null check (digits between 4 and 10),
  iterations integer not null check (iterations between 600000 and 10000000),
  salt text not null check (salt ~ '^[0-9a-f]{32}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  changed_at timestamptz not null,
  foreign key (tenant_id, branch_id) references app.branches (tenant_id, id)
);
alter table app.kiosk_pins enable row level security;
alter table app.kiosk_pins force row level security;
create policy tenant on app.kiosk_pins
  using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
  with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
-- No grant to anybody: it is written by set_kiosk_pin and told by prove_device, which are the owner's.

-- The server whose embedded engine the others ask. The row alone proves nothing: it is believed only while the session that
-- wrote it holds the lock (app.contend_for_engine), so a killed server leaves nothing that somebody has to clear away.
create table app_private.engine_holder (
  only_one boolean primary key default true check (only_one),
  hold_id uuid not null,
  address text not null check (length(address) between 1 and 300),
  backend_pid integer not null
);

-- The real Electric reads by a publication whose name it derives from its own setting (ELECTRIC_REPLICATION_STREAM_ID=blesaf);
-- with ELECTRIC_MANUAL_TABLE_PUBLISHING it then needs no right to change our tables. Always the same tables as "blesaf".
create publication electric_publication_blesaf for table app.branch_configs, app.tickets, app.counters, app.branch_stats;

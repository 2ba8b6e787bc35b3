-- What shapes are made of, and nothing else. Whole tables: with replica identity full, a list of columns would have to
-- name all of them. Which columns reach whom is the shape catalogue's to say.
alter table app.branch_configs replica identity full;
alter table app.tickets replica identity full;
alter table app.counters replica identity full;
alter table app.branch_stats replica identity full;
create publication blesaf for table app.branch_configs, app.tickets, app.counters, app.branch_stats;
-- This role sees past row level security: it reads what is published, and nothing beside it.
grant select on app.branch_configs, app.tickets, app.counters, app.branch_stats to blesaf_replication;

-- Run once by the container of Postgres when its volume is empty, by psql as the superuser: two logins that are none.
-- psql takes the line end off.
\set database_password `cat /run/secrets/database_password`
\set replication_password `cat /run/secrets/replication_password`

-- What Electric reads by: it sees past row level security, and may read published tables alone, which migrations grant.
create role blesaf_replication login replication bypassrls password :'replication_password';
-- Migrates, and is switched to roles that own nothing for everything else. It makes those itself.
create role blesaf_login login createrole password :'database_password';
grant blesaf_replication to blesaf_login;
alter database :"DBNAME" owner to blesaf_login;

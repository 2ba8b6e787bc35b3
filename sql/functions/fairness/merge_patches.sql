-- A ticket as its events told it so far: patches in append order, each over the last, as replay_events lays them. An aggregate,
-- because a report walks over all the tickets of its days in one pass.
create or replace aggregate app_private.merge_patches(jsonb) (sfunc = pg_catalog.jsonb_concat, stype = jsonb, initcond = '{}');

-- A grant holds within the history in which it was made: the same day label of a restored copy may have been shared out
-- otherwise in what was lost.
alter table app.lane_days add column epoch integer not null default 1;
alter table app.lane_splits add column epoch integer not null default 1;

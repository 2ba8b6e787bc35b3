-- A batch that is not the whole of what a device has to tell says so.
drop function if exists app.push(uuid, uuid, uuid, jsonb, integer, jsonb);
select migrations.forget('functions/push/push.sql');
-- A device reports by a push alone: nobody else may say it for it.
drop function if exists app.writer_state(uuid, uuid, uuid, boolean);
select migrations.forget('functions/lanes/writer_state.sql');

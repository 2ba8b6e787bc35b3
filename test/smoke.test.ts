import { expect, it } from 'vitest'
import { World, issueArgs } from './setup/world.ts'
it('issues and calls', async () => {
  const w = await World.create()
  await w.root.query(`create or replace function app_private.make_opening_intervals(a uuid, b date, c date) returns void language sql as ''`)
  const b = await w.addBranch()
  const k = await w.addDevice(b, 'kiosk'); const t = await w.addDevice(b, 'tablet')
  const day = await w.today(b)
  console.log(JSON.stringify((await w.api.query('select app.writer_state($1,$2,$3)',[b.tenantId,k.deviceId,k.writerId])).rows))
  for (let n=1;n<=3;n++) console.log(JSON.stringify(await w.give(k,'issue_ticket','fact',issueArgs(b,day,n))))
  const a = await w.push(t,[{name:'call_next',kind:'intent',args:{counter_id:b.counters[0],valid_for_ms:15000}}])
  console.log(JSON.stringify(a,null,1))
  const id=a.results[0]!.outcome.ticket_id
  console.log(JSON.stringify(await w.give(t,'start_service','fact',{ticket_id:id,counter_id:b.counters[0]})))
  console.log(JSON.stringify(await w.give(t,'complete_service','fact',{ticket_id:id,counter_id:b.counters[0],outcome:'done'})))
  console.log(JSON.stringify(await w.give(t,'undo_command','intent',{command_id:a.results[0]!.id,elapsed_ms:100})))
  console.log(JSON.stringify(await w.ticket(id!)))
  console.log((await w.root.query('select what, patch from app.ticket_events where ticket_id=$1 order by ordinal',[id])).rows)
  console.log((await w.root.query('select app_private.replay_events($1) - $2 = app_private.public_fields(t) from app.tickets t where id=$1',[id,'x'])).rows)
  await w.close()
})

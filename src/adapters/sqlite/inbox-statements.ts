import type { DatabaseSync } from "node:sqlite";

import { receiptColumns } from "./delivery-row.ts";

/** In each entity the first delivery that may not run now: those after it wait for it. */
const obstacles = `
  select lane, entity, min(seq) as seq from deliveries
  where settled_at is null and (state = 'taken' or not_before > :now)`;

const runnable = `
  from deliveries as delivery left join obstacles using (lane, entity)
  where delivery.settled_at is null and delivery.state = 'waiting' and delivery.not_before <= :now
    and (obstacles.seq is null or delivery.seq < obstacles.seq)`;

const parked = `
  from deliveries as delivery join (
    select lane, entity, min(seq) as seq from deliveries
    where settled_at is null and state = 'waiting' and not_before > :now
    group by lane, entity
  ) as delayed using (lane, entity)
  where delivery.settled_at is null and delivery.state = 'waiting' and delivery.seq > delayed.seq`;

const takenColumns = "seq, id, failures, losses, lease, holder, lease_ends as leaseEnds";

/** All that the inbox says to SQLite, prepared once for a connection. */
export function prepareStatements(database: DatabaseSync) {
  return {
    insert: database.prepare(`
      insert into deliveries (id, event, action, lane, entity, repository, received_at)
      values (:id, :event, :action, :lane, :entity, :repository, :receivedAt)
      on conflict (id) do nothing`),
    keepBody: database.prepare("insert or replace into bodies (seq, body) values (?, ?)"),
    candidates: database.prepare(`
      with obstacles as (${obstacles} and lane = :lane group by lane, entity)
      select delivery.seq, failures, losses,
        row_number() over (partition by repository order by delivery.seq) as turn
      ${runnable} and delivery.lane = :lane
      order by turn, delivery.seq limit :max`),
    leased: database.prepare(`
      select ${receiptColumns}, failures, body from deliveries join bodies using (seq) where lease = ? order by seq`),
    lanes: database.prepare(`
      with obstacles as (${obstacles} group by lane, entity)
      select delivery.lane ${runnable} group by delivery.lane order by min(delivery.seq)`),
    takenByLease: database.prepare(`select ${takenColumns} from deliveries where lease = ? order by seq`),
    takenByHolder: database.prepare(
      `select ${takenColumns} from deliveries where lease is not null and holder = ? order by seq`,
    ),
    expired: database.prepare(
      `select ${takenColumns} from deliveries where lease is not null and lease_ends <= ? order by seq`,
    ),
    renew: database.prepare("update deliveries set lease_ends = ? where lease = ?"),
    progress: database.prepare(`
      update deliveries set state = :state, failures = :failures, losses = :losses, not_before = :notBefore,
        lease = :lease, holder = :holder, lease_ends = :leaseEnds, settled_at = :settledAt, reason = :reason,
        told = :told
      where seq in (select value from json_each(:seqs))`),
    nextDue: database.prepare(`
      select min(due) as due from (
        select min(not_before) as due from deliveries
          where settled_at is null and state = 'waiting' and not_before > ?
        union all
        select min(lease_ends) from deliveries where lease is not null)`),
    parked: database.prepare(`
      select ${qualified("delivery", receiptColumns)}, (select id from deliveries where seq = delayed.seq) as behind
      ${parked} order by delivery.seq`),
    buried: database.prepare(`
      select ${receiptColumns}, failures as attempts, reason, settled_at as buriedAt, told
      from deliveries where settled_at is not null and state = 'buried' order by settled_at desc, seq desc`),
    markTold: database.prepare("update deliveries set told = 1 where id = ? and state = 'buried'"),
    standing: database.prepare(
      "select seq, state, exists (select 1 from bodies where bodies.seq = deliveries.seq) as kept from deliveries where id = ?",
    ),
    forgetBodies: database.prepare(`
      delete from bodies where seq in (
        select seq from deliveries join bodies using (seq) where settled_at <= ? limit ?)`),
    forgetIds: database.prepare(`
      delete from deliveries where seq in (select seq from deliveries where settled_at <= ? limit ?)`),
    counts: database.prepare(`
      select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'taken') as taken,
        min(received_at) as oldestReceivedAt,
        (select count(*) ${parked}) as parked,
        (select count(*) from deliveries where settled_at is not null and state = 'buried') as buried
      from deliveries where settled_at is null`),
  };
}

export type InboxStatements = ReturnType<typeof prepareStatements>;

function qualified(table: string, columns: string): string {
  return columns
    .split(", ")
    .map((column) => `${table}.${column}`)
    .join(", ");
}

create table tally (
	account_id text not null,
	kind text not null,
	day date not null,
	key text not null,
	id uuid not null,
	n bigint not null,
	constraint tally_pkey primary key (account_id, kind, day, key, id)
);

create index tally_unfolded_idx on tally (account_id) where id <> '00000000-0000-0000-0000-000000000000';

comment on table tally is 'Counts of an account by day, as signed increments: a count is the sum of n. It names nobody, and is kept for ever';
comment on column tally.kind is 'What is counted. users: users with a level. found: events';
comment on column tally.day is 'The UTC day: of the change of the level, or of the time of the event';
comment on column tally.key is 'A risk level, or the key of a behavior';
comment on column tally.id is 'Random. 0 in the row that has the sum of the increments that were folded';
comment on index tally_pkey is 'GET statistics: the counts of an account by day. Folding: the row with the sum';
comment on index tally_unfolded_idx is 'Folding: the increments of an account, and the next account that has any';

-- Events that were pruned before are not known any more. Nor are the levels of users on earlier days.
insert into tally (account_id, kind, day, key, id, n)
select account_id, 'found', cast(occurred_at at time zone 'UTC' as date) as day, behavior, '00000000-0000-0000-0000-000000000000', count(*)
from event
group by account_id, day, behavior;

insert into tally (account_id, kind, day, key, id, n)
select account_id, 'users', cast(now() at time zone 'UTC' as date), case risk_level when 1 then 'low' when 2 then 'medium' else 'high' end,
	'00000000-0000-0000-0000-000000000000', count(*)
from users
where risk_level is not null
group by account_id, risk_level;

grant update, delete on tally to ztrisk_server;

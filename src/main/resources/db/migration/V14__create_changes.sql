create table risk_change (
	account_id text not null,
	seq bigint not null,
	id uuid not null,
	user_id uuid not null,
	previous_level smallint,
	level smallint,
	cause text not null,
	behavior text,
	event_id uuid,
	occurred_at timestamptz not null,
	changed_at timestamptz not null,
	constraint risk_change_pkey primary key (account_id, seq)
);

create index risk_change_user_idx on risk_change (account_id, user_id, seq);
create index risk_change_time_idx on risk_change (account_id, changed_at);

comment on table risk_change is 'Changes of the levels of users: one row for a user and a transaction, written at the end of the transaction';
comment on column risk_change.seq is 'The number of the change in the account, in the order of the commits';
comment on column risk_change.previous_level is 'The level before the transaction, null for none';
comment on column risk_change.level is 'The level after it, null for none';
comment on column risk_change.cause is 'Why the level changed. For merged and identified the level may be as it was';
comment on column risk_change.behavior is 'The behavior of the event that brought the level, null for another cause';
comment on column risk_change.event_id is 'The id that this event had then';
comment on column risk_change.occurred_at is 'The time of this event, otherwise that of the change';
comment on index risk_change_pkey is 'The end of each transaction with a change. Pruning: the next account';
comment on index risk_change_user_idx is 'GET users/{user_id}/history, GET users/{user_id}/export, PUT users, DELETE users/{user_id}: the changes of a user';
comment on index risk_change_time_idx is 'Pruning: the changes older than a time';

create table change_head (
	account_id text not null,
	seq bigint not null,
	pruned bigint not null default 0,
	recorded_since timestamptz,
	constraint change_head_pkey primary key (account_id)
);

comment on table change_head is 'The last number of a change in each account. Its row is the last lock of every transaction with a change';
comment on column change_head.pruned is 'The highest number of a change that was pruned, 0 if none was';
comment on column change_head.recorded_since is 'The time from which all changes are stored, null if none is missing';
comment on index change_head_pkey is 'The end of each transaction with a change. GET users/{user_id}/history: the time from which changes are stored';

insert into change_head (account_id, seq, recorded_since) select distinct account_id, 0, now() from users;

create table act (
	account_id text not null,
	id uuid not null,
	user_id uuid not null,
	cause text not null,
	actor text not null,
	token_id text,
	reason text,
	verdict text,
	event_id uuid,
	name text,
	event_count integer,
	previous_level smallint,
	level smallint,
	acted_at timestamptz not null,
	constraint act_pkey primary key (account_id, id)
);

create index act_user_idx on act (account_id, user_id, acted_at);
create index act_time_idx on act (account_id, acted_at);

comment on table act is 'What people did with users: resets and notes, for example. It is stored in the transaction of the action';
comment on column act.id is 'The id of a note may come from the caller';
comment on column act.actor is 'The name of the token, ztrisk for the server itself';
comment on column act.token_id is 'The id of the token, null for the server itself';
comment on column act.reason is 'The reason, or the text of a note; null if none was given';
comment on column act.event_id is 'The event, or the newest of several; null if the act is about no event';
comment on column act.name is 'The name of this event';
comment on column act.event_count is 'The number of events';
comment on column act.previous_level is 'The level before the transaction, null for none';
comment on column act.level is 'The level after it, null for none';
comment on index act_pkey is 'POST users/{user_id}/notes, DELETE users/{user_id}/notes/{note_id}: a note. Pruning: the next account';
comment on index act_user_idx is 'GET users/{user_id}/history, GET users/{user_id}/export, PUT users, DELETE users/{user_id}: the acts of a user';
comment on index act_time_idx is 'Pruning: the acts older than a time';

grant update, delete on risk_change, change_head, act to ztrisk_server;

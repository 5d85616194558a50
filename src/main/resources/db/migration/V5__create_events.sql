create table event (
	account_id text not null,
	id uuid not null,
	user_id uuid not null,
	behavior text not null,
	bucket text,
	name text not null,
	risk_level smallint not null,
	occurred_at timestamptz not null,
	details json,
	stored_at timestamptz not null default now(),
	constraint event_pkey primary key (account_id, id),
	constraint event_risk_level_check check (risk_level between 1 and 3),
	constraint event_user_fkey foreign key (account_id, user_id) references users (account_id, id)
);

create index event_by_time_idx on event (account_id, user_id, occurred_at desc, id);
create index event_by_level_idx on event (account_id, user_id, risk_level desc, occurred_at desc, id);

comment on table event is 'Risk events, reported and detected';
comment on column event.id is 'A hash: of the sender''s id or the content of a reported event, or of user, behavior and bucket of a detected event';
comment on column event.bucket is 'The group of findings: findings of a user and a behavior with the same bucket are one event. Null for a reported event';
comment on column event.name is 'The name of the behavior when the event was stored first';
comment on column event.risk_level is 'The level of the behavior when the event was stored first: 1 low, 2 medium, 3 high';
comment on column event.occurred_at is 'The time of a reported event, or of the newest finding of a detected event';
comment on column event.stored_at is 'When the event was stored first. If a merge of users makes one event of two, the name and the level of the older one are kept';
comment on index event_pkey is 'POST events, POST logs: an event is stored once';
comment on index event_by_time_idx is 'GET {user_id}, order_by=timestamp. POST logs, PUT users: the score and the events of a user. Pruning: the oldest events of a user';
comment on index event_by_level_idx is 'GET {user_id}, order_by=risk_level';

grant update, delete on event to ztrisk_server;

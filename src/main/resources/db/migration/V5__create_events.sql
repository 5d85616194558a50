create table event (
	account_id text not null,
	id uuid not null,
	user_id uuid not null,
	behavior text not null,
	name text not null,
	risk_level smallint not null,
	occurred_at timestamptz not null,
	details json,
	constraint event_pkey primary key (account_id, id),
	constraint event_risk_level_check check (risk_level between 1 and 3),
	constraint event_user_fkey foreign key (account_id, user_id) references users (account_id, id)
);

comment on index event_pkey is 'EventRepository.store: an event is stored once';

create index event_by_time_idx on event (account_id, user_id, occurred_at desc, id);
comment on index event_by_time_idx is 'ScoreReader: GET {user_id}, order_by=timestamp; EventRepository.score, move';

create index event_by_level_idx on event (account_id, user_id, risk_level desc, occurred_at desc, id);
comment on index event_by_level_idx is 'ScoreReader: GET {user_id}, order_by=risk_level';

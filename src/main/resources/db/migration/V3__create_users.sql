-- A user and the score kept with it: what a score says is read and changed only under the row's lock.
create table users (
	account_id text not null,
	id uuid not null,
	derived boolean not null,
	merged_into uuid,
	email text not null,
	email_at timestamptz not null,
	name text not null,
	name_at timestamptz not null,
	risk_level smallint,
	event_count bigint not null,
	last_event timestamptz,
	last_reset timestamptz,
	constraint users_pkey primary key (account_id, id),
	constraint users_risk_level_check check (risk_level between 1 and 3),
	constraint users_scored_check check ((risk_level is null) = (last_event is null) and (risk_level is null) = (event_count = 0))
);

comment on index users_pkey is 'UserRepository.known, create, lock, save: users by id';

create index users_email_idx on users (account_id, email);
comment on index users_email_idx is 'UserFinder: GET users?email=';

create index users_by_level_idx on users (account_id, risk_level desc, last_event desc, id) where risk_level is not null;
comment on index users_by_level_idx is 'ScoreReader: GET summary, order_by=max_risk_level';

create index users_by_time_idx on users (account_id, last_event desc, id) where risk_level is not null;
comment on index users_by_time_idx is 'ScoreReader: GET summary, order_by=timestamp';

create index users_by_count_idx on users (account_id, event_count desc, last_event desc, id) where risk_level is not null;
comment on index users_by_count_idx is 'ScoreReader: GET summary, order_by=event_count';

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
	folded_level smallint,
	folded_count bigint not null default 0,
	folded_last timestamptz,
	constraint users_pkey primary key (account_id, id),
	constraint users_risk_level_check check (risk_level between 1 and 3),
	constraint users_scored_check check ((risk_level is null) = (last_event is null) and (risk_level is null) = (event_count = 0)),
	constraint users_folded_check check ((folded_level is null) = (folded_last is null) and (folded_level is null) = (folded_count = 0))
);

create index users_email_idx on users (account_id, email);
create index users_merged_idx on users (account_id, merged_into) where merged_into is not null;
create index users_by_level_idx on users (account_id, risk_level desc, last_event desc, id) where risk_level is not null;
create index users_by_time_idx on users (account_id, last_event desc, id) where risk_level is not null;
create index users_by_count_idx on users (account_id, event_count desc, last_event desc, id) where risk_level is not null;

comment on table users is 'Users with their scores. The score, the events and the observations of a user change under the lock of the row only';
comment on column users.derived is 'Whether the id is a hash of the e-mail, because no id was sent';
comment on column users.merged_into is 'The user that this user was merged into, null if it was not merged. Its e-mails, events and observations then belong to that user';
comment on column users.email_at is 'The time of the record that the e-mail comes from; a newer record replaces it';
comment on column users.name_at is 'The time of the record that the name comes from; a newer record replaces it';
comment on column users.risk_level is 'The highest level of the events after the last reset: 1 low, 2 medium, 3 high; null if there are none';
comment on column users.event_count is 'The number of events after the last reset';
comment on column users.last_event is 'The time of the newest event after the last reset';
comment on column users.folded_level is 'The highest level of the pruned events after the last reset, null if there are none';
comment on column users.folded_count is 'The number of the pruned events after the last reset';
comment on column users.folded_last is 'The time of the newest pruned event after the last reset';
comment on index users_pkey is 'POST events, POST logs, PUT users, POST {user_id}/reset: users by id. Pruning: the users of an account in id order';
comment on index users_email_idx is 'GET users?email=: the users that have an e-mail';
comment on index users_merged_idx is 'GET users/{user_id}/export, DELETE users/{user_id}: the users that were merged into one';
comment on index users_by_level_idx is 'GET summary, order_by=max_risk_level';
comment on index users_by_time_idx is 'GET summary, order_by=timestamp';
comment on index users_by_count_idx is 'GET summary, order_by=event_count';

create table user_alias (
	account_id text not null,
	email text not null,
	user_id uuid not null,
	constraint user_alias_pkey primary key (account_id, email),
	constraint user_alias_user_fkey foreign key (account_id, user_id) references users (account_id, id)
		deferrable initially deferred
);

create index user_alias_user_idx on user_alias (account_id, user_id);

comment on table user_alias is 'Every e-mail that was seen, with its user: the first user that had the e-mail';
comment on index user_alias_pkey is 'POST events, POST logs, PUT users: the users of e-mails';
comment on index user_alias_user_idx is 'PUT users, POST events, POST logs: the e-mails of a user that is merged into another';

grant update, delete on users, user_alias to ztrisk_server;

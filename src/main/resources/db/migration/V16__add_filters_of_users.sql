alter table users
	add column behaviors text[] not null default '{}',
	add column folded_behaviors text[] not null default '{}',
	add column revision bigint not null default 0,
	add column search_name text not null default '';

update users
set revision = event_count, behaviors = array(
	select distinct event.behavior collate "C"
	from event
	where event.account_id = users.account_id and event.user_id = users.id
		and (users.last_reset is null or event.occurred_at > users.last_reset)
	order by 1)
where risk_level is not null;

update users
set search_name = lower(name)
where name <> '';

create index users_email_prefix_idx on users (account_id, email text_pattern_ops);
create index users_name_prefix_idx on users (account_id, search_name text_pattern_ops) where search_name <> '';

comment on column users.behaviors is 'The behaviors of the events after the last reset, pruned ones included, in order';
comment on column users.folded_behaviors is 'The behaviors of the pruned events after the last reset, in order. Those of events that were pruned before this column existed are missing';
comment on column users.revision is 'A number that grows with each event that begins to count';
comment on column users.search_name is 'The name without outer blanks and in lower case';
comment on index users_email_prefix_idx is 'GET summary?q=, GET users?q=: the users whose e-mail begins with a text. It can replace users_email_idx, which a later release drops';
comment on index users_name_prefix_idx is 'GET summary?q=, GET users?q=: the users whose name begins with a text';

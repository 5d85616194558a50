create table feed (
	account_id text not null,
	dataset text not null,
	deliveries bigint not null,
	too_late bigint not null,
	over_limit bigint not null default 0,
	last_batch timestamptz not null,
	last_record timestamptz,
	constraint feed_pkey primary key (account_id, dataset)
);

comment on table feed is 'The datasets that an account has sent, with counts of all time';
comment on column feed.deliveries is 'The number of calls of POST logs';
comment on column feed.too_late is 'The number of records that were older than the horizon';
comment on column feed.over_limit is 'The number of records that did not count, since the hour of their user had too many';
comment on column feed.last_record is 'The time of the newest record, null if none had a time';
comment on index feed_pkey is 'POST logs: the counts of a dataset. GET feeds';

create table missing_field (
	account_id text not null,
	dataset text not null,
	field text not null,
	records bigint not null,
	constraint missing_field_pkey primary key (account_id, dataset, field)
);

comment on table missing_field is 'The number of records without a field that an enabled behavior needs';
comment on index missing_field_pkey is 'POST logs: the count of a field. GET feeds';

create table rejected_line (
	account_id text not null,
	id uuid not null,
	dataset text not null,
	line bigint not null,
	reason text not null,
	received_at timestamptz not null,
	bytes bytea,
	replayable boolean not null,
	constraint rejected_line_pkey primary key (account_id, id)
);

create index rejected_line_by_time_idx on rejected_line (account_id, received_at desc, line desc, id);

comment on table rejected_line is 'Rejected lines: lines that are not records of their dataset, kept to be listed and replayed';
comment on column rejected_line.id is 'A hash of the dataset and the whole line, so that a line is kept once';
comment on column rejected_line.line is 'The number of the line in its body';
comment on column rejected_line.bytes is 'The line as it was sent, at most the first 1 MiB; null if it must not be kept';
comment on column rejected_line.replayable is 'Whether bytes has the whole line';
comment on index rejected_line_pkey is 'POST logs: a line is kept once. POST logs/rejected/replay: the lines in id order';
comment on index rejected_line_by_time_idx is 'GET logs/rejected. POST logs: the oldest lines, if there are too many. Pruning: the lines older than a time';

grant update on missing_field to ztrisk_server;
grant update, delete on feed, rejected_line to ztrisk_server;

-- Lines that are no records of their dataset, kept for a person to see and to take again.
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

comment on index rejected_line_pkey is 'RejectedLineStore.store, page, delete: each line is set aside once, and taken again in id order';
comment on column rejected_line.id is 'Made of the dataset and the whole line';
comment on column rejected_line.bytes is 'The line as it came, cut at 1 MiB; null where nothing may be kept';

create index rejected_line_by_time_idx on rejected_line (account_id, received_at desc, line desc, id);
comment on index rejected_line_by_time_idx is 'RejectedLineReader: GET logs/rejected; RejectedLineStore.prune: the newest are kept';

-- Findings that an excluded network kept from being made.
create table suppressed (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	record uuid not null,
	other uuid not null,
	occurred_at timestamptz not null,
	evidence json not null,
	constraint suppressed_pkey primary key (account_id, user_id, behavior, record, other)
);

comment on index suppressed_pkey is 'ObservationStore.suppress: each is listed once';

create index suppressed_by_time_idx on suppressed (account_id, occurred_at desc, user_id, record);
comment on index suppressed_by_time_idx is 'SuppressedReader: GET suppressed; Pruning';

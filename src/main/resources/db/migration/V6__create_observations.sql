create table observation (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	record uuid not null,
	occurred_at timestamptz not null,
	facts json not null,
	content uuid not null,
	bucket text,
	over_limit boolean not null default false,
	event_id uuid,
	evidence json,
	inexact boolean not null default false,
	constraint observation_pkey primary key (account_id, user_id, behavior, record)
);

create index observation_counted_idx on observation (account_id, user_id, behavior, occurred_at) where not over_limit;
create index observation_over_limit_idx on observation (account_id, user_id, behavior, occurred_at) where over_limit;
create index observation_by_event_idx on observation (account_id, event_id, occurred_at, record) where event_id is not null;
create index observation_by_age_idx on observation (account_id, occurred_at);
create index observation_without_place_idx on observation (account_id)
where behavior = 'imp_travel' and facts ->> 'place' is null;
create index observation_inexact_idx on observation (account_id) where inexact and event_id is null;

comment on table observation is 'Observations: the data that the detector of a behavior keeps of a log record';
comment on column observation.record is 'The key of the record: a hash of its id';
comment on column observation.facts is 'The data of the record';
comment on column observation.content is 'A hash of the fields of the record. Of two records with the same key and time, the record with the smaller hash counts';
comment on column observation.bucket is 'The bucket of the event, if a single record is a finding. Null if a finding needs several records';
comment on column observation.over_limit is 'Whether the record does not count, because the hour of the user has too many records with smaller keys';
comment on column observation.event_id is 'The event to which this finding belongs, null if the observation is not a finding';
comment on column observation.evidence is 'The evidence of the finding, null if the facts are the evidence';
comment on column observation.inexact is 'Whether a login is not a finding, but would be one if all places were exact';
comment on index observation_pkey is 'POST logs: a record is kept once';
comment on index observation_counted_idx is 'POST logs: the observations that count, around new ones and in an hour';
comment on index observation_over_limit_idx is 'POST logs: the observations that may count again';
comment on index observation_by_event_idx is 'POST logs: the findings of an event';
comment on index observation_by_age_idx is 'Pruning: the observations older than a time';
comment on index observation_without_place_idx is 'GET feeds: the number of logins without a place';
comment on index observation_inexact_idx is 'GET feeds: the number of logins that are no findings only because places are not exact';

create table suppressed (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	bucket uuid not null,
	occurred_at timestamptz not null,
	evidence json not null,
	first_at timestamptz not null,
	first_evidence json not null,
	constraint suppressed_pkey primary key (account_id, user_id, behavior, bucket)
);

create index suppressed_by_time_idx on suppressed (account_id, occurred_at desc, user_id, bucket);

comment on table suppressed is 'Findings that exclusions of the account have suppressed: one row for the findings of what would be one event';
comment on column suppressed.bucket is 'A hash of the bucket of the event that was not made';
comment on column suppressed.occurred_at is 'The time of the newest finding';
comment on column suppressed.evidence is 'The evidence of the newest finding';
comment on column suppressed.first_at is 'The time of the first finding';
comment on column suppressed.first_evidence is 'The evidence of the first finding';
comment on index suppressed_pkey is 'POST logs, PUT users, DELETE users/{user_id}: the suppressed findings of a user';
comment on index suppressed_by_time_idx is 'GET suppressed. Pruning: the rows older than a time';

grant update, delete on observation, suppressed to ztrisk_server;

-- What detectors keep of the records that concern them.
create table observation (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	record uuid not null,
	occurred_at timestamptz not null,
	facts json not null,
	event_id uuid,
	evidence json,
	constraint observation_pkey primary key (account_id, user_id, behavior, record)
);

comment on index observation_pkey is 'ObservationStore.store, attach: a record is kept once';
comment on column observation.event_id is 'The event that this is a finding of, null if it is none';
comment on column observation.evidence is 'What the finding shows; null if that is the facts';

create index observation_by_time_idx on observation (account_id, user_id, behavior, occurred_at);
comment on index observation_by_time_idx is 'ObservationStore.within: what lies around fresh observations';

create index observation_by_event_idx on observation (account_id, event_id, occurred_at, record) where event_id is not null;
comment on index observation_by_event_idx is 'ObservationStore.events: the findings of an event';

create index observation_by_age_idx on observation (account_id, occurred_at);
comment on index observation_by_age_idx is 'Pruning: what is older than the horizon';

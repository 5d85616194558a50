-- Observations that are more than count in a user's hour. They are kept: one of them counts again when another leaves the hour.
alter table observation
	add over_limit boolean not null default false,
	add bucket text;

comment on column observation.over_limit is 'Whether its hour has too many with smaller keys: then it does not count';
comment on column observation.bucket is 'Of what is a finding by itself, what makes such findings one event; null in rows of an older version';

create index observation_counted_idx on observation (account_id, user_id, behavior, occurred_at) where not over_limit;
comment on index observation_counted_idx is 'ObservationStore.within, CrowdedHours: what counts around fresh observations and in an hour';

create index observation_over_limit_idx on observation (account_id, user_id, behavior, occurred_at) where over_limit;
comment on index observation_over_limit_idx is 'CrowdedHours: what may count again';

comment on index observation_by_time_idx is 'ObservationStore.within of the version before';

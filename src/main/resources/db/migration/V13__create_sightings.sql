create table sighting (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	version bigint not null,
	seen text not null,
	day date not null,
	occurred_at timestamptz not null,
	record uuid not null,
	evidence json not null,
	kept_until date not null,
	constraint sighting_pkey primary key (account_id, user_id, behavior, version, seen, day)
);

create index sighting_by_day_idx on sighting (account_id, user_id, behavior, version, day);
create index sighting_by_rule_idx on sighting (account_id, behavior, version);
create index sighting_by_end_idx on sighting (account_id, kept_until);

comment on table sighting is 'Sightings: the days on which a rule has seen a value of a user';
comment on column sighting.version is 'The version of the rule';
comment on column sighting.seen is 'The value of the field, empty if the rule has no field';
comment on column sighting.day is 'The UTC day';
comment on column sighting.occurred_at is 'The time of the earliest record of the day with this value';
comment on column sighting.record is 'The key of this record';
comment on column sighting.evidence is 'The evidence of this record';
comment on column sighting.kept_until is 'The last day on which the rule remembers the value';
comment on index sighting_pkey is 'POST logs: the days of a value';
comment on index sighting_by_day_idx is 'POST logs: the sightings of a user after the first day has moved back';
comment on index sighting_by_rule_idx is 'POST logs: the number of sightings that a rule keeps. Pruning: those of a deleted behavior';
comment on index sighting_by_end_idx is 'Pruning: the sightings that no rule remembers';

create table known_user (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	version bigint not null,
	first_day date not null,
	last_day date not null,
	constraint known_user_pkey primary key (account_id, user_id, behavior, version)
);

create index known_user_by_rule_idx on known_user (account_id, behavior, version);
create index known_user_by_last_day_idx on known_user (account_id, last_day);

comment on table known_user is 'The first and the last UTC day on which a rule has seen a user';
comment on column known_user.version is 'The version of the rule';
comment on index known_user_pkey is 'POST logs: the days of a user';
comment on index known_user_by_rule_idx is 'Pruning: the users of a deleted behavior';
comment on index known_user_by_last_day_idx is 'Pruning: the users who were last seen before a day';

alter table observation add column version bigint not null default 0;

comment on column observation.version is 'The version of the rule that has kept the observation, 0 if the detector has no rule. Observations of different versions are not combined';

create index observation_of_rule_idx on observation (account_id, behavior, version) where version > 0;

comment on index observation_of_rule_idx is 'POST logs: the number of records that a rule keeps. Pruning: those of a deleted behavior';

grant update, delete on sighting, known_user to ztrisk_server;

create table audit_entry (
	account_id text not null,
	changed_at timestamp with time zone not null,
	id uuid not null,
	action text not null,
	subject text not null,
	fields text[],
	before json,
	after json,
	actor text not null,
	token_id text,
	request_id text,
	constraint audit_entry_pkey PRIMARY KEY (account_id, changed_at, id),
	constraint audit_entry_user_check CHECK (NOT starts_with(action, 'user'::text) OR before IS NULL AND after IS NULL)
);

comment on index audit_entry_pkey is 'AuditReader: GET audit, newest first; OldRows: what is older than entries are kept';

grant delete, select on audit_entry to ztrisk_audit_retention;

grant insert, select on audit_entry to ztrisk_server;

create table behavior_setting (
	account_id text not null,
	behavior text not null,
	enabled boolean not null,
	risk_level smallint not null,
	constraint behavior_setting_pkey PRIMARY KEY (account_id, behavior),
	constraint behavior_setting_risk_level_check CHECK (risk_level >= 1 AND risk_level <= 3)
);

comment on index behavior_setting_pkey is 'BehaviorSettings.of: what an account has configured; and the upsert';

grant delete, insert, select, update on behavior_setting to ztrisk_server;

create table detection_settings (
	account_id text not null,
	settings json not null,
	constraint detection_settings_pkey PRIMARY KEY (account_id)
);

comment on index detection_settings_pkey is 'SettingsRepository.find, lock: an account's settings';

grant delete, insert, select, update on detection_settings to ztrisk_server;

create table erased (
	account_id text not null,
	hash uuid not null,
	erased_at timestamp with time zone not null,
	constraint erased_pkey PRIMARY KEY (account_id, hash)
);

CREATE INDEX erased_by_time_idx ON erased USING btree (account_id, erased_at);
comment on index erased_by_time_idx is 'OldRows: those that do not matter any more';

comment on index erased_pkey is 'ErasureStore.erased: since when an id or e-mail is nobody's';

grant delete, insert, select, update on erased to ztrisk_server;

create table erasure (
	account_id text not null,
	salt uuid not null,
	erasures bigint not null,
	newest timestamp with time zone not null,
	constraint erasure_pkey PRIMARY KEY (account_id)
);

CREATE INDEX erasure_by_time_idx ON erasure USING btree (account_id, newest);
comment on index erasure_by_time_idx is 'OldRows: accounts without erasures that still matter';

comment on index erasure_pkey is 'ErasureStore.ledger: whether anyone was erased, asked by every batch; and the upsert';

grant delete, insert, select, update on erasure to ztrisk_server;

create table event (
	account_id text not null,
	id uuid not null,
	user_id uuid not null,
	behavior text not null,
	name text not null,
	risk_level smallint not null,
	occurred_at timestamp with time zone not null,
	details json,
	bucket text,
	stored_at timestamp with time zone not null default now(),
	constraint event_pkey PRIMARY KEY (account_id, id),
	constraint event_risk_level_check CHECK (risk_level >= 1 AND risk_level <= 3),
	constraint event_user_fkey FOREIGN KEY (account_id, user_id) REFERENCES users(account_id, id)
);

CREATE INDEX event_by_level_idx ON event USING btree (account_id, user_id, risk_level DESC, occurred_at DESC, id);
comment on index event_by_level_idx is 'ScoreReader: GET {user_id}, order_by=risk_level';

CREATE INDEX event_by_time_idx ON event USING btree (account_id, user_id, occurred_at DESC, id);
comment on index event_by_time_idx is 'ScoreReader: GET {user_id}, order_by=timestamp; EventRepository.score, move; EventPruning: a user's oldest events';

comment on index event_pkey is 'EventRepository.store: an event is stored once';

grant delete, insert, select, update on event to ztrisk_server;

create table feed (
	account_id text not null,
	dataset text not null,
	deliveries bigint not null,
	too_late bigint not null,
	last_batch timestamp with time zone not null,
	last_record timestamp with time zone,
	over_limit bigint not null default 0,
	constraint feed_pkey PRIMARY KEY (account_id, dataset)
);

comment on index feed_pkey is 'FeedStore.delivered: the upsert; FeedStore.of: GET feeds';

grant delete, insert, select, update on feed to ztrisk_server;

create table missing_field (
	account_id text not null,
	dataset text not null,
	field text not null,
	records bigint not null,
	constraint missing_field_pkey PRIMARY KEY (account_id, dataset, field)
);

comment on index missing_field_pkey is 'FeedStore.delivered: the upsert; FeedStore.missingFields: GET feeds';

grant insert, select, update on missing_field to ztrisk_server;

create table observation (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	record uuid not null,
	occurred_at timestamp with time zone not null,
	facts json not null,
	event_id uuid,
	evidence json,
	inexact boolean not null default false,
	over_limit boolean not null default false,
	bucket text,
	content uuid,
	constraint observation_pkey PRIMARY KEY (account_id, user_id, behavior, record)
);

CREATE INDEX observation_by_age_idx ON observation USING btree (account_id, occurred_at);
comment on index observation_by_age_idx is 'OldRows: what is older than detection state is kept';

CREATE INDEX observation_by_event_idx ON observation USING btree (account_id, event_id, occurred_at, record) WHERE event_id IS NOT NULL;
comment on index observation_by_event_idx is 'ObservationStore.events: the findings of an event';

CREATE INDEX observation_by_time_idx ON observation USING btree (account_id, user_id, behavior, occurred_at);
comment on index observation_by_time_idx is 'ObservationStore.within of the version before';

CREATE INDEX observation_counted_idx ON observation USING btree (account_id, user_id, behavior, occurred_at) WHERE NOT over_limit;
comment on index observation_counted_idx is 'ObservationStore.within, CrowdedHours: what counts around fresh observations and in an hour';

CREATE INDEX observation_inexact_idx ON observation USING btree (account_id) WHERE inexact AND event_id IS NULL;
comment on index observation_inexact_idx is 'ObservationStore.inexact: GET feeds, logins that only the accuracy of places keeps from being findings';

CREATE INDEX observation_over_limit_idx ON observation USING btree (account_id, user_id, behavior, occurred_at) WHERE over_limit;
comment on index observation_over_limit_idx is 'CrowdedHours: what may count again';

comment on index observation_pkey is 'ObservationStore.store, attach: a record is kept once';

CREATE INDEX observation_without_place_idx ON observation USING btree (account_id) WHERE behavior = 'imp_travel'::text AND (facts ->> 'place'::text) IS NULL;
comment on index observation_without_place_idx is 'ObservationStore.withoutPlace: GET feeds, logins that cannot be evaluated';

grant delete, insert, select, update on observation to ztrisk_server;

create table rejected_line (
	account_id text not null,
	id uuid not null,
	dataset text not null,
	line bigint not null,
	reason text not null,
	received_at timestamp with time zone not null,
	bytes bytea,
	replayable boolean not null,
	constraint rejected_line_pkey PRIMARY KEY (account_id, id)
);

CREATE INDEX rejected_line_by_time_idx ON rejected_line USING btree (account_id, received_at DESC, line DESC, id);
comment on index rejected_line_by_time_idx is 'RejectedLineReader: GET logs/rejected; RejectedLineStore.prune: the newest are kept; OldRows: what is older than lines are kept';

comment on index rejected_line_pkey is 'RejectedLineStore.store, page, delete: each line is set aside once, and taken again in id order';

grant delete, insert, select, update on rejected_line to ztrisk_server;

create table suppressed (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	record uuid not null,
	other uuid not null,
	occurred_at timestamp with time zone not null,
	evidence json not null,
	first_at timestamp with time zone,
	first_evidence json,
	constraint suppressed_pkey PRIMARY KEY (account_id, user_id, behavior, record, other)
);

CREATE INDEX suppressed_by_time_idx ON suppressed USING btree (account_id, occurred_at DESC, user_id, record);
comment on index suppressed_by_time_idx is 'SuppressedReader: GET suppressed; OldRows: what is older than detection state is kept';

comment on index suppressed_pkey is 'SuppressedStore.add, move, delete: one row for what would be one event';

grant delete, insert, select, update on suppressed to ztrisk_server;

create table token (
	id text not null,
	hash bytea not null,
	name text not null,
	permissions text[] not null,
	environment boolean not null,
	expires_on timestamp with time zone,
	issued_on timestamp with time zone not null,
	disabled boolean not null default false,
	modified_on timestamp with time zone,
	constraint token_hash_check CHECK (octet_length(hash) = 32),
	constraint token_hash_key UNIQUE (hash),
	constraint token_id_check CHECK (id ~ '^[0-9a-f]{32}$'::text),
	constraint token_pkey PRIMARY KEY (id)
);

comment on index token_hash_key is 'TokenRepository.findByHash: who is calling';

comment on index token_pkey is 'TokenRepository.findById, findLocked: one token by its id';

grant delete, insert, select, update on token to ztrisk_server;

create table token_account (
	token_id text not null,
	account_id text not null,
	constraint token_account_pkey PRIMARY KEY (account_id, token_id),
	constraint token_account_token_id_fkey FOREIGN KEY (token_id) REFERENCES token(id) ON DELETE CASCADE
);

comment on index token_account_pkey is 'TokenRepository.findReaching: the tokens that reach an account';

CREATE INDEX token_account_token_id_idx ON token_account USING btree (token_id);
comment on index token_account_token_id_idx is 'TokenRepository.findByHash: the accounts that a token reaches; and the cascade from token';

grant delete, insert, select, update on token_account to ztrisk_server;

create table user_alias (
	account_id text not null,
	email text not null,
	user_id uuid not null,
	constraint user_alias_pkey PRIMARY KEY (account_id, email),
	constraint user_alias_user_fkey FOREIGN KEY (account_id, user_id) REFERENCES users(account_id, id) DEFERRABLE INITIALLY DEFERRED
);

comment on index user_alias_pkey is 'UserRepository.claim, owners: whose an e-mail is';

CREATE INDEX user_alias_user_idx ON user_alias USING btree (account_id, user_id);
comment on index user_alias_user_idx is 'UserRepository.moveAliases: the aliases of a user that is merged into another';

grant delete, insert, select, update on user_alias to ztrisk_server;

create table users (
	account_id text not null,
	id uuid not null,
	derived boolean not null,
	merged_into uuid,
	email text not null,
	email_at timestamp with time zone not null,
	name text not null,
	name_at timestamp with time zone not null,
	risk_level smallint,
	event_count bigint not null,
	last_event timestamp with time zone,
	last_reset timestamp with time zone,
	folded_level smallint,
	folded_count bigint not null default 0,
	folded_last timestamp with time zone,
	constraint users_folded_check CHECK ((folded_level IS NULL) = (folded_last IS NULL) AND (folded_level IS NULL) = (folded_count = 0)),
	constraint users_pkey PRIMARY KEY (account_id, id),
	constraint users_risk_level_check CHECK (risk_level >= 1 AND risk_level <= 3),
	constraint users_scored_check CHECK ((risk_level IS NULL) = (last_event IS NULL) AND (risk_level IS NULL) = (event_count = 0))
);

CREATE INDEX users_by_count_idx ON users USING btree (account_id, event_count DESC, last_event DESC, id) WHERE risk_level IS NOT NULL;
comment on index users_by_count_idx is 'ScoreReader: GET summary, order_by=event_count';

CREATE INDEX users_by_level_idx ON users USING btree (account_id, risk_level DESC, last_event DESC, id) WHERE risk_level IS NOT NULL;
comment on index users_by_level_idx is 'ScoreReader: GET summary, order_by=max_risk_level';

CREATE INDEX users_by_time_idx ON users USING btree (account_id, last_event DESC, id) WHERE risk_level IS NOT NULL;
comment on index users_by_time_idx is 'ScoreReader: GET summary, order_by=timestamp';

CREATE INDEX users_email_idx ON users USING btree (account_id, email);
comment on index users_email_idx is 'UserFinder: GET users?email=';

CREATE INDEX users_merged_idx ON users USING btree (account_id, merged_into) WHERE merged_into IS NOT NULL;
comment on index users_merged_idx is 'PersonFinder: whom a user has become one with';

comment on index users_pkey is 'UserRepository.known, create, lock, save: users by id; EventPruning: all users, some at a time';

grant delete, insert, select, update on users to ztrisk_server;

create table act (
	account_id text not null,
	id uuid not null,
	user_id uuid not null,
	cause text not null,
	actor text not null,
	token_id text,
	reason text,
	verdict text,
	event_id uuid,
	name text,
	event_count integer,
	previous_level smallint,
	level smallint,
	acted_at timestamp with time zone not null,
	actor_id text,
	constraint act_pkey PRIMARY KEY (account_id, id)
);

comment on index act_pkey is 'POST users/{user_id}/notes, DELETE users/{user_id}/notes/{note_id}: a note. Pruning: the next account';

CREATE INDEX act_time_idx ON act USING btree (account_id, acted_at);
comment on index act_time_idx is 'Pruning: the acts older than a time';

CREATE INDEX act_user_idx ON act USING btree (account_id, user_id, acted_at);
comment on index act_user_idx is 'GET users/{user_id}/history, GET users/{user_id}/export, PUT users, DELETE users/{user_id}: the acts of a user';

comment on table act is 'What people did with users: resets and notes, for example. It is stored in the transaction of the action';

comment on column act.actor is 'The name of the token or the person, ztrisk for the server itself';

comment on column act.actor_id is 'The person who acted in a session of the console, null for a token and for the server itself';

comment on column act.event_count is 'The number of events';

comment on column act.event_id is 'The event, or the newest of several; null if the act is about no event';

comment on column act.id is 'The id of a note may come from the caller';

comment on column act.level is 'The level after it, null for none';

comment on column act.name is 'The name of this event';

comment on column act.previous_level is 'The level before the transaction, null for none';

comment on column act.reason is 'The reason, or the text of a note; null if none was given';

comment on column act.token_id is 'The id of the token, null for a person and for the server itself';

grant delete, insert, select, update on act to ztrisk_server;

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
	session_id text,
	actor_id text,
	constraint audit_entry_pkey PRIMARY KEY (account_id, changed_at, id),
	constraint audit_entry_user_check CHECK (NOT starts_with(action, 'user'::text) OR before IS NULL AND after IS NULL)
);

comment on index audit_entry_pkey is 'GET audit. Pruning: the entries older than a time';

comment on table audit_entry is 'Changes by people and tools. The server can only select and insert entries; the role ztrisk_audit_retention can delete them';

comment on column audit_entry.account_id is 'An account, or * for a change that concerns all accounts';

comment on column audit_entry.actor_id is 'The person who made the change in a session of the console, null for a token and for the server itself';

comment on column audit_entry.after is 'The values after, null if there are none or they must not be kept';

comment on column audit_entry.before is 'The values before, null if there were none or they must not be kept';

comment on column audit_entry.fields is 'The names of the changed fields, null if before and after show them';

comment on column audit_entry.session_id is 'The session of the console in which the change was made, null if it was not made in one';

comment on column audit_entry.subject is 'The key of the changed behavior, the name of the changed section of the settings, or the id of the changed user or token';

grant delete, select on audit_entry to ztrisk_audit_retention;

grant insert, select on audit_entry to ztrisk_server;

create table behavior_setting (
	account_id text not null,
	behavior text not null,
	enabled boolean not null,
	risk_level smallint not null,
	generation integer not null default 1,
	revision integer not null default 1,
	name text,
	description text,
	rule text,
	suspended boolean not null default false,
	deleted boolean not null default false,
	obsolete boolean not null default false,
	revised_at timestamp with time zone,
	constraint behavior_setting_pkey PRIMARY KEY (account_id, behavior),
	constraint behavior_setting_risk_level_check CHECK (risk_level >= 1 AND risk_level <= 3)
);

CREATE INDEX behavior_setting_listed_idx ON behavior_setting USING btree (account_id) WHERE NOT deleted;
comment on index behavior_setting_listed_idx is 'GET and PUT behaviors, POST events, POST logs: the behaviors of an account that are not deleted';

comment on index behavior_setting_pkey is 'GET, PUT and DELETE behaviors/{key}, PUT behaviors: a behavior. Pruning: the behaviors of an account with obsolete data';

comment on table behavior_setting is 'The behaviors that an account has made or configured; a predefined behavior without a row has the defaults';

comment on column behavior_setting.behavior is 'The key of the behavior in the API';

comment on column behavior_setting.deleted is 'Whether the account has deleted the behavior. The row remains, so that a new behavior with this key is another generation';

comment on column behavior_setting.generation is 'How many times the account has made a behavior with this key';

comment on column behavior_setting.name is 'The name of a behavior that the account has made, null if it is predefined';

comment on column behavior_setting.obsolete is 'Whether observations or sightings of a deleted generation may be stored';

comment on column behavior_setting.revised_at is 'When the rule was changed last; null if never since this column exists';

comment on column behavior_setting.revision is 'Counts the changes of the rule in this generation, from 1';

comment on column behavior_setting.risk_level is '1 low, 2 medium, 3 high';

comment on column behavior_setting.rule is 'The rule of a behavior that the account has made, as JSON in the order of its members, null if only reported events feed it';

comment on column behavior_setting.suspended is 'Whether the server has disabled the behavior because its rule keeps too many records';

grant delete, insert, select, update on behavior_setting to ztrisk_server;

create table change_head (
	account_id text not null,
	seq bigint not null,
	pruned bigint not null default 0,
	recorded_since timestamp with time zone,
	constraint change_head_pkey PRIMARY KEY (account_id)
);

comment on index change_head_pkey is 'The end of each transaction with a change. GET users/{user_id}/history: the time from which changes are stored. GET changes: the last number and the highest pruned one';

comment on table change_head is 'The last number of a change in each account. Its row is the last lock of every transaction with a change';

comment on column change_head.pruned is 'The highest number of a change that was pruned, 0 if none was';

comment on column change_head.recorded_since is 'The time from which all changes are stored, null if none is missing';

grant delete, insert, select, update on change_head to ztrisk_server;

create table console_session (
	id text not null,
	hash bytea not null,
	token_id text,
	token_hash bytea,
	begun_at timestamp with time zone not null,
	seen_at timestamp with time zone not null,
	ends_at timestamp with time zone not null,
	actor_id text,
	name text,
	grants text[],
	constraint console_session_hash_check CHECK (octet_length(hash) = 32),
	constraint console_session_hash_key UNIQUE (hash),
	constraint console_session_owner_check CHECK (num_nonnulls(token_id, token_hash) = 2 AND num_nonnulls(actor_id, name, grants) = 0 OR num_nonnulls(token_id, token_hash) = 0 AND num_nonnulls(actor_id, name, grants) = 3),
	constraint console_session_pkey PRIMARY KEY (id),
	constraint console_session_token_id_fkey FOREIGN KEY (token_id) REFERENCES token(id) ON DELETE CASCADE
);

CREATE INDEX console_session_actor_id_idx ON console_session USING btree (actor_id, begun_at);
comment on index console_session_actor_id_idx is 'GET /console/login/callback: the oldest sessions of a person';

CREATE INDEX console_session_ends_at_idx ON console_session USING btree (ends_at);
comment on index console_session_ends_at_idx is 'POST session: the sessions that have ended';

comment on index console_session_hash_key is 'Every call of the console: the session of the cookie';

comment on index console_session_pkey is 'GET session; DELETE sessions/{id}: the session';

CREATE INDEX console_session_token_id_idx ON console_session USING btree (token_id, begun_at);
comment on index console_session_token_id_idx is 'POST session: the oldest sessions of a token. GET sessions. DELETE tokens/{id}: the sessions of the token';

comment on table console_session is 'Sessions of the console. A session has the permissions of its token, or those that its person was granted; both can reach several accounts, so the table has no account';

comment on column console_session.actor_id is 'The person who signed in by OpenID Connect: the issuer, # and the subject. Null for a token';

comment on column console_session.ends_at is 'The latest end';

comment on column console_session.grants is 'What the person was granted: each an account and a permission, with a space between them';

comment on column console_session.hash is 'The SHA-256 hash of the cookie; its value is not stored';

comment on column console_session.name is 'The name of the person with the prefix oidc:';

comment on column console_session.seen_at is 'The last use, to half a minute';

comment on column console_session.token_hash is 'The hash of the value with which the session began. The session ends when the token gets another value';

comment on column console_session.token_id is 'Null for a person';

grant delete, insert, select, update on console_session to ztrisk_server;

create table custom_dataset (
	account_id text not null,
	name text not null,
	mapping text not null,
	revision integer not null,
	id uuid not null default gen_random_uuid(),
	constraint custom_dataset_pkey PRIMARY KEY (account_id, name)
);

comment on index custom_dataset_pkey is 'POST logs: the mapping of a dataset. GET datasets. GET accounts: the next account';

comment on table custom_dataset is 'The datasets that an account has made; the predefined ones are files of the server';

comment on column custom_dataset.id is 'A dataset that is made again under the same name gets a new id';

comment on column custom_dataset.mapping is 'The body of PUT datasets, which is JSON, without blanks';

comment on column custom_dataset.revision is 'How often the mapping was stored with a change, from 1';

grant delete, insert, select, update on custom_dataset to ztrisk_server;

create table delivery (
	account_id text not null,
	subscription_id uuid not null,
	id uuid not null,
	seq bigint,
	user_id uuid,
	event text not null,
	control jsonb,
	status text not null,
	attempts integer not null default 0,
	first_attempt_at timestamp with time zone,
	last_attempt_at timestamp with time zone,
	next_attempt_at timestamp with time zone,
	settled_at timestamp with time zone,
	http_status integer,
	error text,
	milliseconds integer,
	constraint delivery_pkey PRIMARY KEY (account_id, subscription_id, id),
	constraint delivery_subscription_fkey FOREIGN KEY (account_id, subscription_id) REFERENCES subscription(account_id, id) ON DELETE CASCADE
);

comment on index delivery_pkey is 'The end of each pass of a sender. POST webhooks/{id}/deliveries/{delivery_id}/redeliver: one delivery. Pruning: the next account';

CREATE INDEX delivery_seq_idx ON delivery USING btree (account_id, subscription_id, seq);
comment on index delivery_seq_idx is 'GET webhooks/{id}/deliveries. Each pass of a sender, and each poll: the deliveries after its position';

CREATE INDEX delivery_settled_idx ON delivery USING btree (account_id, settled_at) WHERE settled_at IS NOT NULL;
comment on index delivery_settled_idx is 'Pruning: the deliveries settled before a time';

CREATE INDEX delivery_user_idx ON delivery USING btree (account_id, user_id);
comment on index delivery_user_idx is 'GET users/{user_id}/export, PUT users, DELETE users/{user_id}: the deliveries of a user';

CREATE INDEX delivery_waiting_idx ON delivery USING btree (account_id, subscription_id, seq) WHERE status = 'waiting'::text;
comment on index delivery_waiting_idx is 'Each pass of a sender, and each poll: the deliveries that wait, in their order. GET signals: their number';

comment on table delivery is 'Messages that were attempted, and those that wait';

comment on column delivery.control is 'The content of a message that is no change, null for a change';

comment on column delivery.error is 'The last failure as one word, null after a success';

comment on column delivery.event is 'The type of the message';

comment on column delivery.id is 'A hash of the subscription, the change and the event, so that every server and every attempt has the same';

comment on column delivery.milliseconds is 'The duration of the last attempt';

comment on column delivery.next_attempt_at is 'When a waiting one is due; null for at once, and for one that is settled';

comment on column delivery.seq is 'The number of the change, null for a message that is no change';

comment on column delivery.settled_at is 'When it was delivered or given up, null while it waits';

comment on column delivery.status is 'waiting, delivered, dead, superseded or lost';

comment on column delivery.user_id is 'The user of the change, null for a message that is no change';

grant delete, insert, select, update on delivery to ztrisk_server;

create table detection_settings (
	account_id text not null,
	settings json not null,
	constraint detection_settings_pkey PRIMARY KEY (account_id)
);

comment on index detection_settings_pkey is 'GET and PUT settings, POST logs: the settings of an account';

comment on table detection_settings is 'The settings of detection that an account has changed';

comment on column detection_settings.settings is 'The members that PUT settings has set; a missing member has the default';

grant delete, insert, select, update on detection_settings to ztrisk_server;

create table erased (
	account_id text not null,
	hash uuid not null,
	erased_at timestamp with time zone not null,
	constraint erased_pkey PRIMARY KEY (account_id, hash)
);

CREATE INDEX erased_by_time_idx ON erased USING btree (account_id, erased_at);
comment on index erased_by_time_idx is 'Pruning: the hashes older than a time';

comment on index erased_pkey is 'POST events, POST logs, PUT users: when ids, e-mails and foreign ids were erased';

comment on table erased is 'The ids, e-mails and foreign ids of erased users, as salted hashes. Records with them from before the erasure are ignored';

comment on column erased.hash is 'The hash of the salt of the account together with an id, an e-mail, a foreign id, or the last value of a foreign id in lower case';

grant delete, insert, select, update on erased to ztrisk_server;

create table erasure (
	account_id text not null,
	salt uuid not null,
	erasures bigint not null,
	newest timestamp with time zone not null,
	constraint erasure_pkey PRIMARY KEY (account_id)
);

CREATE INDEX erasure_by_time_idx ON erasure USING btree (account_id, newest);
comment on index erasure_by_time_idx is 'Pruning: the accounts whose erasures are older than a time';

comment on index erasure_pkey is 'POST events, POST logs, PUT users: whether the account has erasures. DELETE users/{user_id}';

comment on table erasure is 'The accounts in which users were erased. A row is kept as long as records from before the erasure can arrive';

comment on column erasure.erasures is 'The number of erasures. A batch compares it to notice an erasure that happens meanwhile';

comment on column erasure.newest is 'The time of the newest erasure';

comment on column erasure.salt is 'The salt of the hashes of the account';

grant delete, insert, select, update on erasure to ztrisk_server;

create table event (
	account_id text not null,
	id uuid not null,
	user_id uuid not null,
	behavior text not null,
	bucket text,
	name text not null,
	risk_level smallint not null,
	occurred_at timestamp with time zone not null,
	details json,
	stored_at timestamp with time zone not null default now(),
	dismissed_at timestamp with time zone,
	dismissed_by text,
	dismissal_verdict text,
	dismissal_reason text,
	dismissal_evidence uuid[],
	constraint event_pkey PRIMARY KEY (account_id, id),
	constraint event_risk_level_check CHECK (risk_level >= 1 AND risk_level <= 3),
	constraint event_user_fkey FOREIGN KEY (account_id, user_id) REFERENCES users(account_id, id)
) with (autovacuum_analyze_scale_factor=0.01);

CREATE INDEX event_by_level_idx ON event USING btree (account_id, user_id, risk_level DESC, occurred_at DESC, id);
comment on index event_by_level_idx is 'GET {user_id}, order_by=risk_level';

CREATE INDEX event_by_time_idx ON event USING btree (account_id, user_id, occurred_at DESC, id);
comment on index event_by_time_idx is 'GET {user_id}, order_by=timestamp. POST logs, PUT users: the score and the events of a user. Pruning: the oldest events of a user';

CREATE INDEX event_dismissed_idx ON event USING btree (account_id, occurred_at) WHERE dismissed_at IS NOT NULL;
comment on index event_dismissed_idx is 'GET statistics: the dismissed events of some days';

comment on index event_pkey is 'POST events, POST logs: an event is stored once';

comment on table event is 'Risk events, reported and detected';

comment on column event.bucket is 'The group of findings: findings of a user and a behavior with the same bucket are one event. Null for a reported event';

comment on column event.dismissal_evidence is 'Hashes of the different findings that the dismissal covers. A finding with another hash ends it. Empty for a reported event';

comment on column event.dismissal_verdict is 'false_positive: it did not happen. benign: it did, and was expected';

comment on column event.dismissed_at is 'When a person dismissed the event, null if it is not dismissed. A dismissed event does not count in the score';

comment on column event.dismissed_by is 'The name of the token of this person';

comment on column event.id is 'A hash: of the sender''s id or the content of a reported event, or of user, behavior and bucket of a detected event';

comment on column event.name is 'The name of the behavior when the event was stored first';

comment on column event.occurred_at is 'The time of a reported event, or of the newest finding of a detected event';

comment on column event.risk_level is 'The level of the behavior when the event was stored first: 1 low, 2 medium, 3 high';

comment on column event.stored_at is 'When the event was stored first. If a merge of users makes one event of two, the name and the level of the older one are kept';

grant delete, insert, select, update on event to ztrisk_server;

create table feed (
	account_id text not null,
	dataset text not null,
	deliveries bigint not null,
	too_late bigint not null,
	over_limit bigint not null default 0,
	last_batch timestamp with time zone not null,
	last_record timestamp with time zone,
	constraint feed_pkey PRIMARY KEY (account_id, dataset)
);

comment on index feed_pkey is 'POST logs: the counts of a dataset. GET feeds';

comment on table feed is 'The datasets that an account has sent, with counts of all time';

comment on column feed.deliveries is 'The number of calls of POST logs';

comment on column feed.last_record is 'The time of the newest record, null if none had a time';

comment on column feed.over_limit is 'The number of records that did not count, since the hour of their user had too many';

comment on column feed.too_late is 'The number of records that were older than the horizon';

grant delete, insert, select, update on feed to ztrisk_server;

create table known_user (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	version bigint not null,
	first_day date not null,
	last_day date not null,
	constraint known_user_pkey PRIMARY KEY (account_id, user_id, behavior, version)
) with (autovacuum_analyze_scale_factor=0.01);

CREATE INDEX known_user_by_last_day_idx ON known_user USING btree (account_id, last_day);
comment on index known_user_by_last_day_idx is 'Pruning: the users who were last seen before a day';

CREATE INDEX known_user_by_rule_idx ON known_user USING btree (account_id, behavior, version);
comment on index known_user_by_rule_idx is 'Pruning: the users of a deleted behavior';

comment on index known_user_pkey is 'POST logs: the days of a user';

comment on table known_user is 'The first and the last UTC day on which a rule has seen a user';

comment on column known_user.version is 'The version of the rule';

grant delete, insert, select, update on known_user to ztrisk_server;

create table missing_field (
	account_id text not null,
	dataset text not null,
	field text not null,
	records bigint not null,
	constraint missing_field_pkey PRIMARY KEY (account_id, dataset, field)
);

comment on index missing_field_pkey is 'POST logs: the count of a field. GET feeds';

comment on table missing_field is 'The number of records without a field that an enabled behavior needs';

grant delete, insert, select, update on missing_field to ztrisk_server;

create table observation (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	record uuid not null,
	occurred_at timestamp with time zone not null,
	facts json not null,
	content uuid not null,
	bucket text,
	over_limit boolean not null default false,
	event_id uuid,
	evidence json,
	inexact boolean not null default false,
	version bigint not null default 0,
	constraint observation_pkey PRIMARY KEY (account_id, user_id, behavior, record)
) with (autovacuum_analyze_scale_factor=0.01);

CREATE INDEX observation_by_age_idx ON observation USING btree ((account_id || ''::text), occurred_at);
comment on index observation_by_age_idx is 'Pruning: the observations older than a time. Not by the column of the account alone: PostgreSQL takes an account without statistics for empty, and would read the observations of a user by this index';

CREATE INDEX observation_by_event_idx ON observation USING btree (account_id, event_id, occurred_at, record) WHERE event_id IS NOT NULL;
comment on index observation_by_event_idx is 'POST logs: the findings of an event';

CREATE INDEX observation_counted_idx ON observation USING btree (account_id, user_id, behavior, occurred_at) WHERE NOT over_limit;
comment on index observation_counted_idx is 'POST logs: the observations that count, around new ones and in an hour';

CREATE INDEX observation_inexact_idx ON observation USING btree (account_id) WHERE inexact AND event_id IS NULL;
comment on index observation_inexact_idx is 'GET feeds: the number of logins that are no findings only because places are not exact';

CREATE INDEX observation_of_rule_idx ON observation USING btree (account_id, behavior, version) WHERE version > 0;
comment on index observation_of_rule_idx is 'POST logs: the number of records that a rule keeps. Pruning: those of a deleted behavior';

CREATE INDEX observation_over_limit_idx ON observation USING btree (account_id, user_id, behavior, occurred_at) WHERE over_limit;
comment on index observation_over_limit_idx is 'POST logs: the observations that may count again';

comment on index observation_pkey is 'POST logs: a record is kept once';

CREATE INDEX observation_without_place_idx ON observation USING btree (account_id) WHERE behavior = 'imp_travel'::text AND (facts ->> 'place'::text) IS NULL;
comment on index observation_without_place_idx is 'GET feeds: the number of logins without a place';

comment on table observation is 'Observations: the data that the detector of a behavior keeps of a log record';

comment on column observation.bucket is 'The bucket of the event, if a single record is a finding. Null if a finding needs several records';

comment on column observation.content is 'A hash of the fields of the record. Of two records with the same key and time, the record with the smaller hash counts';

comment on column observation.event_id is 'The event to which this finding belongs, null if the observation is not a finding';

comment on column observation.evidence is 'The evidence of the finding, null if the facts are the evidence';

comment on column observation.facts is 'The data of the record';

comment on column observation.inexact is 'Whether a login is not a finding, but would be one if all places were exact';

comment on column observation.over_limit is 'Whether the record does not count, because the hour of the user has too many records with smaller keys';

comment on column observation.record is 'The key of the record: a hash of its id';

comment on column observation.version is 'The version of the rule that has kept the observation, 0 if the detector has no rule. Observations of different versions are not combined';

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
	element boolean not null default false,
	constraint rejected_line_pkey PRIMARY KEY (account_id, id)
);

CREATE INDEX rejected_line_by_time_idx ON rejected_line USING btree (account_id, received_at DESC, line DESC, id);
comment on index rejected_line_by_time_idx is 'GET logs/rejected. POST logs: the oldest lines, if there are too many. Pruning: the lines older than a time';

comment on index rejected_line_pkey is 'POST logs: a line is kept once. POST logs/rejected/replay: the lines in id order';

comment on table rejected_line is 'Rejected lines: lines that are not records of their dataset, kept to be listed and replayed';

comment on column rejected_line.bytes is 'The line as it was sent, at most the first 1 MiB; null if it must not be kept';

comment on column rejected_line.element is 'Whether it was a record in an object around it. A replay searches all other lines for records in them';

comment on column rejected_line.id is 'A hash of the dataset, the whole line, and whether it was a record in an object, so that each is kept once';

comment on column rejected_line.line is 'The number of the line in its body';

comment on column rejected_line.replayable is 'Whether bytes has the whole line';

grant delete, insert, select, update on rejected_line to ztrisk_server;

create table risk_change (
	account_id text not null,
	seq bigint not null,
	id uuid not null,
	user_id uuid not null,
	previous_level smallint,
	level smallint,
	cause text not null,
	behavior text,
	event_id uuid,
	occurred_at timestamp with time zone not null,
	changed_at timestamp with time zone not null,
	constraint risk_change_pkey PRIMARY KEY (account_id, seq)
);

comment on index risk_change_pkey is 'The end of each transaction with a change. GET changes: the changes after a number. Pruning: the next account';

CREATE INDEX risk_change_time_idx ON risk_change USING btree (account_id, changed_at);
comment on index risk_change_time_idx is 'Pruning: the changes older than a time';

CREATE INDEX risk_change_user_idx ON risk_change USING btree (account_id, user_id, seq);
comment on index risk_change_user_idx is 'GET users/{user_id}/history, GET users/{user_id}/export, PUT users, DELETE users/{user_id}: the changes of a user';

comment on table risk_change is 'Changes of the levels of users: one row for a user and a transaction, written at the end of the transaction';

comment on column risk_change.behavior is 'The behavior of the event that brought the level, null for another cause';

comment on column risk_change.cause is 'Why the level changed. For merged and identified the level may be as it was';

comment on column risk_change.event_id is 'The id that this event had then';

comment on column risk_change.level is 'The level after it, null for none';

comment on column risk_change.occurred_at is 'The time of this event, otherwise that of the change';

comment on column risk_change.previous_level is 'The level before the transaction, null for none';

comment on column risk_change.seq is 'The number of the change in the account, in the order of the commits';

grant delete, insert, select, update on risk_change to ztrisk_server;

create table sighting (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	version bigint not null,
	seen text not null,
	day date not null,
	occurred_at timestamp with time zone not null,
	record uuid not null,
	evidence json not null,
	kept_until date not null,
	constraint sighting_pkey PRIMARY KEY (account_id, user_id, behavior, version, seen, day)
) with (autovacuum_analyze_scale_factor=0.01);

CREATE INDEX sighting_by_day_idx ON sighting USING btree (account_id, user_id, behavior, version, day);
comment on index sighting_by_day_idx is 'POST logs: the sightings of a user after the first day has moved back';

CREATE INDEX sighting_by_end_idx ON sighting USING btree (account_id, kept_until);
comment on index sighting_by_end_idx is 'Pruning: the sightings that no rule remembers';

CREATE INDEX sighting_by_rule_idx ON sighting USING btree (account_id, behavior, version);
comment on index sighting_by_rule_idx is 'POST logs: the number of sightings that a rule keeps. Pruning: those of a deleted behavior';

comment on index sighting_pkey is 'POST logs: the days of a value';

comment on table sighting is 'Sightings: the days on which a rule has seen a value of a user';

comment on column sighting.day is 'The UTC day';

comment on column sighting.evidence is 'The evidence of this record';

comment on column sighting.kept_until is 'The last day on which the rule remembers the value';

comment on column sighting.occurred_at is 'The time of the earliest record of the day with this value';

comment on column sighting.record is 'The key of this record';

comment on column sighting.seen is 'The value of the field, empty if the rule has no field';

comment on column sighting.version is 'The version of the rule';

grant delete, insert, select, update on sighting to ztrisk_server;

create table signing_key (
	account_id text not null,
	kid text not null,
	state text not null,
	since timestamp with time zone not null,
	public_key text not null,
	sealed bytea,
	constraint signing_key_pkey PRIMARY KEY (account_id, kid),
	constraint signing_key_sealed_check CHECK ((sealed IS NULL) = (state = 'old'::text)),
	constraint signing_key_state_check CHECK (state = ANY (ARRAY['next'::text, 'current'::text, 'old'::text]))
);

comment on index signing_key_pkey is 'GET jwks.json, GET signing_keys: the keys of an account. Turning keys: the old keys, the revoked one, the next account';

CREATE UNIQUE INDEX signing_key_state_idx ON signing_key USING btree (account_id, state) WHERE state <> 'old'::text;
comment on index signing_key_state_idx is 'A message: the current key. Turning keys: the current and the next key';

comment on table signing_key is 'The keys with which the messages of an account are signed: one next, one current, and those that were current within a week';

comment on column signing_key.kid is 'The thumbprint of the key by RFC 7638';

comment on column signing_key.public_key is 'The public key as JWK (RFC 7517)';

comment on column signing_key.sealed is 'The private key as JWK, sealed; null when it does not sign any more';

comment on column signing_key.since is 'When the key got its state';

comment on column signing_key.state is 'next: public, but signs nothing yet. current: signs. old: does not sign any more, but is public';

grant delete, insert, select, update on signing_key to ztrisk_server;

create table subscription (
	account_id text not null,
	id uuid not null,
	kind text not null,
	owner text,
	reference_id text,
	url text,
	config jsonb not null,
	sealed bytea,
	status text not null,
	reason text,
	position bigint not null,
	lease bigint not null default 0,
	lease_until timestamp with time zone,
	rests integer not null default 0,
	rest_until timestamp with time zone,
	retry_at timestamp with time zone,
	urgent boolean not null default false,
	failing_since timestamp with time zone,
	last_success_at timestamp with time zone,
	last_error text,
	created_at timestamp with time zone not null,
	constraint subscription_pkey PRIMARY KEY (account_id, id)
);

CREATE INDEX subscription_id_idx ON subscription USING btree (id) WHERE kind = 'okta'::text;
comment on index subscription_id_idx is 'GET /.well-known/sse-configuration/{integration_id}: the integration with an id, of any account';

comment on index subscription_pkey is 'GET webhooks, GET signals, GET stream. PUT webhooks/{id}, and each pass of a sender: one subscription';

CREATE UNIQUE INDEX subscription_reference_idx ON subscription USING btree (account_id, reference_id) WHERE reference_id IS NOT NULL;
comment on index subscription_reference_idx is 'GET integrations/reference_id/{reference_id}, POST integrations: the integration with a name';

comment on table subscription is 'Receivers of the changes of levels: what is sent to whom, and how far';

comment on column subscription.config is 'The settings of the kind, without secrets';

comment on column subscription.failing_since is 'The first failure since the last success, null if there was none';

comment on column subscription.kind is 'okta, ssf or webhook';

comment on column subscription.last_error is 'The last failure as one word, null if there was none';

comment on column subscription.lease is 'Differs after each pass of a sender and after each call that changes the subscription';

comment on column subscription.lease_until is 'Until then no other sender begins a pass; the end of the last pass';

comment on column subscription.owner is 'The token to which the subscription belongs, null for none';

comment on column subscription.position is 'The number of the last change before which every change was dealt with, or has a row of delivery';

comment on column subscription.reason is 'Why it is not enabled: the text of its receiver, or a word of the server; null for none';

comment on column subscription.reference_id is 'The name of an integration, null for another kind';

comment on column subscription.rest_until is 'The end of the current rest, null if there is none';

comment on column subscription.rests is 'The number of rests since the last success';

comment on column subscription.retry_at is 'When the next waiting delivery is due, null if none waits';

comment on column subscription.sealed is 'The secrets of the kind, encrypted; null if there are none';

comment on column subscription.status is 'enabled, paused or disabled';

comment on column subscription.urgent is 'Whether a message waits that is no change';

comment on column subscription.url is 'Where messages are sent, null if the receiver asks for them. Its path and query are secrets';

grant delete, insert, select, update on subscription to ztrisk_server;

create table suppressed (
	account_id text not null,
	user_id uuid not null,
	behavior text not null,
	bucket uuid not null,
	occurred_at timestamp with time zone not null,
	evidence json not null,
	first_at timestamp with time zone not null,
	first_evidence json not null,
	constraint suppressed_pkey PRIMARY KEY (account_id, user_id, behavior, bucket)
) with (autovacuum_analyze_scale_factor=0.01);

CREATE INDEX suppressed_by_time_idx ON suppressed USING btree (account_id, occurred_at DESC, user_id, bucket);
comment on index suppressed_by_time_idx is 'GET suppressed. Pruning: the rows older than a time';

comment on index suppressed_pkey is 'POST logs, PUT users, DELETE users/{user_id}: the suppressed findings of a user';

comment on table suppressed is 'Findings that exclusions of the account have suppressed: one row for the findings of what would be one event';

comment on column suppressed.bucket is 'A hash of the bucket of the event that was not made';

comment on column suppressed.evidence is 'The evidence of the newest finding';

comment on column suppressed.first_at is 'The time of the first finding';

comment on column suppressed.first_evidence is 'The evidence of the first finding';

comment on column suppressed.occurred_at is 'The time of the newest finding';

grant delete, insert, select, update on suppressed to ztrisk_server;

create table tally (
	account_id text not null,
	kind text not null,
	day date not null,
	key text not null,
	id uuid not null,
	n bigint not null,
	constraint tally_pkey PRIMARY KEY (account_id, kind, day, key, id)
);

comment on index tally_pkey is 'GET statistics: the counts of an account by day. Folding: the row with the sum';

CREATE INDEX tally_unfolded_idx ON tally USING btree (account_id) WHERE id <> '00000000-0000-0000-0000-000000000000'::uuid;
comment on index tally_unfolded_idx is 'Folding: the increments of an account, and the next account that has any';

comment on table tally is 'Counts of an account by day, as signed increments: a count is the sum of n. It names nobody, and is kept for ever';

comment on column tally.day is 'The UTC day: of the change of the level, or of the time of the event';

comment on column tally.id is 'Random. 0 in the row that has the sum of the increments that were folded';

comment on column tally.key is 'A risk level, or the key of a behavior';

comment on column tally.kind is 'What is counted. users: users with a level. found: events';

grant delete, insert, select, update on tally to ztrisk_server;

create table token (
	id text not null,
	hash bytea not null,
	name text not null,
	permissions text[] not null,
	environment boolean not null,
	disabled boolean not null default false,
	issued_on timestamp with time zone not null,
	modified_on timestamp with time zone,
	expires_on timestamp with time zone,
	constraint token_hash_check CHECK (octet_length(hash) = 32),
	constraint token_hash_key UNIQUE (hash),
	constraint token_id_check CHECK (id ~ '^[0-9a-f]{32}$'::text),
	constraint token_pkey PRIMARY KEY (id)
);

comment on index token_hash_key is 'Every call: the token that the caller sent';

comment on index token_pkey is 'GET, PUT and DELETE tokens/{id}: the token';

comment on table token is 'API tokens. A token can reach several accounts, so this is the only table without an account';

comment on column token.environment is 'Whether the token is ZTRISK_ADMIN_TOKEN, which a start of the server stores';

comment on column token.expires_on is 'Null if the token does not expire';

comment on column token.hash is 'The SHA-256 hash of the value; the value is not stored';

comment on column token.modified_on is 'Null until the first change';

grant delete, insert, select, update on token to ztrisk_server;

create table token_account (
	account_id text not null,
	token_id text not null,
	constraint token_account_pkey PRIMARY KEY (account_id, token_id),
	constraint token_account_token_id_fkey FOREIGN KEY (token_id) REFERENCES token(id) ON DELETE CASCADE
);

comment on index token_account_pkey is 'GET tokens: the tokens that reach an account';

CREATE INDEX token_account_token_id_idx ON token_account USING btree (token_id);
comment on index token_account_token_id_idx is 'Every call: the accounts that a token reaches. DELETE tokens/{id}: the rows of the token';

comment on table token_account is 'The accounts that a token reaches';

comment on column token_account.account_id is 'An account, or * for all accounts';

grant delete, insert, select, update on token_account to ztrisk_server;

create table user_alias (
	account_id text not null,
	email text not null,
	user_id uuid not null,
	constraint user_alias_pkey PRIMARY KEY (account_id, email),
	constraint user_alias_user_fkey FOREIGN KEY (account_id, user_id) REFERENCES users(account_id, id) DEFERRABLE INITIALLY DEFERRED
) with (autovacuum_analyze_scale_factor=0.01);

comment on index user_alias_pkey is 'POST events, POST logs, PUT users: the users of e-mails and foreign ids';

CREATE INDEX user_alias_user_idx ON user_alias USING btree (account_id, user_id);
comment on index user_alias_user_idx is 'PUT users, POST events, POST logs: the aliases of a user that is merged into another. Pruning: the aliases of users to forget';

comment on table user_alias is 'Every e-mail and every foreign id that was seen, with its user: the first user that had it';

comment on column user_alias.email is 'An e-mail, or a foreign id: the namespace and the values, each value after a tab. No e-mail has a tab';

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
	behaviors text[] not null default '{}'::text[],
	folded_behaviors text[] not null default '{}'::text[],
	revision bigint not null default 0,
	search_name text not null default ''::text,
	constraint users_folded_check CHECK ((folded_level IS NULL) = (folded_last IS NULL) AND (folded_level IS NULL) = (folded_count = 0)),
	constraint users_pkey PRIMARY KEY (account_id, id),
	constraint users_risk_level_check CHECK (risk_level >= 1 AND risk_level <= 3),
	constraint users_scored_check CHECK ((risk_level IS NULL) = (last_event IS NULL) AND (risk_level IS NULL) = (event_count = 0))
) with (autovacuum_analyze_scale_factor=0.01);

CREATE INDEX users_by_count_idx ON users USING btree (account_id, event_count DESC, last_event DESC, id) WHERE risk_level IS NOT NULL;
comment on index users_by_count_idx is 'GET summary, order_by=event_count';

CREATE INDEX users_by_level_idx ON users USING btree (account_id, risk_level DESC, last_event DESC, id) WHERE risk_level IS NOT NULL;
comment on index users_by_level_idx is 'GET summary, order_by=max_risk_level';

CREATE INDEX users_by_time_idx ON users USING btree (account_id, last_event DESC, id) WHERE risk_level IS NOT NULL;
comment on index users_by_time_idx is 'GET summary, order_by=timestamp';

CREATE INDEX users_email_prefix_idx ON users USING btree (account_id, email text_pattern_ops);
comment on index users_email_prefix_idx is 'GET users?email=: the users that have an e-mail. GET summary?q=, GET users?q=: the users whose e-mail begins with a text';

CREATE INDEX users_idle_idx ON users USING btree (account_id, id) WHERE derived AND merged_into IS NULL AND risk_level IS NULL AND last_reset IS NULL;
comment on index users_idle_idx is 'Pruning: the users of an account that are known by an alias only and have no score and no reset, in id order';

CREATE INDEX users_merged_idx ON users USING btree (account_id, merged_into) WHERE merged_into IS NOT NULL;
comment on index users_merged_idx is 'GET users/{user_id}/export, DELETE users/{user_id}: the users that were merged into one';

CREATE INDEX users_name_prefix_idx ON users USING btree (account_id, search_name text_pattern_ops) WHERE search_name <> ''::text;
comment on index users_name_prefix_idx is 'GET summary?q=, GET users?q=: the users whose name begins with a text';

comment on index users_pkey is 'POST events, POST logs, PUT users, POST {user_id}/reset: users by id. Pruning: the users of an account in id order';

comment on table users is 'Users with their scores. The score, the events and the observations of a user change under the lock of the row only';

comment on column users.behaviors is 'The behaviors of the events after the last reset, pruned ones included, in order';

comment on column users.derived is 'Whether the id is a hash of an alias, because no id was sent';

comment on column users.email_at is 'The time of the record that the e-mail comes from; a newer record replaces it. As long as a derived user has no e-mail, the time of its newest record';

comment on column users.event_count is 'The number of events after the last reset';

comment on column users.folded_behaviors is 'The behaviors of the pruned events after the last reset, in order. Those of events that were pruned before this column existed are missing';

comment on column users.folded_count is 'The number of the pruned events after the last reset';

comment on column users.folded_last is 'The time of the newest pruned event after the last reset';

comment on column users.folded_level is 'The highest level of the pruned events after the last reset, null if there are none';

comment on column users.last_event is 'The time of the newest event after the last reset';

comment on column users.merged_into is 'The user that this user was merged into, null if it was not merged. Its aliases, events and observations then belong to that user';

comment on column users.name_at is 'The time of the record that the name comes from; a newer record replaces it';

comment on column users.revision is 'A number that grows with each event that begins to count';

comment on column users.risk_level is 'The highest level of the events after the last reset: 1 low, 2 medium, 3 high; null if there are none';

comment on column users.search_name is 'The name without outer blanks and in lower case';

grant delete, insert, select, update on users to ztrisk_server;

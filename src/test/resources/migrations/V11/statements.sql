prepare s1 as
select current_catalog;

execute s1;
begin;

prepare s2 (unknown) as
select t1_0.id,a1_0.token_id,a1_0.account_id,t1_0.environment,t1_0.expires_on,t1_0.hash,t1_0.issued_on,t1_0.name,t1_0.permissions from token t1_0 left join token_account a1_0 on t1_0.id=a1_0.token_id where t1_0.hash=$1;

execute s2('\xa8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e');

prepare s3 (unknown) as
delete from token_account to_delete_ where to_delete_.token_id in (select t1_0.id from token t1_0 where t1_0.environment=true or t1_0.hash=$1);

execute s3('\xa8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e');

prepare s4 (unknown) as
delete from token t1_0 where t1_0.environment=true or t1_0.hash=$1;

execute s4('\xa8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e');

prepare s5 (unknown) as
select t1_0.id,t1_0.environment,t1_0.expires_on,t1_0.hash,t1_0.issued_on,t1_0.name,t1_0.permissions from token t1_0 where t1_0.id=$1;

execute s5('99d3f169f792981ab560110f8f8fe3e2');

prepare s6 (unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
insert into token (environment,expires_on,hash,issued_on,name,permissions,id) values ($1,$2,$3,$4,$5,$6,$7);

execute s6('t', NULL, '\xa8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e', '2026-11-25 03:28:41.496062+00', 'ZTRISK_ADMIN_TOKEN', '{zero_trust_read,zero_trust_write,zero_trust_pii_read,logs_write,tokens_write}', '99d3f169f792981ab560110f8f8fe3e2');

prepare s7 (unknown, unknown) as
insert into token_account (token_id,account_id) values ($1,$2);

execute s7('99d3f169f792981ab560110f8f8fe3e2', '*');
commit;
begin;

prepare s8 (unknown, unknown, unknown, unknown) as
insert into behavior_setting (account_id, behavior, enabled, risk_level)
values ($1, $2, $3, $4)
on conflict (account_id, behavior) do update
set enabled = excluded.enabled, risk_level = excluded.risk_level;

execute s8('acme', 'crowdstrike_low', 't', '3');
execute s8('acme', 'crowdstrike_medium', 't', '2');
execute s8('acme', 'high_dlp', 't', '2');
execute s8('acme', 'high_risk_domain', 't', '1');
execute s8('acme', 'imp_travel', 't', '3');
execute s8('acme', 'malicious_file', 't', '3');
execute s8('acme', 'security_domain', 't', '1');
execute s8('acme', 'sentinel_one', 't', '3');

prepare s9 (unknown) as
select behavior, enabled, risk_level from behavior_setting where account_id = $1;

execute s9('acme');
commit;
begin;
execute s8('acme', 'high_risk_domain', 'f', '1');
commit;
begin;

prepare s10 (unknown) as
insert into detection_settings (account_id, settings)
values ($1, '{}')
on conflict (account_id) do nothing;

execute s10('acme');

prepare s11 (unknown) as
select ds1_0.account_id,ds1_0.settings from detection_settings ds1_0 where ds1_0.account_id=$1 for no key update of ds1_0;

execute s11('acme');

prepare s12 (unknown, unknown) as
update detection_settings set settings=$1 where account_id=$2;

execute s12('{"high_dlp": {"matches": 3}, "imp_travel": {"excluded_networks": [{"cidr": "198.51.100.0/24", "reason": "VPN"}]}}', 'acme');
commit;
begin;

prepare s13 (unknown, text[]) as
with sent as materialized (select $1 as account_id, email from unnest($2) as email)
select email, user_id
from sent join user_alias using (account_id, email);

execute s13('acme', '{ann@example.org,ben@example.org}');

prepare s14 (unknown, unknown) as
with sent as materialized (select $1 as account_id, id from unnest(cast($2 as uuid[])) as id)
select id, coalesce(merged_into, id) as user_id
from sent join users using (account_id, id);

execute s14('acme', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}');

prepare s15 (unknown, text[], unknown) as
insert into user_alias (account_id, email, user_id)
select $1, email, user_id
from unnest($2, cast($3 as uuid[])) as sent (email, user_id)
order by email
on conflict (account_id, email) do nothing;

execute s15('acme', '{ann@example.org,ben@example.org}', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}');

prepare s16 (unknown, unknown, unknown, text[], unknown, text[], unknown) as
insert into users (account_id, id, derived, email, email_at, name, name_at, event_count)
select $1, id, derived, email, email_at, name, name_at, 0
from unnest(cast($2 as uuid[]), cast($3 as boolean[]), $4,
	cast($5 as timestamptz[]), $6, cast($7 as timestamptz[]))
	as sent (id, derived, email, email_at, name, name_at)
order by id
on conflict (account_id, id) do nothing
returning id;

execute s16('acme', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}', '{false,false}', '{ann@example.org,ben@example.org}', '{2026-11-25T03:28:44.156249Z,2026-11-25T03:28:44.156249Z}', '{Ann,Ben}', '{2026-11-25T03:28:44.156249Z,2026-11-25T03:28:44.156249Z}');
commit;
begin;
execute s13('acme', '{ben@example.org}');
execute s14('acme', '{00000000-0000-4000-8000-000000000001}');

prepare s17 (unknown, unknown) as
with sent as materialized (select $1 as account_id, id from unnest(cast($2 as uuid[])) as id)
select users.*
from sent join users using (account_id, id)
order by id
for no key update of users;

execute s17('acme', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}');

prepare s18 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
insert into event (account_id, id, user_id, behavior, name, risk_level, occurred_at, details)
select $1, id, user_id, behavior, name, risk_level, cast(occurred_at as timestamptz),
	cast(details as json)
from unnest(cast($2 as uuid[]), cast($3 as uuid[]), cast($4 as text[]),
	cast($5 as text[]), cast($6 as smallint[]), cast($7 as text[]), cast($8 as text[]))
	as sent (id, user_id, behavior, name, risk_level, occurred_at, details)
order by id
on conflict (account_id, id) do nothing
returning cast(id as text);

execute s18('acme', '{dee235c5-74f0-85f3-b43e-770c8de3c1f4,0e333ca8-7ea2-890b-9c02-835b587d0a46}', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}', '{imp_travel,high_dlp}', '{"Impossible Travel","High Number of DLP Policies Triggered"}', '{3,2}', '{2026-01-02T08:00:00Z,2026-01-03T08:00:00.250Z}', '{"{\"n\": 1}","{\"n\": 1}"}');

prepare s19 (unknown, unknown, text[], unknown, text[], unknown, unknown, unknown, unknown, unknown, unknown) as
update users
set merged_into = sent.merged_into, email = sent.email, email_at = sent.email_at, name = sent.name,
	name_at = sent.name_at, risk_level = sent.risk_level, event_count = sent.event_count,
	last_event = sent.last_event, last_reset = sent.last_reset
from unnest(cast($1 as uuid[]), cast($2 as uuid[]), $3,
	cast($4 as timestamptz[]), $5, cast($6 as timestamptz[]),
	cast($7 as smallint[]), cast($8 as bigint[]), cast($9 as timestamptz[]),
	cast($10 as timestamptz[]))
	as sent (id, merged_into, email, email_at, name, name_at, risk_level, event_count, last_event, last_reset)
where account_id = $11 and users.id = sent.id;

execute s19('{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}', '{NULL,NULL}', '{ann@example.org,ben@example.org}', '{2026-11-25T03:28:44.156249Z,2026-11-25T03:28:44.156249Z}', '{Ann,Ben}', '{2026-11-25T03:28:44.156249Z,2026-11-25T03:28:44.156249Z}', '{3,2}', '{1,1}', '{2026-01-02T08:00:00Z,2026-01-03T08:00:00.250Z}', '{NULL,NULL}', 'acme');
commit;
begin;
execute s13('acme', '{dee@example.org,cy@example.org}');
execute s14('acme', '{00000000-0000-4000-8000-000000000001,c70daab3-a2db-8dfb-8b38-0171a21fe8be,23840201-22f8-8f13-b205-bdcc109e9f62}');
execute s15('acme', '{cy@example.org,dee@example.org}', '{23840201-22f8-8f13-b205-bdcc109e9f62,c70daab3-a2db-8dfb-8b38-0171a21fe8be}');
execute s13('acme', '{cy@example.org,dee@example.org}');
execute s16('acme', '{c70daab3-a2db-8dfb-8b38-0171a21fe8be,23840201-22f8-8f13-b205-bdcc109e9f62}', '{true,true}', '{dee@example.org,cy@example.org}', '{2026-01-05T08:00:00Z,2026-01-04T08:00:00Z}', '{"",""}', '{1970-01-01T00:00:00Z,1970-01-01T00:00:00Z}');
execute s17('acme', '{00000000-0000-4000-8000-000000000001}');
execute s18('acme', '{dee235c5-74f0-85f3-b43e-770c8de3c1f4,418a9a3e-e9e5-8a3d-a2f7-d1993593e6a3,3e7e706e-8d92-805c-b657-e275b2bafe52}', '{00000000-0000-4000-8000-000000000001,23840201-22f8-8f13-b205-bdcc109e9f62,c70daab3-a2db-8dfb-8b38-0171a21fe8be}', '{imp_travel,high_dlp,imp_travel}', '{"Impossible Travel","High Number of DLP Policies Triggered","Impossible Travel"}', '{3,2,3}', '{2026-01-02T08:00:00Z,2026-01-04T08:00:00Z,2026-01-05T08:00:00Z}', '{"{\"n\": 1}","{\"n\": 1}","{\"n\": 1}"}');
execute s19('{c70daab3-a2db-8dfb-8b38-0171a21fe8be,23840201-22f8-8f13-b205-bdcc109e9f62}', '{NULL,NULL}', '{dee@example.org,cy@example.org}', '{2026-01-05T08:00:00Z,2026-01-04T08:00:00Z}', '{"",""}', '{1970-01-01T00:00:00Z,1970-01-01T00:00:00Z}', '{3,2}', '{1,1}', '{2026-01-05T08:00:00Z,2026-01-04T08:00:00Z}', '{NULL,NULL}', 'acme');
commit;
begin;

prepare s20 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
insert into rejected_line (account_id, id, dataset, line, reason, received_at, bytes, replayable)
select $1, id, dataset, line, reason, cast(received_at as timestamptz), bytes, replayable
from unnest(cast($2 as uuid[]), cast($3 as text[]), cast($4 as bigint[]),
	cast($5 as text[]), cast($6 as text[]), cast($7 as bytea[]),
	cast($8 as boolean[]))
	as sent (id, dataset, line, reason, received_at, bytes, replayable)
on conflict (account_id, id) do nothing;

execute s20('acme', '{a68897f4-a134-8dff-bfca-224f297ff34d}', '{events}', '{2}', '{"Malformed JSON at column 13"}', '{2026-11-25T03:28:44.472741745Z}', '{"\\x7b226265686176696f72223a"}', '{true}');
commit;
begin;

prepare s21 (unknown, unknown, unknown) as
with first_too_many as (
	select received_at, line, id
	from rejected_line
	where account_id = $1
	order by received_at desc, line desc, id
	offset $2
	limit 1
)
delete from rejected_line
using first_too_many as f
where account_id = $3 and rejected_line.received_at <= f.received_at
	and (rejected_line.received_at < f.received_at or rejected_line.line < f.line
		or (rejected_line.line = f.line and rejected_line.id >= f.id));

execute s21('acme', '100000', 'acme');
commit;
begin;

prepare s22 (unknown) as
select ds1_0.account_id,ds1_0.settings from detection_settings ds1_0 where ds1_0.account_id=$1;

execute s22('acme');
execute s13('acme', '{ann@example.org,cy@example.org}');
execute s17('acme', '{00000000-0000-4000-8000-000000000001,23840201-22f8-8f13-b205-bdcc109e9f62}');

prepare s23 (unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
insert into observation (account_id, user_id, behavior, record, occurred_at, facts, event_id)
select $1, user_id, behavior, record, cast(occurred_at as timestamptz), cast(facts as json),
	event_id
from unnest(cast($2 as uuid[]), cast($3 as text[]), cast($4 as uuid[]),
	cast($5 as text[]), cast($6 as text[]), cast($7 as uuid[]))
	as sent (user_id, behavior, record, occurred_at, facts, event_id)
on conflict (account_id, user_id, behavior, record) do update
set occurred_at = excluded.occurred_at, facts = excluded.facts, evidence = null,
	event_id = excluded.event_id
where observation.occurred_at > excluded.occurred_at
returning new.user_id, new.behavior, new.record, old.event_id as left_event;

execute s23('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62,23840201-22f8-8f13-b205-bdcc109e9f62,00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000001}', '{imp_travel,imp_travel,imp_travel,imp_travel}', '{e76d34ca-f10f-8b1d-9253-eb4a6b14c5b3,990a2922-4716-8bc7-af54-3739ac59e81a,f63148ab-3ccc-8be9-8c59-2aa008ae17a3,c17e6c00-8f65-8970-8b68-383d84b8a919}', '{2026-11-24T07:28:43Z,2026-11-24T08:28:43Z,2026-11-24T09:28:43Z,2026-11-24T10:28:43Z}', '{"{\"timestamp\":\"2026-11-24T07:28:43Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r1\",\"place\":{\"latitude\":39.595,\"longitude\":-8.071,\"accuracy_km\":1269.0,\"country\":\"PT\",\"source\":\"record_country\"}}","{\"timestamp\":\"2026-11-24T08:28:43Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.359,\"longitude\":103.813,\"accuracy_km\":22.0,\"country\":\"SG\",\"source\":\"record_country\"}}","{\"timestamp\":\"2026-11-24T09:28:43Z\",\"address\":\"198.51.100.9\",\"ray_id\":\"r3\",\"place\":{\"latitude\":39.595,\"longitude\":-8.071,\"accuracy_km\":1269.0,\"country\":\"PT\",\"source\":\"record_country\"},\"excluded\":{\"cidr\":\"198.51.100.0/24\",\"reason\":\"VPN\"}}","{\"timestamp\":\"2026-11-24T10:28:43Z\",\"address\":\"203.0.113.9\",\"ray_id\":\"r4\",\"place\":{\"latitude\":1.359,\"longitude\":103.813,\"accuracy_km\":22.0,\"country\":\"SG\",\"source\":\"record_country\"}}"}', '{NULL,NULL,NULL,NULL}');

prepare s24 (unknown, unknown, unknown, unknown, unknown) as
with span as materialized (
	select $1 as account_id, *
	from unnest(cast($2 as uuid[]), cast($3 as text[]), cast($4 as timestamptz[]),
		cast($5 as timestamptz[])) as row (user_id, behavior, since, until))
select observation.*
from span join observation using (account_id, user_id, behavior)
where occurred_at between since and until
order by occurred_at, record;

execute s24('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62,00000000-0000-4000-8000-000000000001}', '{imp_travel,imp_travel}', '{2026-11-23T07:28:43Z,2026-11-23T09:28:43Z}', '{2026-11-25T08:28:43Z,2026-11-25T10:28:43Z}');

prepare s25 (unknown, unknown, unknown, unknown, unknown, unknown) as
update observation
set event_id = found.event_id, evidence = cast(found.evidence as json)
from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as uuid[]),
	cast($4 as uuid[]), cast($5 as text[]))
	as found (user_id, behavior, record, event_id, evidence)
where account_id = $6 and observation.user_id = found.user_id
	and observation.behavior = found.behavior and observation.record = found.record;

execute s25('{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{990a2922-4716-8bc7-af54-3739ac59e81a}', '{0dd3ebd0-af28-834f-9708-2a2dfd62b4a6}', '{"{\"from\":{\"timestamp\":\"2026-11-24T07:28:43Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r1\",\"place\":{\"latitude\":39.595,\"longitude\":-8.071,\"accuracy_km\":1269.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-24T08:28:43Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.359,\"longitude\":103.813,\"accuracy_km\":22.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":10471.692,\"seconds\":3600.0,\"speed_kmh\":10471.692}"}', 'acme');

prepare s26 (unknown, unknown, unknown, unknown, unknown, unknown) as
insert into suppressed (account_id, user_id, behavior, record, other, occurred_at, evidence)
select account_id, observation.user_id, observation.behavior, observation.record, found.other,
	occurred_at, cast(found.evidence as json)
from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as uuid[]),
	cast($4 as uuid[]), cast($5 as text[]))
	as found (user_id, behavior, record, other, evidence)
join observation on account_id = $6 and observation.user_id = found.user_id
	and observation.behavior = found.behavior and observation.record = found.record
on conflict (account_id, user_id, behavior, record, other) do nothing;

execute s26('{00000000-0000-4000-8000-000000000001}', '{imp_travel}', '{c17e6c00-8f65-8970-8b68-383d84b8a919}', '{f63148ab-3ccc-8be9-8c59-2aa008ae17a3}', '{"{\"from\":{\"timestamp\":\"2026-11-24T09:28:43Z\",\"address\":\"198.51.100.9\",\"ray_id\":\"r3\",\"place\":{\"latitude\":39.595,\"longitude\":-8.071,\"accuracy_km\":1269.0,\"country\":\"PT\",\"source\":\"record_country\"},\"excluded\":{\"cidr\":\"198.51.100.0/24\",\"reason\":\"VPN\"}},\"to\":{\"timestamp\":\"2026-11-24T10:28:43Z\",\"address\":\"203.0.113.9\",\"ray_id\":\"r4\",\"place\":{\"latitude\":1.359,\"longitude\":103.813,\"accuracy_km\":22.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":10471.692,\"seconds\":3600.0,\"speed_kmh\":10471.692}"}', 'acme');

prepare s27 (unknown, unknown, unknown, unknown) as
select event.id, newest.user_id, newest.behavior, newest.occurred_at,
	json_build_object('findings', findings, 'first', first.evidence, 'newest', newest.evidence) as details
from unnest(cast($1 as uuid[])) as event (id)
cross join lateral (
	select coalesce(evidence, facts) as evidence
	from observation
	where account_id = $2 and event_id = event.id
	order by occurred_at, record
	limit 1) as first
cross join lateral (
	select user_id, behavior, occurred_at, coalesce(evidence, facts) as evidence
	from observation
	where account_id = $3 and event_id = event.id
	order by occurred_at desc, record desc
	limit 1) as newest
cross join lateral (
	select count(*) as findings
	from observation
	where account_id = $4 and event_id = event.id) as counted;

execute s27('{0dd3ebd0-af28-834f-9708-2a2dfd62b4a6}', 'acme', 'acme', 'acme');

prepare s28 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
insert into event (account_id, id, user_id, behavior, bucket, name, risk_level, occurred_at, details)
select $1, id, user_id, behavior, bucket, name, risk_level, occurred_at, details
from unnest(cast($2 as uuid[]), cast($3 as uuid[]), cast($4 as text[]),
	cast($5 as text[]), cast($6 as text[]), cast($7 as smallint[]),
	cast($8 as timestamptz[]), cast($9 as json[]))
	as found (id, user_id, behavior, bucket, name, risk_level, occurred_at, details)
on conflict (account_id, id) do update
set occurred_at = excluded.occurred_at, details = excluded.details
returning new.id, new.risk_level, old.occurred_at as before;

execute s28('acme', '{0dd3ebd0-af28-834f-9708-2a2dfd62b4a6}', '{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{2026-11-24T08:00:00Z}', '{"Impossible Travel"}', '{3}', '{2026-11-24T08:28:43Z}', '{"{\"findings\" : 1, \"first\" : {\"from\":{\"timestamp\":\"2026-11-24T07:28:43Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r1\",\"place\":{\"latitude\":39.595,\"longitude\":-8.071,\"accuracy_km\":1269.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-24T08:28:43Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.359,\"longitude\":103.813,\"accuracy_km\":22.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":10471.692,\"seconds\":3600.0,\"speed_kmh\":10471.692}, \"newest\" : {\"from\":{\"timestamp\":\"2026-11-24T07:28:43Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r1\",\"place\":{\"latitude\":39.595,\"longitude\":-8.071,\"accuracy_km\":1269.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-24T08:28:43Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.359,\"longitude\":103.813,\"accuracy_km\":22.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":10471.692,\"seconds\":3600.0,\"speed_kmh\":10471.692}}"}');
execute s19('{23840201-22f8-8f13-b205-bdcc109e9f62}', '{NULL}', '{cy@example.org}', '{2026-11-24T08:28:43Z}', '{""}', '{1970-01-01T00:00:00Z}', '{3}', '{2}', '{2026-11-24T08:28:43Z}', '{NULL}', 'acme');
commit;
begin;
execute s20('acme', '{e6f2b18b-b6b6-84f2-937a-753ac30e9bb3}', '{access_requests}', '{5}', '{"Malformed JSON at column 9"}', '{2026-11-25T03:28:44.590122485Z}', '{"\\x7b2262726f6b656e"}', '{true}');
commit;
begin;
execute s21('acme', '100000', 'acme');
commit;

prepare s29 (unknown, unknown, unknown, unknown, unknown) as
insert into feed (account_id, dataset, deliveries, too_late, last_batch, last_record)
values ($1, $2, 1, $3, $4, $5)
on conflict (account_id, dataset) do update
set deliveries = feed.deliveries + 1, too_late = feed.too_late + excluded.too_late,
	last_batch = greatest(feed.last_batch, excluded.last_batch),
	last_record = greatest(feed.last_record, excluded.last_record);

execute s29('acme', 'access_requests', '0', '2026-11-25 03:28:44.590122+00', '2026-11-24 10:28:43+00');
begin;
execute s13('acme', '{cy@example.org}');
execute s14('acme', '{}');
execute s17('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62}');
execute s23('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62,23840201-22f8-8f13-b205-bdcc109e9f62,23840201-22f8-8f13-b205-bdcc109e9f62}', '{security_domain,security_domain,security_domain}', '{5a89b5f3-4806-83fb-ae73-d65bc12b361b,90029860-7ede-8cb3-adb0-ce0bdced5e27,877cbf6f-03d1-8f11-8dc3-86ceb948608b}', '{2026-11-24T17:28:43Z,2026-11-24T17:28:44Z,2026-11-24T17:28:45Z}', '{"{\"timestamp\":\"2026-11-24T17:28:43Z\",\"host\":\"bad.example.com\",\"category_ids\":[80]}","{\"timestamp\":\"2026-11-24T17:28:44Z\",\"host\":\"bad.example.com\",\"category_ids\":[80]}","{\"timestamp\":\"2026-11-24T17:28:45Z\",\"host\":\"bad.example.com\",\"category_ids\":[80]}"}', '{0fcee6f9-ecf8-88a4-b17d-8db22a63a728,0fcee6f9-ecf8-88a4-b17d-8db22a63a728,0fcee6f9-ecf8-88a4-b17d-8db22a63a728}');
execute s27('{0fcee6f9-ecf8-88a4-b17d-8db22a63a728}', 'acme', 'acme', 'acme');
execute s28('acme', '{0fcee6f9-ecf8-88a4-b17d-8db22a63a728}', '{23840201-22f8-8f13-b205-bdcc109e9f62}', '{security_domain}', '{"bad.example.com 2026-11-24T17:00:00Z"}', '{"Suspicious Security Domain Visited"}', '{1}', '{2026-11-24T17:28:45Z}', '{"{\"findings\" : 3, \"first\" : {\"timestamp\":\"2026-11-24T17:28:43Z\",\"host\":\"bad.example.com\",\"category_ids\":[80]}, \"newest\" : {\"timestamp\":\"2026-11-24T17:28:45Z\",\"host\":\"bad.example.com\",\"category_ids\":[80]}}"}');
execute s19('{23840201-22f8-8f13-b205-bdcc109e9f62}', '{NULL}', '{cy@example.org}', '{2026-11-24T17:28:45Z}', '{""}', '{1970-01-01T00:00:00Z}', '{3}', '{3}', '{2026-11-24T17:28:45Z}', '{NULL}', 'acme');
commit;
execute s29('acme', 'gateway_dns', '0', '2026-11-25 03:28:44.952114+00', '2026-11-24 17:28:45+00');
begin;
execute s13('acme', '{eve@example.org,ben@example.org}');
execute s14('acme', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}');
execute s15('acme', '{eve@example.org}', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}');
execute s13('acme', '{eve@example.org}');
execute s16('acme', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{true}', '{eve@example.org}', '{2026-11-24T18:28:43Z}', '{""}', '{1970-01-01T00:00:00Z}');
execute s17('acme', '{00000000-0000-4000-8000-000000000002}');
execute s23('acme', '{00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000002,cb8e5e0e-1abd-89a5-b6f1-06c271635ad3,cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{high_dlp,high_dlp,high_dlp,high_dlp,malicious_file}', '{4f79f1ca-87ed-8149-9c4f-1dabc8578ed5,86994311-9174-89ca-a8a1-865a73e7c6c8,9d29c071-5aba-8ac6-9f67-f8c703e5b640,e0b57331-f2c7-8fe7-a7c6-fbe6d16c9193,e0b57331-f2c7-8fe7-a7c6-fbe6d16c9193}', '{2026-11-24T18:28:43Z,2026-11-24T18:28:44Z,2026-11-24T18:28:45Z,2026-11-24T18:28:43Z,2026-11-24T18:28:43Z}', '{"{\"timestamp\":\"2026-11-24T18:28:43Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-24T18:28:44Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-24T18:28:45Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-24T18:28:43Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-24T18:28:43Z\",\"reason\":\"malware\",\"file_name\":\"x.exe\",\"file_hash\":\"00\"}"}', '{NULL,NULL,NULL,NULL,25b30fc3-cd46-80dc-a557-c5c1778b8d0e}');
execute s24('acme', '{00000000-0000-4000-8000-000000000002,cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{high_dlp,high_dlp}', '{2026-11-24T18:27:43Z,2026-11-24T18:27:43Z}', '{2026-11-24T18:29:45Z,2026-11-24T18:29:43Z}');
execute s25('{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{9d29c071-5aba-8ac6-9f67-f8c703e5b640}', '{4b048928-354e-8ad9-86f9-ee69114003a0}', '{"{\"timestamp\":\"2026-11-24T18:28:45Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}"}', 'acme');
execute s27('{25b30fc3-cd46-80dc-a557-c5c1778b8d0e,4b048928-354e-8ad9-86f9-ee69114003a0}', 'acme', 'acme', 'acme');
execute s28('acme', '{25b30fc3-cd46-80dc-a557-c5c1778b8d0e,4b048928-354e-8ad9-86f9-ee69114003a0}', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3,00000000-0000-4000-8000-000000000002}', '{malicious_file,high_dlp}', '{e0b57331-f2c7-8fe7-a7c6-fbe6d16c9193,2026-11-24T18:28:00Z}', '{"Interaction with Malicious File","High Number of DLP Policies Triggered"}', '{3,2}', '{2026-11-24T18:28:43Z,2026-11-24T18:28:45Z}', '{"{\"findings\" : 1, \"first\" : {\"timestamp\":\"2026-11-24T18:28:43Z\",\"reason\":\"malware\",\"file_name\":\"x.exe\",\"file_hash\":\"00\"}, \"newest\" : {\"timestamp\":\"2026-11-24T18:28:43Z\",\"reason\":\"malware\",\"file_name\":\"x.exe\",\"file_hash\":\"00\"}}","{\"findings\" : 1, \"first\" : {\"timestamp\":\"2026-11-24T18:28:45Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}, \"newest\" : {\"timestamp\":\"2026-11-24T18:28:45Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}}"}');
execute s19('{00000000-0000-4000-8000-000000000002,cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{NULL,NULL}', '{ben@example.org,eve@example.org}', '{2026-11-25T03:28:44.156249Z,2026-11-24T18:28:43Z}', '{Ben,""}', '{2026-11-25T03:28:44.156249Z,1970-01-01T00:00:00Z}', '{2,3}', '{2,1}', '{2026-11-24T18:28:45Z,2026-11-24T18:28:43Z}', '{NULL,NULL}', 'acme');
commit;
begin;
execute s20('acme', '{5e2e4bbc-0ea3-872c-a4f0-35c1b9f0feb4}', '{gateway_http}', '{5}', '{"Must be a JSON object"}', '{2026-11-25T03:28:45.068605508Z}', '{"\\x5b315d"}', '{true}');
commit;
begin;
execute s21('acme', '100000', 'acme');
commit;
execute s29('acme', 'gateway_http', '0', '2026-11-25 03:28:45.068606+00', '2026-11-24 18:28:45+00');
begin;
execute s17('acme', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}');
execute s23('acme', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3,cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{crowdstrike_low,crowdstrike_medium}', '{b5c739d0-96c5-8bfe-ac1b-776d46c6443e,c04b4550-78c3-804e-80ed-e3188edbe313}', '{2026-11-24T19:28:43Z,2026-11-24T19:28:43Z}', '{"{\"timestamp\":\"2026-11-24T19:28:43Z\",\"device_id\":\"d1\",\"check_type\":\"crowdstrike_s2s\",\"overall\":20}","{\"timestamp\":\"2026-11-24T19:28:43Z\",\"device_id\":\"d2\",\"check_type\":\"crowdstrike_s2s\",\"overall\":70}"}', '{4509689e-e3de-8e3b-916e-f00a858cd3e1,9204c638-e10d-85aa-a8dd-8f7c9cce24e1}');
execute s27('{9204c638-e10d-85aa-a8dd-8f7c9cce24e1,4509689e-e3de-8e3b-916e-f00a858cd3e1}', 'acme', 'acme', 'acme');
execute s28('acme', '{9204c638-e10d-85aa-a8dd-8f7c9cce24e1,4509689e-e3de-8e3b-916e-f00a858cd3e1}', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3,cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{crowdstrike_medium,crowdstrike_low}', '{"d2 2026-11-24T00:00:00Z","d1 2026-11-24T00:00:00Z"}', '{"CrowdStrike Medium Device Score","CrowdStrike Low Device Score"}', '{2,3}', '{2026-11-24T19:28:43Z,2026-11-24T19:28:43Z}', '{"{\"findings\" : 1, \"first\" : {\"timestamp\":\"2026-11-24T19:28:43Z\",\"device_id\":\"d2\",\"check_type\":\"crowdstrike_s2s\",\"overall\":70}, \"newest\" : {\"timestamp\":\"2026-11-24T19:28:43Z\",\"device_id\":\"d2\",\"check_type\":\"crowdstrike_s2s\",\"overall\":70}}","{\"findings\" : 1, \"first\" : {\"timestamp\":\"2026-11-24T19:28:43Z\",\"device_id\":\"d1\",\"check_type\":\"crowdstrike_s2s\",\"overall\":20}, \"newest\" : {\"timestamp\":\"2026-11-24T19:28:43Z\",\"device_id\":\"d1\",\"check_type\":\"crowdstrike_s2s\",\"overall\":20}}"}');
execute s19('{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{NULL}', '{eve@example.org}', '{2026-11-24T19:28:43Z}', '{""}', '{1970-01-01T00:00:00Z}', '{3}', '{3}', '{2026-11-24T19:28:43Z}', '{NULL}', 'acme');
commit;
execute s29('acme', 'device_posture_results', '0', '2026-11-25 03:28:45.193018+00', '2026-11-24 19:28:43+00');
begin;
execute s17('acme', '{00000000-0000-4000-8000-000000000002}');
execute s23('acme', '{00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000002}', '{high_dlp,high_dlp,high_dlp,high_dlp}', '{4f79f1ca-87ed-8149-9c4f-1dabc8578ed5,86994311-9174-89ca-a8a1-865a73e7c6c8,9d29c071-5aba-8ac6-9f67-f8c703e5b640,c77229f0-840e-881f-8d94-97cbcae986e8}', '{2026-11-24T18:28:43Z,2026-11-24T18:28:44Z,2026-11-24T18:28:45Z,2026-11-24T18:28:46Z}', '{"{\"timestamp\":\"2026-11-24T18:28:43Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-24T18:28:44Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-24T18:28:45Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-24T18:28:46Z\",\"upload_profiles\":[\"Credentials\"]}"}', '{NULL,NULL,NULL,NULL}');
execute s24('acme', '{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{2026-11-24T18:27:46Z}', '{2026-11-24T18:29:46Z}');
execute s25('{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{c77229f0-840e-881f-8d94-97cbcae986e8}', '{4b048928-354e-8ad9-86f9-ee69114003a0}', '{"{\"timestamp\":\"2026-11-24T18:28:46Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}"}', 'acme');
execute s27('{4b048928-354e-8ad9-86f9-ee69114003a0}', 'acme', 'acme', 'acme');
execute s28('acme', '{4b048928-354e-8ad9-86f9-ee69114003a0}', '{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{2026-11-24T18:28:00Z}', '{"High Number of DLP Policies Triggered"}', '{2}', '{2026-11-24T18:28:46Z}', '{"{\"findings\" : 2, \"first\" : {\"timestamp\":\"2026-11-24T18:28:45Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}, \"newest\" : {\"timestamp\":\"2026-11-24T18:28:46Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}}"}');
execute s19('{00000000-0000-4000-8000-000000000002}', '{NULL}', '{ben@example.org}', '{2026-11-25T03:28:44.156249Z}', '{Ben}', '{2026-11-25T03:28:44.156249Z}', '{2}', '{2}', '{2026-11-24T18:28:46Z}', '{NULL}', 'acme');
commit;
execute s29('acme', 'gateway_http', '0', '2026-11-25 03:28:45.293211+00', '2026-11-24 18:28:46+00');
begin;
execute s17('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62}');
execute s23('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{8e52e3e4-9905-8d62-819c-7a80d698c9dc}', '{2026-11-24T07:58:43Z}', '{"{\"timestamp\":\"2026-11-24T07:58:43Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r0\",\"place\":{\"latitude\":39.595,\"longitude\":-8.071,\"accuracy_km\":1269.0,\"country\":\"PT\",\"source\":\"record_country\"}}"}', '{NULL}');
execute s24('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{2026-11-23T07:58:43Z}', '{2026-11-25T07:58:43Z}');
commit;
execute s29('acme', 'access_requests', '0', '2026-11-25 03:28:45.396576+00', '2026-11-24 07:58:43+00');
begin;
execute s14('acme', '{00000000-0000-4000-8000-000000000003}');
execute s16('acme', '{00000000-0000-4000-8000-000000000003}', '{false}', '{cy@example.org}', '{2026-11-25T03:28:45.477301Z}', '{Cy}', '{2026-11-25T03:28:45.477301Z}');
execute s17('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62}');

prepare s30 (unknown, unknown, unknown) as
update user_alias set user_id = $1 where account_id = $2 and user_id = $3;

execute s30('00000000-0000-4000-8000-000000000003', 'acme', '23840201-22f8-8f13-b205-bdcc109e9f62');

prepare s31 (unknown, unknown, unknown, unknown) as
update observation
set occurred_at = other.occurred_at, facts = other.facts, evidence = other.evidence,
	event_id = other.event_id
from observation as other
where observation.account_id = $1 and observation.user_id = $2
	and other.account_id = $3 and other.user_id = $4
	and other.behavior = observation.behavior and other.record = observation.record
	and other.occurred_at < observation.occurred_at
returning old.event_id;

execute s31('acme', '00000000-0000-4000-8000-000000000003', 'acme', '23840201-22f8-8f13-b205-bdcc109e9f62');

prepare s32 (unknown, unknown, unknown, unknown) as
delete from observation
where account_id = $1 and user_id = $2 and exists (
	select from observation as other
	where other.account_id = $3 and other.user_id = $4
		and other.behavior = observation.behavior and other.record = observation.record);

execute s32('acme', '23840201-22f8-8f13-b205-bdcc109e9f62', 'acme', '00000000-0000-4000-8000-000000000003');

prepare s33 (unknown, unknown, unknown) as
update observation
set user_id = $1
where account_id = $2 and user_id = $3;

execute s33('00000000-0000-4000-8000-000000000003', 'acme', '23840201-22f8-8f13-b205-bdcc109e9f62');

prepare s34 (unknown, unknown, unknown, unknown) as
delete from suppressed
where account_id = $1 and user_id = $2 and exists (
	select from suppressed as there
	where there.account_id = $3 and there.user_id = $4
		and there.behavior = suppressed.behavior and there.record = suppressed.record
		and there.other = suppressed.other);

execute s34('acme', '23840201-22f8-8f13-b205-bdcc109e9f62', 'acme', '00000000-0000-4000-8000-000000000003');

prepare s35 (unknown, unknown, unknown) as
update suppressed
set user_id = $1
where account_id = $2 and user_id = $3;

execute s35('00000000-0000-4000-8000-000000000003', 'acme', '23840201-22f8-8f13-b205-bdcc109e9f62');

prepare s36 (unknown, unknown) as
select id, behavior, bucket
from event
where account_id = $1 and user_id = $2 and bucket is not null;

execute s36('acme', '23840201-22f8-8f13-b205-bdcc109e9f62');

prepare s37 (unknown, unknown, unknown, unknown) as
with moved as (select * from unnest(cast($1 as uuid[]), cast($2 as uuid[])) as ids (old_id, new_id))
update event
set name = earlier.name, risk_level = earlier.risk_level, stored_at = earlier.stored_at
from moved join event as earlier on earlier.account_id = $3 and earlier.id = moved.old_id
where event.account_id = $4 and event.id = new_id and earlier.stored_at < event.stored_at;

execute s37('{0dd3ebd0-af28-834f-9708-2a2dfd62b4a6,0fcee6f9-ecf8-88a4-b17d-8db22a63a728}', '{13ca5f9d-e401-8677-a9e9-56cea8e0f9f8,c6d3998c-6737-8fef-9daf-e1aa215d5f2d}', 'acme', 'acme');

prepare s38 (unknown, unknown, unknown, unknown) as
with moved as (select * from unnest(cast($1 as uuid[]), cast($2 as uuid[])) as ids (old_id, new_id))
delete from event
using moved
where account_id = $3 and id = old_id
	and exists (select from event as there where there.account_id = $4 and there.id = new_id);

execute s38('{0dd3ebd0-af28-834f-9708-2a2dfd62b4a6,0fcee6f9-ecf8-88a4-b17d-8db22a63a728}', '{13ca5f9d-e401-8677-a9e9-56cea8e0f9f8,c6d3998c-6737-8fef-9daf-e1aa215d5f2d}', 'acme', 'acme');

prepare s39 (unknown, unknown, unknown, unknown) as
with moved as (select * from unnest(cast($1 as uuid[]), cast($2 as uuid[])) as ids (old_id, new_id))
update event
set id = new_id, user_id = cast($3 as uuid)
from moved
where account_id = $4 and id = old_id;

execute s39('{0dd3ebd0-af28-834f-9708-2a2dfd62b4a6,0fcee6f9-ecf8-88a4-b17d-8db22a63a728}', '{13ca5f9d-e401-8677-a9e9-56cea8e0f9f8,c6d3998c-6737-8fef-9daf-e1aa215d5f2d}', '00000000-0000-4000-8000-000000000003', 'acme');

prepare s40 (unknown, unknown, unknown) as
update observation
set event_id = new_id
from unnest(cast($1 as uuid[]), cast($2 as uuid[])) as moved (old_id, new_id)
where account_id = $3 and event_id = old_id;

execute s40('{0dd3ebd0-af28-834f-9708-2a2dfd62b4a6,0fcee6f9-ecf8-88a4-b17d-8db22a63a728}', '{13ca5f9d-e401-8677-a9e9-56cea8e0f9f8,c6d3998c-6737-8fef-9daf-e1aa215d5f2d}', 'acme');

prepare s41 (unknown, unknown, unknown) as
select max(e1_0.risk_level),count(*),max(e1_0.occurred_at) from event e1_0 where e1_0.account_id=$1 and e1_0.user_id=$2 and e1_0.occurred_at>$3;

execute s41('acme', '00000000-0000-4000-8000-000000000003', '1969-12-31 23:59:59+00');

prepare s42 (unknown, unknown) as
select *
from observation
where account_id = $1 and user_id = $2
order by occurred_at, record;

execute s42('acme', '00000000-0000-4000-8000-000000000003');
execute s24('acme', '{00000000-0000-4000-8000-000000000003}', '{imp_travel}', '{2026-11-23T07:28:43Z}', '{2026-11-25T08:28:43Z}');
execute s27('{c6d3998c-6737-8fef-9daf-e1aa215d5f2d,13ca5f9d-e401-8677-a9e9-56cea8e0f9f8}', 'acme', 'acme', 'acme');
execute s28('acme', '{c6d3998c-6737-8fef-9daf-e1aa215d5f2d,13ca5f9d-e401-8677-a9e9-56cea8e0f9f8}', '{00000000-0000-4000-8000-000000000003,00000000-0000-4000-8000-000000000003}', '{security_domain,imp_travel}', '{"bad.example.com 2026-11-24T17:00:00Z",2026-11-24T08:00:00Z}', '{"Suspicious Security Domain Visited","Impossible Travel"}', '{1,3}', '{2026-11-24T17:28:45Z,2026-11-24T08:28:43Z}', '{"{\"findings\" : 3, \"first\" : {\"timestamp\":\"2026-11-24T17:28:43Z\",\"host\":\"bad.example.com\",\"category_ids\":[80]}, \"newest\" : {\"timestamp\":\"2026-11-24T17:28:45Z\",\"host\":\"bad.example.com\",\"category_ids\":[80]}}","{\"findings\" : 1, \"first\" : {\"from\":{\"timestamp\":\"2026-11-24T07:28:43Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r1\",\"place\":{\"latitude\":39.595,\"longitude\":-8.071,\"accuracy_km\":1269.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-24T08:28:43Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.359,\"longitude\":103.813,\"accuracy_km\":22.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":10471.692,\"seconds\":3600.0,\"speed_kmh\":10471.692}, \"newest\" : {\"from\":{\"timestamp\":\"2026-11-24T07:28:43Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r1\",\"place\":{\"latitude\":39.595,\"longitude\":-8.071,\"accuracy_km\":1269.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-24T08:28:43Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.359,\"longitude\":103.813,\"accuracy_km\":22.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":10471.692,\"seconds\":3600.0,\"speed_kmh\":10471.692}}"}');

prepare s43 (unknown, unknown, unknown) as
update event set user_id = $1 where account_id = $2 and user_id = $3;

execute s43('00000000-0000-4000-8000-000000000003', 'acme', '23840201-22f8-8f13-b205-bdcc109e9f62');
execute s19('{00000000-0000-4000-8000-000000000003,23840201-22f8-8f13-b205-bdcc109e9f62}', '{NULL,00000000-0000-4000-8000-000000000003}', '{cy@example.org,cy@example.org}', '{2026-11-25T03:28:45.477301Z,2026-11-24T17:28:45Z}', '{Cy,""}', '{2026-11-25T03:28:45.477301Z,1970-01-01T00:00:00Z}', '{3,NULL}', '{3,0}', '{2026-11-24T17:28:45Z,NULL}', '{NULL,NULL}', 'acme');
commit;
begin;
execute s17('acme', '{00000000-0000-4000-8000-000000000003}');
execute s23('acme', '{00000000-0000-4000-8000-000000000003}', '{security_domain}', '{4ec1ab2e-2ec7-8538-a5ac-61bd25eed0a5}', '{2026-11-24T17:28:52Z}', '{"{\"timestamp\":\"2026-11-24T17:28:52Z\",\"host\":\"bad.example.com\",\"category_ids\":[80]}"}', '{c6d3998c-6737-8fef-9daf-e1aa215d5f2d}');
execute s27('{c6d3998c-6737-8fef-9daf-e1aa215d5f2d}', 'acme', 'acme', 'acme');
execute s28('acme', '{c6d3998c-6737-8fef-9daf-e1aa215d5f2d}', '{00000000-0000-4000-8000-000000000003}', '{security_domain}', '{"bad.example.com 2026-11-24T17:00:00Z"}', '{"Suspicious Security Domain Visited"}', '{1}', '{2026-11-24T17:28:52Z}', '{"{\"findings\" : 4, \"first\" : {\"timestamp\":\"2026-11-24T17:28:43Z\",\"host\":\"bad.example.com\",\"category_ids\":[80]}, \"newest\" : {\"timestamp\":\"2026-11-24T17:28:52Z\",\"host\":\"bad.example.com\",\"category_ids\":[80]}}"}');
execute s19('{00000000-0000-4000-8000-000000000003}', '{NULL}', '{cy@example.org}', '{2026-11-25T03:28:45.477301Z}', '{Cy}', '{2026-11-25T03:28:45.477301Z}', '{3}', '{3}', '{2026-11-24T17:28:52Z}', '{NULL}', 'acme');
commit;
execute s29('acme', 'gateway_dns', '0', '2026-11-25 03:28:45.727345+00', '2026-11-24 17:28:52+00');

prepare s44 (unknown, unknown, unknown, unknown, unknown, unknown) as
select * from (select true) as head left join (select true as present, part.* from (select id, email, name, risk_level
from users
where account_id = $1 and merged_into is null and (email = $2 or id =
	(select user_id from user_alias where account_id = $3 and email = $4)) order by id limit $5 offset $6) as part) as part on true order by id;

execute s44('acme', 'dee@example.org', 'acme', 'dee@example.org', '1001', '0');
begin;

prepare s45 (unknown, unknown, unknown, unknown) as
select *
from users
where account_id = $1 and id = coalesce(
	(select merged_into from users where account_id = $2 and id = $3), $4)
for no key update;

execute s45('acme', 'acme', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be');
execute s19('{c70daab3-a2db-8dfb-8b38-0171a21fe8be}', '{NULL}', '{dee@example.org}', '{2026-01-05T08:00:00Z}', '{""}', '{1970-01-01T00:00:00Z}', '{NULL}', '{0}', '{NULL}', '{2026-11-25T03:28:45.879994Z}', 'acme');
commit;
begin;
execute s45('acme', 'acme', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000002');
execute s19('{00000000-0000-4000-8000-000000000002}', '{NULL}', '{ben@example.org}', '{2026-11-25T03:28:44.156249Z}', '{Ben}', '{2026-11-25T03:28:44.156249Z}', '{NULL}', '{0}', '{NULL}', '{2026-11-25T03:28:45.923013Z}', 'acme');
commit;
begin;
execute s13('acme', '{}');
execute s14('acme', '{00000000-0000-4000-8000-000000000002}');
execute s17('acme', '{00000000-0000-4000-8000-000000000002}');
execute s18('acme', '{99d542a2-a863-8353-9283-d59dbc3bdb6e}', '{00000000-0000-4000-8000-000000000002}', '{imp_travel}', '{"Impossible Travel"}', '{3}', '{2026-11-25T03:30:43Z}', '{"{\"n\": 1}"}');
execute s19('{00000000-0000-4000-8000-000000000002}', '{NULL}', '{ben@example.org}', '{2026-11-25T03:28:44.156249Z}', '{Ben}', '{2026-11-25T03:28:44.156249Z}', '{3}', '{1}', '{2026-11-25T03:30:43Z}', '{2026-11-25T03:28:45.923013Z}', 'acme');
commit;

prepare s46 (unknown, unknown, unknown, unknown, unknown, unknown) as
select *
from (
	select *, sum(octet_length(bytes)) over (order by id) - octet_length(bytes) as before
	from (
		select *
		from rejected_line
		where account_id = $1 and id > $2 and replayable
			and (cast($3 as text) is null or dataset = $4)
		order by id
		limit $5) as page) as sized
where before < $6
order by id;

execute s46('acme', '00000000-0000-0000-0000-000000000000', 'gateway_http', 'gateway_http', '1000', '4194304');
execute s46('acme', '5e2e4bbc-0ea3-872c-a4f0-35c1b9f0feb4', 'gateway_http', 'gateway_http', '1000', '4194304');
begin;
execute s8('globex', 'imp_travel', 't', '1');
execute s9('globex');
commit;
begin;
execute s13('globex', '{ann@example.org}');
execute s14('globex', '{00000000-0000-4000-8000-000000000001}');
execute s15('globex', '{ann@example.org}', '{00000000-0000-4000-8000-000000000001}');
execute s16('globex', '{00000000-0000-4000-8000-000000000001}', '{false}', '{ann@example.org}', '{2026-01-02T08:00:00Z}', '{""}', '{1970-01-01T00:00:00Z}');
execute s18('globex', '{03137457-e4b5-8c4c-90e5-e752e6b6809c}', '{00000000-0000-4000-8000-000000000001}', '{imp_travel}', '{"Impossible Travel"}', '{1}', '{2026-01-02T08:00:00Z}', '{"{\"n\": 1}"}');
execute s19('{00000000-0000-4000-8000-000000000001}', '{NULL}', '{ann@example.org}', '{2026-01-02T08:00:00Z}', '{""}', '{1970-01-01T00:00:00Z}', '{1}', '{1}', '{2026-01-02T08:00:00Z}', '{NULL}', 'globex');
commit;
begin;
execute s5('d5b67c212be8f38b87ce26a062be5d00');
execute s6('f', '2099-01-01 00:00:00+00', '\xac2334572418671593d7bf209094d2c033caddd71edac6cc9a22134c2e24da4f', '2026-11-25 03:28:46.157284+00', 'kept', '{logs_write}', 'd5b67c212be8f38b87ce26a062be5d00');
execute s7('d5b67c212be8f38b87ce26a062be5d00', 'acme');
execute s7('d5b67c212be8f38b87ce26a062be5d00', 'globex');
commit;
begin;
execute s5('1ed88e998684f86d877eb5d15b6c5d85');
execute s6('f', '2099-01-01 00:00:00+00', '\x93854988c3c012caf3f2e90c72086c954a2f927741ffa33bc880386fca162122', '2026-11-25 03:28:46.232992+00', 'deleted', '{logs_write}', '1ed88e998684f86d877eb5d15b6c5d85');
execute s7('1ed88e998684f86d877eb5d15b6c5d85', 'acme');
commit;
begin;

prepare s47 (unknown) as
select t1_0.id,t1_0.environment,t1_0.expires_on,t1_0.hash,t1_0.issued_on,t1_0.name,t1_0.permissions from token t1_0 where t1_0.id=$1 for no key update of t1_0;

execute s47('d5b67c212be8f38b87ce26a062be5d00');

prepare s48 (unknown) as
select a1_0.token_id,a1_0.account_id from token_account a1_0 where a1_0.token_id=$1;

execute s48('d5b67c212be8f38b87ce26a062be5d00');

prepare s49 (unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
update token set environment=$1,expires_on=$2,hash=$3,issued_on=$4,name=$5,permissions=$6 where id=$7;

execute s49('f', '2099-01-01 00:00:00+00', '\xa45e9f1e91c76e89d83038e4de12fe5868de71bf38e76ed05d60da7c3738b6c8', '2026-11-25 03:28:46.157284+00', 'kept', '{logs_write}', 'd5b67c212be8f38b87ce26a062be5d00');
commit;
begin;
execute s47('1ed88e998684f86d877eb5d15b6c5d85');
execute s48('1ed88e998684f86d877eb5d15b6c5d85');

prepare s50 (unknown) as
delete from token_account where token_id=$1;

execute s50('1ed88e998684f86d877eb5d15b6c5d85');

prepare s51 (unknown) as
delete from token where id=$1;

execute s51('1ed88e998684f86d877eb5d15b6c5d85');
commit;

prepare s52 (unknown, unknown, unknown) as
select * from (select true) as head left join (select true as present, part.* from (select id, email, name, risk_level, event_count, last_event
from users
where account_id = $1 and risk_level is not null order by risk_level desc, last_event desc, id limit $2 offset $3) as part) as part on true order by risk_level desc, last_event desc, id;

execute s52('acme', '1001', '0');

prepare s53 (unknown, unknown, unknown) as
select * from (select true) as head left join (select true as present, part.* from (select id, email, name, risk_level, event_count, last_event
from users
where account_id = $1 and risk_level is not null order by last_event, id desc limit $2 offset $3) as part) as part on true order by last_event, id desc;

execute s53('acme', '1001', '0');

prepare s54 (unknown, unknown, unknown, unknown) as
select (select count(*) from (select id, email, name, risk_level, event_count, last_event
from users
where account_id = $1 and risk_level is not null) as counted) as total, * from (select true) as head left join (select true as present, part.* from (select id, email, name, risk_level, event_count, last_event
from users
where account_id = $2 and risk_level is not null order by event_count desc, last_event desc, id limit $3 offset $4) as part) as part on true order by event_count desc, last_event desc, id;

execute s54('acme', 'acme', '2', '0');

prepare s55 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
select * from (select email as user_email, name as user_name, risk_level as user_risk_level, last_reset
from users
where account_id = $1 and id = coalesce((select merged_into from users where account_id = $2 and id = $3), $4)) as head left join (select true as present, part.* from (select id, name, risk_level, occurred_at, details
from event
where account_id = $5 and user_id = coalesce((select merged_into from users where account_id = $6 and id = $7), $8) order by occurred_at desc, id limit $9 offset $10) as part) as part on true order by occurred_at desc, id;

execute s55('acme', 'acme', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', 'acme', 'acme', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', '1001', '0');
execute s55('acme', 'acme', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000002', 'acme', 'acme', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000002', '1001', '0');
execute s55('acme', 'acme', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003', 'acme', 'acme', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003', '1001', '0');

prepare s56 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
select * from (select email as user_email, name as user_name, risk_level as user_risk_level, last_reset
from users
where account_id = $1 and id = coalesce((select merged_into from users where account_id = $2 and id = $3), $4)) as head left join (select true as present, part.* from (select id, name, risk_level, occurred_at, details
from event
where account_id = $5 and user_id = coalesce((select merged_into from users where account_id = $6 and id = $7), $8) order by risk_level desc, occurred_at desc, id limit $9 offset $10) as part) as part on true order by risk_level desc, occurred_at desc, id;

execute s56('acme', 'acme', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003', 'acme', 'acme', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003', '1001', '0');
execute s55('acme', 'acme', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be', 'acme', 'acme', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be', '1001', '0');
execute s44('acme', 'cy@example.org', 'acme', 'cy@example.org', '1001', '0');

prepare s57 (unknown, unknown, unknown) as
select * from (select true) as head left join (select true as present, part.* from (select behavior, evidence, occurred_at, user_id, record
from suppressed
where account_id = $1 order by occurred_at desc, user_id, record limit $2 offset $3) as part) as part on true order by occurred_at desc, user_id, record;

execute s57('acme', '1001', '0');

prepare s58 (unknown, unknown, unknown, unknown, unknown) as
select * from (select true) as head left join (select true as present, part.* from (select *
from rejected_line
where account_id = $1 and (cast($2 as text) is null or dataset = $3) order by received_at desc, line desc, id limit $4 offset $5) as part) as part on true order by received_at desc, line desc, id;

execute s58('acme', 'access_requests', 'access_requests', '9', '0');

prepare s59 (unknown) as
select * from feed where account_id = $1;

execute s59('acme');

prepare s60 (unknown) as
select count(*)
from observation
where account_id = $1 and behavior = 'imp_travel' and facts ->> 'place' is null;

execute s60('acme');
execute s52('globex', '1001', '0');
execute s55('globex', 'globex', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', 'globex', 'globex', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', '1001', '0');
begin;

prepare s61 (unknown) as
select t1_0.id,a1_0.token_id,a1_0.account_id,t1_0.environment,t1_0.expires_on,t1_0.hash,t1_0.issued_on,t1_0.name,t1_0.permissions from token t1_0 left join token_account a1_0 on t1_0.id=a1_0.token_id where t1_0.id in (select t2_0.id from token t2_0 join token_account a2_0 on t2_0.id=a2_0.token_id where a2_0.account_id in ($1,'*')) order by t1_0.issued_on,t1_0.id;

execute s61('acme');
commit;

set role ztrisk_server;

prepare s1 as
select current_catalog;

execute s1;
begin;

prepare s2 (unknown) as
select t1_0.id,a1_0.token_id,a1_0.account_id,t1_0.disabled,t1_0.environment,t1_0.expires_on,t1_0.hash,t1_0.issued_on,t1_0.modified_on,t1_0.name,t1_0.permissions from token t1_0 left join token_account a1_0 on t1_0.id=a1_0.token_id where t1_0.hash=$1;

execute s2('\xa8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e');

prepare s3 (unknown) as
select t1_0.id,a1_0.token_id,a1_0.account_id,t1_0.disabled,t1_0.environment,t1_0.expires_on,t1_0.hash,t1_0.issued_on,t1_0.modified_on,t1_0.name,t1_0.permissions from token t1_0 left join token_account a1_0 on t1_0.id=a1_0.token_id where t1_0.environment=true or t1_0.hash=$1;

execute s3('\xa8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e');

prepare s4 (unknown) as
delete from token_account to_delete_ where to_delete_.token_id in (select t1_0.id from token t1_0 where t1_0.environment=true or t1_0.hash=$1);

execute s4('\xa8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e');

prepare s5 (unknown) as
delete from token t1_0 where t1_0.environment=true or t1_0.hash=$1;

execute s5('\xa8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e');

prepare s6 (unknown) as
select t1_0.id,t1_0.disabled,t1_0.environment,t1_0.expires_on,t1_0.hash,t1_0.issued_on,t1_0.modified_on,t1_0.name,t1_0.permissions from token t1_0 where t1_0.id=$1;

execute s6('6df7d9f8bd2004bbec37cdaad548c43c');

prepare s7 (unknown, unknown, unknown, unknown, text[], unknown, text[], text[], unknown, unknown, unknown) as
insert into audit_entry (account_id, changed_at, id, action, subject, fields, before, after, actor, token_id,
	request_id)
select account_id, $1, id, action, subject, cast(fields as text[]), cast(before as json),
	cast(after as json), $2, cast($3 as text), cast($4 as text)
from unnest($5, cast($6 as uuid[]), $7, $8, cast($9 as text[]),
	cast($10 as text[]), cast($11 as text[]))
	as sent (account_id, id, action, subject, fields, before, after);

execute s7('2026-11-28 00:19:43.625682+00', 'ztrisk', NULL, NULL, '{*}', '{01a21f85-ab89-7ae9-9a28-a9454209dd82}', '{token_made}', '{6df7d9f8bd2004bbec37cdaad548c43c}', '{NULL}', '{NULL}', '{"{\"accounts\":[\"*\"],\"name\":\"ZTRISK_ADMIN_TOKEN\",\"permissions\":[\"zero_trust_read\",\"zero_trust_write\",\"zero_trust_pii_read\",\"logs_write\",\"tokens_write\"]}"}');

prepare s8 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
insert into token (disabled,environment,expires_on,hash,issued_on,modified_on,name,permissions,id) values ($1,$2,$3,$4,$5,$6,$7,$8,$9);

execute s8('f', 't', NULL, '\xa8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e', '2026-11-28 00:19:43.552047+00', NULL, 'ZTRISK_ADMIN_TOKEN', '{zero_trust_read,zero_trust_write,zero_trust_pii_read,logs_write,tokens_write}', '6df7d9f8bd2004bbec37cdaad548c43c');

prepare s9 (unknown, unknown) as
insert into token_account (token_id,account_id) values ($1,$2);

execute s9('6df7d9f8bd2004bbec37cdaad548c43c', '*');
commit;
begin;

prepare s10 (unknown, unknown, unknown, unknown) as
insert into behavior_setting (account_id, behavior, enabled, risk_level)
values ($1, $2, $3, $4)
on conflict (account_id, behavior) do nothing;

execute s10('acme', 'crowdstrike_low', 'f', '3');

prepare s11 (unknown, unknown) as
select enabled, risk_level
from behavior_setting
where account_id = $1 and behavior = $2
for no key update;

execute s11('acme', 'crowdstrike_low');

prepare s12 (unknown, unknown, unknown, unknown) as
update behavior_setting
set enabled = $1, risk_level = $2
where account_id = $3 and behavior = $4;

execute s12('t', '3', 'acme', 'crowdstrike_low');
execute s10('acme', 'crowdstrike_medium', 'f', '2');
execute s11('acme', 'crowdstrike_medium');
execute s12('t', '2', 'acme', 'crowdstrike_medium');
execute s10('acme', 'high_dlp', 'f', '2');
execute s11('acme', 'high_dlp');
execute s12('t', '2', 'acme', 'high_dlp');
execute s10('acme', 'high_risk_domain', 'f', '1');
execute s11('acme', 'high_risk_domain');
execute s12('t', '1', 'acme', 'high_risk_domain');
execute s10('acme', 'imp_travel', 'f', '3');
execute s11('acme', 'imp_travel');
execute s12('t', '3', 'acme', 'imp_travel');
execute s10('acme', 'malicious_file', 'f', '3');
execute s11('acme', 'malicious_file');
execute s12('t', '3', 'acme', 'malicious_file');
execute s10('acme', 'security_domain', 'f', '2');
execute s11('acme', 'security_domain');
execute s12('t', '1', 'acme', 'security_domain');
execute s10('acme', 'sentinel_one', 'f', '2');
execute s11('acme', 'sentinel_one');
execute s12('t', '3', 'acme', 'sentinel_one');
execute s7('2026-11-28 00:19:46.381737+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', '6aacf55d-bdeb-48ff-8558-8d031c62e8ea', '{acme,acme,acme,acme,acme,acme,acme,acme}', '{01a21f85-b64d-7bca-9ec5-9ccaa05c5390,01a21f85-b64d-7bca-9ec5-9ccaa05c5391,01a21f85-b64d-7bca-9ec5-9ccaa05c5392,01a21f85-b64d-7bca-9ec5-9ccaa05c5393,01a21f85-b64d-7bca-9ec5-9ccaa05c5394,01a21f85-b64d-7bca-9ec5-9ccaa05c5395,01a21f85-b64d-7bca-9ec5-9ccaa05c5396,01a21f85-b64d-7bca-9ec5-9ccaa05c5397}', '{behavior_changed,behavior_changed,behavior_changed,behavior_changed,behavior_changed,behavior_changed,behavior_changed,behavior_changed}', '{crowdstrike_low,crowdstrike_medium,high_dlp,high_risk_domain,imp_travel,malicious_file,security_domain,sentinel_one}', '{NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL}', '{"{\"enabled\":false,\"risk_level\":\"high\"}","{\"enabled\":false,\"risk_level\":\"medium\"}","{\"enabled\":false,\"risk_level\":\"medium\"}","{\"enabled\":false,\"risk_level\":\"low\"}","{\"enabled\":false,\"risk_level\":\"high\"}","{\"enabled\":false,\"risk_level\":\"high\"}","{\"enabled\":false,\"risk_level\":\"medium\"}","{\"enabled\":false,\"risk_level\":\"medium\"}"}', '{"{\"enabled\":true,\"risk_level\":\"high\"}","{\"enabled\":true,\"risk_level\":\"medium\"}","{\"enabled\":true,\"risk_level\":\"medium\"}","{\"enabled\":true,\"risk_level\":\"low\"}","{\"enabled\":true,\"risk_level\":\"high\"}","{\"enabled\":true,\"risk_level\":\"high\"}","{\"enabled\":true,\"risk_level\":\"low\"}","{\"enabled\":true,\"risk_level\":\"high\"}"}');

prepare s13 (unknown) as
select enabled, risk_level, behavior from behavior_setting where account_id = $1;

execute s13('acme');
commit;
begin;
execute s10('acme', 'high_risk_domain', 'f', '1');
execute s12('f', '1', 'acme', 'high_risk_domain');
execute s7('2026-11-28 00:19:46.694766+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', '9e6eddc5-1da0-4771-b03d-2dc6a51b6940', '{acme}', '{01a21f85-b786-7c41-88fe-f7c9136e0768}', '{behavior_changed}', '{high_risk_domain}', '{NULL}', '{"{\"enabled\":true,\"risk_level\":\"low\"}"}', '{"{\"enabled\":false,\"risk_level\":\"low\"}"}');
commit;
begin;

prepare s14 (unknown) as
insert into detection_settings (account_id, settings)
values ($1, '{}')
on conflict (account_id) do nothing;

execute s14('acme');

prepare s15 (unknown) as
select ds1_0.account_id,ds1_0.settings from detection_settings ds1_0 where ds1_0.account_id=$1 for no key update of ds1_0;

execute s15('acme');
execute s7('2026-11-28 00:19:47.015082+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', 'a151a975-b2fc-4e88-ac82-3d9bf045868f', '{acme,acme}', '{01a21f85-b8c7-714f-801f-4205450bf071,01a21f85-b8c7-714f-801f-4205450bf072}', '{settings_changed,settings_changed}', '{high_dlp,imp_travel}', '{NULL,NULL}', '{"{\"matches\":15,\"seconds\":60}","{\"excluded_asns\":[],\"excluded_networks\":[],\"excluded_users\":[],\"max_hours\":24,\"min_km\":500,\"min_kmh\":900}"}', '{"{\"matches\":3,\"seconds\":60}","{\"excluded_asns\":[],\"excluded_networks\":[{\"cidr\":\"198.51.100.0/24\",\"reason\":\"VPN\"}],\"excluded_users\":[],\"max_hours\":24,\"min_km\":500,\"min_kmh\":900}"}');

prepare s16 (unknown, unknown) as
update detection_settings set settings=$1 where account_id=$2;

execute s16('{"high_dlp": {"matches": 3}, "imp_travel": {"excluded_networks": [{"cidr": "198.51.100.0/24", "reason": "VPN"}]}}', 'acme');
commit;
begin;

prepare s17 (unknown) as
select salt, erasures from erasure where account_id = $1;

execute s17('acme');

prepare s18 (unknown, unknown) as
select email, user_id
from user_alias
where account_id = $1 and email = any ($2);

execute s18('acme', '{ann@example.org,ben@example.org}');

prepare s19 (unknown, unknown) as
select id, coalesce(merged_into, id) as user_id
from users
where account_id = $1 and id = any (cast($2 as uuid[]));

execute s19('acme', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}');

prepare s20 (unknown, text[], unknown) as
insert into user_alias (account_id, email, user_id)
select $1, email, user_id
from unnest($2, cast($3 as uuid[])) as sent (email, user_id)
order by email
on conflict (account_id, email) do nothing
returning email;

execute s20('acme', '{ann@example.org,ben@example.org}', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}');

prepare s21 (unknown, unknown, unknown, text[], unknown, text[], unknown) as
insert into users (account_id, id, derived, email, email_at, name, name_at, event_count)
select $1, id, derived, email, email_at, name, name_at, 0
from unnest(cast($2 as uuid[]), cast($3 as boolean[]), $4,
	cast($5 as timestamptz[]), $6, cast($7 as timestamptz[]))
	as sent (id, derived, email, email_at, name, name_at)
order by id
on conflict (account_id, id) do nothing
returning id;

execute s21('acme', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}', '{false,false}', '{ann@example.org,ben@example.org}', '{2026-11-28T00:19:47.148781Z,2026-11-28T00:19:47.148781Z}', '{Ann,Ben}', '{2026-11-28T00:19:47.148781Z,2026-11-28T00:19:47.148781Z}');
execute s7('2026-11-28 00:19:47.244881+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', '703c41dc-a59f-40b9-a9d6-ddb6836523d1', '{acme,acme}', '{01a21f85-b9ac-7e18-8533-a2e29043fb07,01a21f85-b9ac-7e18-8533-a2e29043fb08}', '{user_created,user_created}', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}', '{"{email,name}","{email,name}"}', '{NULL,NULL}', '{NULL,NULL}');
commit;
begin;
execute s18('acme', '{ben@example.org}');
execute s19('acme', '{00000000-0000-4000-8000-000000000001}');

prepare s22 (unknown, unknown) as
select id, derived, merged_into, email, email_at, name, name_at, risk_level, event_count, last_event, last_reset,
	folded_level, folded_count, folded_last
from users
where account_id = $1 and id = any (cast($2 as uuid[]))
order by id
for no key update;

execute s22('acme', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}');

prepare s23 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
insert into event (account_id, id, user_id, behavior, name, risk_level, occurred_at, details)
select $1, id, user_id, behavior, name, risk_level, cast(occurred_at as timestamptz),
	cast(details as json)
from unnest(cast($2 as uuid[]), cast($3 as uuid[]), cast($4 as text[]),
	cast($5 as text[]), cast($6 as smallint[]), cast($7 as text[]), cast($8 as text[]))
	as sent (id, user_id, behavior, name, risk_level, occurred_at, details)
order by id
on conflict (account_id, id) do nothing
returning cast(id as text);

execute s23('acme', '{dee235c5-74f0-85f3-b43e-770c8de3c1f4,0e333ca8-7ea2-890b-9c02-835b587d0a46}', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}', '{imp_travel,high_dlp}', '{"Impossible Travel","High Number of DLP Policies Triggered"}', '{3,2}', '{2026-01-02T08:00:00Z,2026-01-03T08:00:00.250Z}', '{"{\"n\": 1}","{\"n\": 1}"}');

prepare s24 (unknown, unknown, text[], unknown, text[], unknown, unknown, unknown, unknown, unknown, unknown) as
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

execute s24('{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002}', '{NULL,NULL}', '{ann@example.org,ben@example.org}', '{2026-11-28T00:19:47.148781Z,2026-11-28T00:19:47.148781Z}', '{Ann,Ben}', '{2026-11-28T00:19:47.148781Z,2026-11-28T00:19:47.148781Z}', '{3,2}', '{1,1}', '{2026-01-02T08:00:00Z,2026-01-03T08:00:00.250Z}', '{NULL,NULL}', 'acme');
commit;
begin;
execute s18('acme', '{dee@example.org,cy@example.org}');
execute s19('acme', '{c70daab3-a2db-8dfb-8b38-0171a21fe8be,23840201-22f8-8f13-b205-bdcc109e9f62}');
begin;
execute s20('acme', '{cy@example.org,dee@example.org}', '{23840201-22f8-8f13-b205-bdcc109e9f62,c70daab3-a2db-8dfb-8b38-0171a21fe8be}');
execute s21('acme', '{c70daab3-a2db-8dfb-8b38-0171a21fe8be,23840201-22f8-8f13-b205-bdcc109e9f62}', '{true,true}', '{dee@example.org,cy@example.org}', '{2026-01-05T08:00:00Z,2026-01-04T08:00:00Z}', '{"",""}', '{1970-01-01T00:00:00Z,1970-01-01T00:00:00Z}');
execute s18('acme', '{}');
execute s22('acme', '{00000000-0000-4000-8000-000000000001}');
execute s23('acme', '{418a9a3e-e9e5-8a3d-a2f7-d1993593e6a3,3e7e706e-8d92-805c-b657-e275b2bafe52}', '{23840201-22f8-8f13-b205-bdcc109e9f62,c70daab3-a2db-8dfb-8b38-0171a21fe8be}', '{high_dlp,imp_travel}', '{"High Number of DLP Policies Triggered","Impossible Travel"}', '{2,3}', '{2026-01-04T08:00:00Z,2026-01-05T08:00:00Z}', '{"{\"n\": 1}","{\"n\": 1}"}');
execute s24('{c70daab3-a2db-8dfb-8b38-0171a21fe8be,23840201-22f8-8f13-b205-bdcc109e9f62}', '{NULL,NULL}', '{dee@example.org,cy@example.org}', '{2026-01-05T08:00:00Z,2026-01-04T08:00:00Z}', '{"",""}', '{1970-01-01T00:00:00Z,1970-01-01T00:00:00Z}', '{3,2}', '{1,1}', '{2026-01-05T08:00:00Z,2026-01-04T08:00:00Z}', '{NULL,NULL}', 'acme');
execute s23('acme', '{dee235c5-74f0-85f3-b43e-770c8de3c1f4}', '{00000000-0000-4000-8000-000000000001}', '{imp_travel}', '{"Impossible Travel"}', '{3}', '{2026-01-02T08:00:00Z}', '{"{\"n\": 1}"}');
commit;
commit;
begin;

prepare s25 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
insert into rejected_line (account_id, id, dataset, line, reason, received_at, bytes, replayable)
select $1, id, dataset, line, reason, cast(received_at as timestamptz), bytes, replayable
from unnest(cast($2 as uuid[]), cast($3 as text[]), cast($4 as bigint[]),
	cast($5 as text[]), cast($6 as text[]), cast($7 as bytea[]),
	cast($8 as boolean[]))
	as sent (id, dataset, line, reason, received_at, bytes, replayable)
on conflict (account_id, id) do nothing;

execute s25('acme', '{a68897f4-a134-8dff-bfca-224f297ff34d}', '{events}', '{2}', '{"Malformed JSON at column 13"}', '{2026-11-28T00:19:47.501701543Z}', '{"\\x7b226265686176696f72223a"}', '{true}');
commit;
begin;

prepare s26 (unknown, unknown, unknown) as
with first_too_many as materialized (
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

execute s26('acme', '100000', 'acme');
commit;
begin;

prepare s27 (unknown) as
select ds1_0.account_id,ds1_0.settings from detection_settings ds1_0 where ds1_0.account_id=$1;

execute s27('acme');
begin;
execute s18('acme', '{cy@example.org}');
execute s19('acme', '{}');
execute s22('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62}');
execute s18('acme', '{ann@example.org}');

prepare s28 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
insert into observation (account_id, user_id, behavior, record, occurred_at, facts, content,
	bucket, event_id)
select $1, user_id, behavior, record, cast(occurred_at as timestamptz), cast(facts as json),
	content, bucket, event_id
from unnest(cast($2 as uuid[]), cast($3 as text[]), cast($4 as uuid[]),
	cast($5 as text[]), cast($6 as text[]), cast($7 as uuid[]),
	cast($8 as text[]), cast($9 as uuid[]))
	as sent (user_id, behavior, record, occurred_at, facts, content, bucket, event_id)
on conflict (account_id, user_id, behavior, record) do update
set record = excluded.record
where observation.occurred_at > excluded.occurred_at
	or (observation.occurred_at = excluded.occurred_at and observation.content > excluded.content)
returning user_id, behavior, record, occurred_at, content, event_id;

execute s28('acme', '{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000001}', '{imp_travel,imp_travel}', '{f63148ab-3ccc-8be9-8c59-2aa008ae17a3,c17e6c00-8f65-8970-8b68-383d84b8a919}', '{2026-11-27T06:19:46Z,2026-11-27T07:19:46Z}', '{"{\"timestamp\":\"2026-11-27T06:19:46Z\",\"address\":\"198.51.100.9\",\"ray_id\":\"r3\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"}}","{\"timestamp\":\"2026-11-27T07:19:46Z\",\"address\":\"203.0.113.9\",\"ray_id\":\"r4\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}}"}', '{be6ad97d-9ff5-8920-a6f4-1ecd66e8e84a,566bab4a-ce67-8c93-b76a-8a3894ef85d5}', '{NULL,NULL}', '{NULL,NULL}');
execute s28('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62,23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel,imp_travel}', '{e76d34ca-f10f-8b1d-9253-eb4a6b14c5b3,990a2922-4716-8bc7-af54-3739ac59e81a}', '{2026-11-27T04:19:46Z,2026-11-27T05:19:46Z}', '{"{\"timestamp\":\"2026-11-27T04:19:46Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r1\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"}}","{\"timestamp\":\"2026-11-27T05:19:46Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}}"}', '{eb08f33e-17d0-8e1f-a8ca-57be78bae3aa,a2d4974a-bbd1-8cd2-be30-92f105fc213f}', '{NULL,NULL}', '{NULL,NULL}');

prepare s29 (unknown, unknown, unknown, unknown, unknown, unknown) as
with hour as materialized (
	select *
	from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as timestamptz[]),
		cast($4 as integer[])) as row (user_id, behavior, start, most)),
before as materialized (
	select hour.user_id, hour.behavior, too_many.*
	from hour cross join lateral (
		select ctid as place, record, occurred_at, event_id
		from observation
		where account_id = $5 and user_id = hour.user_id and behavior = hour.behavior
			and occurred_at >= start and occurred_at < start + interval '1 hour' and not over_limit
		order by record
		offset most) as too_many)
update observation
set over_limit = true, event_id = null, evidence = null, inexact = false
from before
where account_id = $6 and observation.ctid = place
returning before.user_id, before.behavior, before.record, before.occurred_at, before.event_id;

execute s29('{00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000001}', '{imp_travel,imp_travel}', '{2026-11-27T06:00:00Z,2026-11-27T07:00:00Z}', '{60,60}', 'acme', 'acme');
execute s29('{23840201-22f8-8f13-b205-bdcc109e9f62,23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel,imp_travel}', '{2026-11-27T04:00:00Z,2026-11-27T05:00:00Z}', '{60,60}', 'acme', 'acme');

prepare s30 (unknown, unknown, unknown, unknown, unknown) as
with span as materialized (
	select $1 as account_id, *
	from unnest(cast($2 as uuid[]), cast($3 as text[]), cast($4 as timestamptz[]),
		cast($5 as timestamptz[])) as row (user_id, behavior, since, until))
select user_id, behavior, record, occurred_at, facts, content, bucket, event_id, evidence, inexact
from span join observation using (account_id, user_id, behavior)
where occurred_at between since and until and not over_limit
order by user_id, behavior, occurred_at, record;

execute s30('acme', '{00000000-0000-4000-8000-000000000001}', '{imp_travel}', '{2026-11-26T06:19:46Z}', '{2026-11-28T07:19:46Z}');
execute s30('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{2026-11-26T04:19:46Z}', '{2026-11-28T05:19:46Z}');

prepare s31 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
insert into suppressed (account_id, user_id, behavior, bucket, occurred_at, evidence, first_at,
	first_evidence)
select $1, user_id, behavior, bucket, occurred_at, evidence, first_at, first_evidence
from unnest(cast($2 as uuid[]), cast($3 as text[]), cast($4 as uuid[]),
	cast($5 as timestamptz[]), cast($6 as json[]), cast($7 as timestamptz[]),
	cast($8 as json[]))
	as sent (user_id, behavior, bucket, occurred_at, evidence, first_at, first_evidence)
on conflict (account_id, user_id, behavior, bucket) do update
set occurred_at = greatest(suppressed.occurred_at, excluded.occurred_at),
	evidence = case when excluded.occurred_at > suppressed.occurred_at
		then excluded.evidence else suppressed.evidence end,
	first_at = least(suppressed.first_at, excluded.first_at),
	first_evidence = case when excluded.first_at < suppressed.first_at
		then excluded.first_evidence else suppressed.first_evidence end;

execute s31('acme', '{00000000-0000-4000-8000-000000000001}', '{imp_travel}', '{a241b271-aa21-8b7f-9770-e9276dda3377}', '{2026-11-27T07:19:46Z}', '{"{\"from\":{\"timestamp\":\"2026-11-27T06:19:46Z\",\"address\":\"198.51.100.9\",\"ray_id\":\"r3\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"},\"excluded\":{\"cidr\":\"198.51.100.0/24\",\"reason\":\"VPN\"}},\"to\":{\"timestamp\":\"2026-11-27T07:19:46Z\",\"address\":\"203.0.113.9\",\"ray_id\":\"r4\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":11635.712,\"seconds\":3600.0,\"speed_kmh\":11635.712}"}', '{2026-11-27T07:19:46Z}', '{"{\"from\":{\"timestamp\":\"2026-11-27T06:19:46Z\",\"address\":\"198.51.100.9\",\"ray_id\":\"r3\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"},\"excluded\":{\"cidr\":\"198.51.100.0/24\",\"reason\":\"VPN\"}},\"to\":{\"timestamp\":\"2026-11-27T07:19:46Z\",\"address\":\"203.0.113.9\",\"ray_id\":\"r4\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":11635.712,\"seconds\":3600.0,\"speed_kmh\":11635.712}"}');

prepare s32 (unknown, unknown, unknown, unknown, unknown, unknown) as
update observation
set event_id = found.event_id, evidence = cast(found.evidence as json), inexact = false
from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as uuid[]),
	cast($4 as uuid[]), cast($5 as text[]))
	as found (user_id, behavior, record, event_id, evidence)
where account_id = $6 and observation.user_id = found.user_id
	and observation.behavior = found.behavior and observation.record = found.record;

execute s32('{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{990a2922-4716-8bc7-af54-3739ac59e81a}', '{46639352-538d-88d5-a74c-f8babb4f5ae2}', '{"{\"from\":{\"timestamp\":\"2026-11-27T04:19:46Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r1\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-27T05:19:46Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":11635.712,\"seconds\":3600.0,\"speed_kmh\":11635.712}"}', 'acme');
commit;

prepare s33 (unknown, unknown, unknown, unknown) as
select event.id, newest.user_id, newest.behavior, newest.occurred_at,
	case when hosts = 0
		then json_build_object('findings', findings, 'first', first.evidence, 'newest', newest.evidence)
		else json_build_object('findings', findings, 'first', first.evidence, 'hosts', hosts,
			'newest', newest.evidence) end as details
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
	select count(*) as findings,
		count(distinct facts ->> 'host') filter (where facts ->> 'domain' is not null) as hosts
	from observation
	where account_id = $4 and event_id = event.id) as counted;

execute s33('{46639352-538d-88d5-a74c-f8babb4f5ae2}', 'acme', 'acme', 'acme');

prepare s34 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
with found as materialized (
	select *
	from unnest(cast($1 as uuid[]), cast($2 as uuid[]), cast($3 as text[]),
		cast($4 as text[]), cast($5 as text[]), cast($6 as smallint[]),
		cast($7 as timestamptz[]), cast($8 as json[]))
		as row (id, user_id, behavior, bucket, name, risk_level, occurred_at, details)),
known as materialized (
	select found.id, event.occurred_at
	from found cross join lateral (
		select occurred_at
		from event
		where account_id = $9 and user_id = found.user_id and id = found.id
		limit 1) as event),
stored as (
	insert into event (account_id, id, user_id, behavior, bucket, name, risk_level, occurred_at, details)
	select $10, id, user_id, behavior, bucket, name, risk_level, occurred_at, details
	from found
	on conflict (account_id, id) do update
	set occurred_at = excluded.occurred_at, details = excluded.details
	returning id, risk_level)
select id, risk_level, known.occurred_at as before
from stored left join known using (id);

execute s34('{46639352-538d-88d5-a74c-f8babb4f5ae2}', '{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{2026-11-27T05:00:00Z}', '{"Impossible Travel"}', '{3}', '{2026-11-27T05:19:46Z}', '{"{\"findings\" : 1, \"first\" : {\"from\":{\"timestamp\":\"2026-11-27T04:19:46Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r1\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-27T05:19:46Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":11635.712,\"seconds\":3600.0,\"speed_kmh\":11635.712}, \"newest\" : {\"from\":{\"timestamp\":\"2026-11-27T04:19:46Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r1\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-27T05:19:46Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":11635.712,\"seconds\":3600.0,\"speed_kmh\":11635.712}}"}', 'acme', 'acme');
execute s24('{23840201-22f8-8f13-b205-bdcc109e9f62}', '{NULL}', '{cy@example.org}', '{2026-11-27T05:19:46Z}', '{""}', '{1970-01-01T00:00:00Z}', '{3}', '{2}', '{2026-11-27T05:19:46Z}', '{NULL}', 'acme');
commit;
begin;
execute s25('acme', '{e6f2b18b-b6b6-84f2-937a-753ac30e9bb3}', '{access_requests}', '{5}', '{"Malformed JSON at column 9"}', '{2026-11-28T00:19:47.651866297Z}', '{"\\x7b2262726f6b656e"}', '{true}');
commit;

prepare s35 (unknown, unknown, text[], unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
with missing as (
	insert into missing_field (account_id, dataset, field, records)
	select $1, $2, field, records
	from unnest($3, cast($4 as bigint[])) as counted (field, records)
	order by field
	on conflict (account_id, dataset, field) do update
	set records = missing_field.records + excluded.records
)
insert into feed (account_id, dataset, deliveries, too_late, over_limit, last_batch, last_record)
values ($5, $6, 1, $7, $8, $9, $10)
on conflict (account_id, dataset) do update
set deliveries = feed.deliveries + 1, too_late = feed.too_late + excluded.too_late,
	over_limit = feed.over_limit + excluded.over_limit,
	last_batch = greatest(feed.last_batch, excluded.last_batch),
	last_record = greatest(feed.last_record, excluded.last_record);

execute s35('acme', 'access_requests', '{}', '{}', 'acme', 'access_requests', '0', '0', '2026-11-28 00:19:47.651866+00', '2026-11-27 07:19:46+00');
begin;
execute s26('acme', '100000', 'acme');
commit;
begin;
execute s28('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62,23840201-22f8-8f13-b205-bdcc109e9f62,23840201-22f8-8f13-b205-bdcc109e9f62}', '{security_domain,security_domain,security_domain}', '{5a89b5f3-4806-83fb-ae73-d65bc12b361b,90029860-7ede-8cb3-adb0-ce0bdced5e27,877cbf6f-03d1-8f11-8dc3-86ceb948608b}', '{2026-11-27T14:19:46Z,2026-11-27T14:19:47Z,2026-11-27T14:19:48Z}', '{"{\"timestamp\":\"2026-11-27T14:19:46Z\",\"host\":\"bad.example.com\",\"domain\":\"example.com\",\"category_ids\":[80],\"category_fields\":[\"QueryCategoryIDs\"]}","{\"timestamp\":\"2026-11-27T14:19:47Z\",\"host\":\"bad.example.com\",\"domain\":\"example.com\",\"category_ids\":[80],\"category_fields\":[\"QueryCategoryIDs\"]}","{\"timestamp\":\"2026-11-27T14:19:48Z\",\"host\":\"bad.example.com\",\"domain\":\"example.com\",\"category_ids\":[80],\"category_fields\":[\"QueryCategoryIDs\"]}"}', '{112ab921-b591-857b-a6ba-8caa057b3ae8,d567ce58-5d21-83c2-bff4-5a0dff519cd9,81b3b8f7-bab7-8c3c-bb3a-232cb0725a1b}', '{"example.com 2026-11-27T14:00:00Z","example.com 2026-11-27T14:00:00Z","example.com 2026-11-27T14:00:00Z"}', '{872aa0d4-24c0-8239-afea-81b3639830bb,872aa0d4-24c0-8239-afea-81b3639830bb,872aa0d4-24c0-8239-afea-81b3639830bb}');
execute s29('{23840201-22f8-8f13-b205-bdcc109e9f62}', '{security_domain}', '{2026-11-27T14:00:00Z}', '{500}', 'acme', 'acme');
execute s33('{872aa0d4-24c0-8239-afea-81b3639830bb}', 'acme', 'acme', 'acme');
execute s34('{872aa0d4-24c0-8239-afea-81b3639830bb}', '{23840201-22f8-8f13-b205-bdcc109e9f62}', '{security_domain}', '{"example.com 2026-11-27T14:00:00Z"}', '{"Suspicious Security Domain Visited"}', '{1}', '{2026-11-27T14:19:48Z}', '{"{\"findings\" : 3, \"first\" : {\"timestamp\":\"2026-11-27T14:19:46Z\",\"host\":\"bad.example.com\",\"domain\":\"example.com\",\"category_ids\":[80],\"category_fields\":[\"QueryCategoryIDs\"]}, \"hosts\" : 1, \"newest\" : {\"timestamp\":\"2026-11-27T14:19:48Z\",\"host\":\"bad.example.com\",\"domain\":\"example.com\",\"category_ids\":[80],\"category_fields\":[\"QueryCategoryIDs\"]}}"}', 'acme', 'acme');
execute s24('{23840201-22f8-8f13-b205-bdcc109e9f62}', '{NULL}', '{cy@example.org}', '{2026-11-27T14:19:48Z}', '{""}', '{1970-01-01T00:00:00Z}', '{3}', '{3}', '{2026-11-27T14:19:48Z}', '{NULL}', 'acme');
commit;
execute s35('acme', 'gateway_dns', '{}', '{}', 'acme', 'gateway_dns', '0', '0', '2026-11-28 00:19:48.318239+00', '2026-11-27 14:19:48+00');
begin;
execute s22('acme', '{00000000-0000-4000-8000-000000000002}');
begin;
execute s28('acme', '{00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000002}', '{high_dlp,high_dlp,high_dlp}', '{4f79f1ca-87ed-8149-9c4f-1dabc8578ed5,86994311-9174-89ca-a8a1-865a73e7c6c8,9d29c071-5aba-8ac6-9f67-f8c703e5b640}', '{2026-11-27T15:19:46Z,2026-11-27T15:19:47Z,2026-11-27T15:19:48Z}', '{"{\"timestamp\":\"2026-11-27T15:19:46Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-27T15:19:47Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-27T15:19:48Z\",\"upload_profiles\":[\"Credentials\"]}"}', '{1fbc7ff6-e616-80c2-bc51-fa7fe4d557c1,5c3b5ac7-ce81-8ddb-a0fb-0978502e675c,012623c2-4e6c-80fc-a87a-2beccad4b7b4}', '{NULL,NULL,NULL}', '{NULL,NULL,NULL}');
execute s29('{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{2026-11-27T15:00:00Z}', '{2000}', 'acme', 'acme');
execute s30('acme', '{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{2026-11-27T15:18:46Z}', '{2026-11-27T15:20:48Z}');
execute s18('acme', '{eve@example.org}');
execute s32('{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{9d29c071-5aba-8ac6-9f67-f8c703e5b640}', '{35654a51-3797-8088-b3fa-64d39657378a}', '{"{\"timestamp\":\"2026-11-27T15:19:48Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}"}', 'acme');
execute s19('acme', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}');
execute s20('acme', '{eve@example.org}', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}');
execute s21('acme', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{true}', '{eve@example.org}', '{2026-11-27T15:19:46Z}', '{""}', '{1970-01-01T00:00:00Z}');
execute s33('{35654a51-3797-8088-b3fa-64d39657378a}', 'acme', 'acme', 'acme');
execute s34('{35654a51-3797-8088-b3fa-64d39657378a}', '{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{2026-11-27T15:19:00Z}', '{"High Number of DLP Policies Triggered"}', '{2}', '{2026-11-27T15:19:48Z}', '{"{\"findings\" : 1, \"first\" : {\"timestamp\":\"2026-11-27T15:19:48Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}, \"newest\" : {\"timestamp\":\"2026-11-27T15:19:48Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}}"}', 'acme', 'acme');
execute s28('acme', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3,cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{high_dlp,malicious_file}', '{e0b57331-f2c7-8fe7-a7c6-fbe6d16c9193,e0b57331-f2c7-8fe7-a7c6-fbe6d16c9193}', '{2026-11-27T15:19:46Z,2026-11-27T15:19:46Z}', '{"{\"timestamp\":\"2026-11-27T15:19:46Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-27T15:19:46Z\",\"reason\":\"malware\",\"file_name\":\"x.exe\",\"file_hash\":\"00\"}"}', '{099dc0a4-5c70-85f7-a3d6-652117930bb6,099dc0a4-5c70-85f7-a3d6-652117930bb6}', '{NULL,e0b57331-f2c7-8fe7-a7c6-fbe6d16c9193}', '{NULL,25b30fc3-cd46-80dc-a557-c5c1778b8d0e}');
execute s24('{00000000-0000-4000-8000-000000000002}', '{NULL}', '{ben@example.org}', '{2026-11-28T00:19:47.148781Z}', '{Ben}', '{2026-11-28T00:19:47.148781Z}', '{2}', '{2}', '{2026-11-27T15:19:48Z}', '{NULL}', 'acme');
execute s29('{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{high_dlp}', '{2026-11-27T15:00:00Z}', '{2000}', 'acme', 'acme');
commit;
execute s30('acme', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{high_dlp}', '{2026-11-27T15:18:46Z}', '{2026-11-27T15:20:46Z}');
execute s33('{25b30fc3-cd46-80dc-a557-c5c1778b8d0e}', 'acme', 'acme', 'acme');
execute s34('{25b30fc3-cd46-80dc-a557-c5c1778b8d0e}', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{malicious_file}', '{e0b57331-f2c7-8fe7-a7c6-fbe6d16c9193}', '{"Interaction with Malicious File"}', '{3}', '{2026-11-27T15:19:46Z}', '{"{\"findings\" : 1, \"first\" : {\"timestamp\":\"2026-11-27T15:19:46Z\",\"reason\":\"malware\",\"file_name\":\"x.exe\",\"file_hash\":\"00\"}, \"newest\" : {\"timestamp\":\"2026-11-27T15:19:46Z\",\"reason\":\"malware\",\"file_name\":\"x.exe\",\"file_hash\":\"00\"}}"}', 'acme', 'acme');
execute s24('{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{NULL}', '{eve@example.org}', '{2026-11-27T15:19:46Z}', '{""}', '{1970-01-01T00:00:00Z}', '{3}', '{1}', '{2026-11-27T15:19:46Z}', '{NULL}', 'acme');
commit;
begin;
execute s25('acme', '{5e2e4bbc-0ea3-872c-a4f0-35c1b9f0feb4}', '{gateway_http}', '{5}', '{"Must be a JSON object"}', '{2026-11-28T00:19:48.472663790Z}', '{"\\x5b315d"}', '{true}');
commit;
execute s35('acme', 'gateway_http', '{BlockedFileReason,CategoryIDs}', '{3,4}', 'acme', 'gateway_http', '0', '0', '2026-11-28 00:19:48.472664+00', '2026-11-27 15:19:48+00');
begin;
execute s26('acme', '100000', 'acme');
commit;
begin;
execute s22('acme', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}');
execute s28('acme', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3,cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{crowdstrike_low,crowdstrike_medium}', '{1b912af7-3e2a-8ab5-a855-bc34e0ae6b48,080f423e-aa36-8171-84a6-7ef67bc37f42}', '{2026-11-27T16:19:46Z,2026-11-27T16:19:46Z}', '{"{\"timestamp\":\"2026-11-27T16:19:46Z\",\"device_id\":\"d1\",\"check_type\":\"crowdstrike_s2s\",\"overall\":20}","{\"timestamp\":\"2026-11-27T16:19:46Z\",\"device_id\":\"d2\",\"check_type\":\"crowdstrike_s2s\",\"overall\":70}"}', '{1b912af7-3e2a-8ab5-a855-bc34e0ae6b48,080f423e-aa36-8171-84a6-7ef67bc37f42}', '{"d1 2026-11-27T00:00:00Z","d2 2026-11-27T00:00:00Z"}', '{a42443d5-cd13-8cfa-a9cc-ed21edae344f,0851d2fb-e39f-8a38-806f-bf79801423b4}');
execute s29('{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3,cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{crowdstrike_low,crowdstrike_medium}', '{2026-11-27T16:00:00Z,2026-11-27T16:00:00Z}', '{500,500}', 'acme', 'acme');
execute s33('{a42443d5-cd13-8cfa-a9cc-ed21edae344f,0851d2fb-e39f-8a38-806f-bf79801423b4}', 'acme', 'acme', 'acme');
execute s34('{a42443d5-cd13-8cfa-a9cc-ed21edae344f,0851d2fb-e39f-8a38-806f-bf79801423b4}', '{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3,cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{crowdstrike_low,crowdstrike_medium}', '{"d1 2026-11-27T00:00:00Z","d2 2026-11-27T00:00:00Z"}', '{"CrowdStrike Low Device Score","CrowdStrike Medium Device Score"}', '{3,2}', '{2026-11-27T16:19:46Z,2026-11-27T16:19:46Z}', '{"{\"findings\" : 1, \"first\" : {\"timestamp\":\"2026-11-27T16:19:46Z\",\"device_id\":\"d1\",\"check_type\":\"crowdstrike_s2s\",\"overall\":20}, \"newest\" : {\"timestamp\":\"2026-11-27T16:19:46Z\",\"device_id\":\"d1\",\"check_type\":\"crowdstrike_s2s\",\"overall\":20}}","{\"findings\" : 1, \"first\" : {\"timestamp\":\"2026-11-27T16:19:46Z\",\"device_id\":\"d2\",\"check_type\":\"crowdstrike_s2s\",\"overall\":70}, \"newest\" : {\"timestamp\":\"2026-11-27T16:19:46Z\",\"device_id\":\"d2\",\"check_type\":\"crowdstrike_s2s\",\"overall\":70}}"}', 'acme', 'acme');
execute s24('{cb8e5e0e-1abd-89a5-b6f1-06c271635ad3}', '{NULL}', '{eve@example.org}', '{2026-11-27T16:19:46Z}', '{""}', '{1970-01-01T00:00:00Z}', '{3}', '{3}', '{2026-11-27T16:19:46Z}', '{NULL}', 'acme');
commit;
execute s35('acme', 'device_posture_results', '{}', '{}', 'acme', 'device_posture_results', '0', '0', '2026-11-28 00:19:48.608638+00', '2026-11-27 16:19:46+00');
begin;
execute s28('acme', '{00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000002}', '{high_dlp,high_dlp,high_dlp,high_dlp}', '{4f79f1ca-87ed-8149-9c4f-1dabc8578ed5,86994311-9174-89ca-a8a1-865a73e7c6c8,9d29c071-5aba-8ac6-9f67-f8c703e5b640,c77229f0-840e-881f-8d94-97cbcae986e8}', '{2026-11-27T15:19:46Z,2026-11-27T15:19:47Z,2026-11-27T15:19:48Z,2026-11-27T15:19:49Z}', '{"{\"timestamp\":\"2026-11-27T15:19:46Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-27T15:19:47Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-27T15:19:48Z\",\"upload_profiles\":[\"Credentials\"]}","{\"timestamp\":\"2026-11-27T15:19:49Z\",\"upload_profiles\":[\"Credentials\"]}"}', '{1fbc7ff6-e616-80c2-bc51-fa7fe4d557c1,5c3b5ac7-ce81-8ddb-a0fb-0978502e675c,012623c2-4e6c-80fc-a87a-2beccad4b7b4,9391d85b-5822-8b46-a46f-845617c9edbc}', '{NULL,NULL,NULL,NULL}', '{NULL,NULL,NULL,NULL}');
execute s29('{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{2026-11-27T15:00:00Z}', '{2000}', 'acme', 'acme');
execute s30('acme', '{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{2026-11-27T15:18:49Z}', '{2026-11-27T15:20:49Z}');
execute s32('{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{c77229f0-840e-881f-8d94-97cbcae986e8}', '{35654a51-3797-8088-b3fa-64d39657378a}', '{"{\"timestamp\":\"2026-11-27T15:19:49Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}"}', 'acme');
execute s34('{35654a51-3797-8088-b3fa-64d39657378a}', '{00000000-0000-4000-8000-000000000002}', '{high_dlp}', '{2026-11-27T15:19:00Z}', '{"High Number of DLP Policies Triggered"}', '{2}', '{2026-11-27T15:19:49Z}', '{"{\"findings\" : 2, \"first\" : {\"timestamp\":\"2026-11-27T15:19:48Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}, \"newest\" : {\"timestamp\":\"2026-11-27T15:19:49Z\",\"upload_profiles\":[\"Credentials\"],\"at_least\":{\"matches\":3,\"seconds\":60}}}"}', 'acme', 'acme');
execute s24('{00000000-0000-4000-8000-000000000002}', '{NULL}', '{ben@example.org}', '{2026-11-28T00:19:47.148781Z}', '{Ben}', '{2026-11-28T00:19:47.148781Z}', '{2}', '{2}', '{2026-11-27T15:19:49Z}', '{NULL}', 'acme');
commit;
execute s35('acme', 'gateway_http', '{BlockedFileReason,CategoryIDs}', '{4,4}', 'acme', 'gateway_http', '0', '0', '2026-11-28 00:19:48.653315+00', '2026-11-27 15:19:49+00');
begin;
execute s28('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{8e52e3e4-9905-8d62-819c-7a80d698c9dc}', '{2026-11-27T04:49:46Z}', '{"{\"timestamp\":\"2026-11-27T04:49:46Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r0\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"}}"}', '{ac7c17ea-3c6e-8e48-916f-97d4509890cb}', '{NULL}', '{NULL}');
execute s29('{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{2026-11-27T04:00:00Z}', '{60}', 'acme', 'acme');
execute s30('acme', '{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{2026-11-26T04:49:46Z}', '{2026-11-28T04:49:46Z}');
execute s32('{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{990a2922-4716-8bc7-af54-3739ac59e81a}', '{46639352-538d-88d5-a74c-f8babb4f5ae2}', '{"{\"from\":{\"timestamp\":\"2026-11-27T04:49:46Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r0\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-27T05:19:46Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":11635.712,\"seconds\":1800.0,\"speed_kmh\":23271.424}"}', 'acme');
execute s34('{46639352-538d-88d5-a74c-f8babb4f5ae2}', '{23840201-22f8-8f13-b205-bdcc109e9f62}', '{imp_travel}', '{2026-11-27T05:00:00Z}', '{"Impossible Travel"}', '{3}', '{2026-11-27T05:19:46Z}', '{"{\"findings\" : 1, \"first\" : {\"from\":{\"timestamp\":\"2026-11-27T04:49:46Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r0\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-27T05:19:46Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":11635.712,\"seconds\":1800.0,\"speed_kmh\":23271.424}, \"newest\" : {\"from\":{\"timestamp\":\"2026-11-27T04:49:46Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r0\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-27T05:19:46Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":11635.712,\"seconds\":1800.0,\"speed_kmh\":23271.424}}"}', 'acme', 'acme');
execute s24('{23840201-22f8-8f13-b205-bdcc109e9f62}', '{NULL}', '{cy@example.org}', '{2026-11-27T14:19:48Z}', '{""}', '{1970-01-01T00:00:00Z}', '{3}', '{3}', '{2026-11-27T14:19:48Z}', '{NULL}', 'acme');
commit;
execute s35('acme', 'access_requests', '{}', '{}', 'acme', 'access_requests', '0', '0', '2026-11-28 00:19:48.727917+00', '2026-11-27 04:49:46+00');
begin;
execute s19('acme', '{00000000-0000-4000-8000-000000000003}');
execute s21('acme', '{00000000-0000-4000-8000-000000000003}', '{false}', '{cy@example.org}', '{2026-11-28T00:19:48.800398Z}', '{Cy}', '{2026-11-28T00:19:48.800398Z}');

prepare s36 (unknown, unknown, unknown) as
update user_alias set user_id = $1 where account_id = $2 and user_id = $3;

execute s36('00000000-0000-4000-8000-000000000003', 'acme', '23840201-22f8-8f13-b205-bdcc109e9f62');

prepare s37 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
with gone as materialized (
	select mine.behavior, mine.record, mine.occurred_at, mine.event_id, mine.over_limit
	from observation as mine
		join observation as theirs on theirs.behavior = mine.behavior and theirs.record = mine.record
	where mine.account_id = $1 and mine.user_id = $2
		and theirs.account_id = $3 and theirs.user_id = $4
		and (theirs.occurred_at < mine.occurred_at
			or (theirs.occurred_at = mine.occurred_at and theirs.content < mine.content))),
replaced as (
	update observation
	set occurred_at = theirs.occurred_at, facts = theirs.facts, evidence = theirs.evidence,
		content = theirs.content, bucket = theirs.bucket, event_id = theirs.event_id,
		inexact = theirs.inexact, over_limit = theirs.over_limit
	from gone join observation as theirs using (behavior, record)
	where observation.account_id = $5 and observation.user_id = $6
		and observation.behavior = gone.behavior and observation.record = gone.record
		and theirs.account_id = $7 and theirs.user_id = $8)
select behavior, date_trunc('hour', occurred_at, 'UTC') as start, count(*) as observations,
	min(occurred_at) as first, max(occurred_at) as last,
	array_agg(distinct event_id) filter (where event_id is not null) as events
from gone
where not over_limit
group by behavior, start;

execute s37('acme', '00000000-0000-4000-8000-000000000003', 'acme', '23840201-22f8-8f13-b205-bdcc109e9f62', 'acme', '00000000-0000-4000-8000-000000000003', 'acme', '23840201-22f8-8f13-b205-bdcc109e9f62');

prepare s38 (unknown, unknown, unknown, unknown) as
with gone as (
	delete from observation
	using observation as mine
	where observation.account_id = $1 and observation.user_id = $2
		and mine.account_id = $3 and mine.user_id = $4
		and mine.behavior = observation.behavior and mine.record = observation.record
	returning observation.behavior, observation.occurred_at, observation.event_id,
		observation.over_limit)
select behavior, date_trunc('hour', occurred_at, 'UTC') as start, count(*) as observations,
	min(occurred_at) as first, max(occurred_at) as last,
	array_agg(distinct event_id) filter (where event_id is not null) as events
from gone
where not over_limit
group by behavior, start;

execute s38('acme', '23840201-22f8-8f13-b205-bdcc109e9f62', 'acme', '00000000-0000-4000-8000-000000000003');

prepare s39 (unknown, unknown, unknown) as
update observation
set user_id = $1
where account_id = $2 and user_id = $3;

execute s39('00000000-0000-4000-8000-000000000003', 'acme', '23840201-22f8-8f13-b205-bdcc109e9f62');

prepare s40 (unknown, unknown, unknown, unknown) as
with moved as (
	delete from suppressed
	where account_id = $1 and user_id = $2
	returning behavior, bucket, occurred_at, evidence, first_at, first_evidence)
insert into suppressed (account_id, user_id, behavior, bucket, occurred_at, evidence, first_at,
	first_evidence)
select $3, cast($4 as uuid), behavior, bucket, occurred_at, evidence, first_at, first_evidence
from moved
on conflict (account_id, user_id, behavior, bucket) do update
set occurred_at = greatest(suppressed.occurred_at, excluded.occurred_at),
	evidence = case when excluded.occurred_at > suppressed.occurred_at
		then excluded.evidence else suppressed.evidence end,
	first_at = least(suppressed.first_at, excluded.first_at),
	first_evidence = case when excluded.first_at < suppressed.first_at
		then excluded.first_evidence else suppressed.first_evidence end;

execute s40('acme', '23840201-22f8-8f13-b205-bdcc109e9f62', 'acme', '00000000-0000-4000-8000-000000000003');

prepare s41 (unknown, unknown, unknown) as
select id, behavior, bucket
from event
where account_id = $1 and user_id = $2 and bucket is not null
limit $3;

execute s41('acme', '23840201-22f8-8f13-b205-bdcc109e9f62', '1000');

prepare s42 (unknown, unknown, unknown, unknown) as
with moved as (select * from unnest(cast($1 as uuid[]), cast($2 as uuid[])) as ids (old_id, new_id))
update event
set name = earlier.name, risk_level = earlier.risk_level, stored_at = earlier.stored_at
from moved join event as earlier on earlier.account_id = $3 and earlier.id = moved.old_id
where event.account_id = $4 and event.id = new_id and earlier.stored_at < event.stored_at;

execute s42('{46639352-538d-88d5-a74c-f8babb4f5ae2,872aa0d4-24c0-8239-afea-81b3639830bb}', '{4a4bc65a-9cb7-814f-88ee-57b2a336e0b4,46af1e0b-e4bf-883a-9356-438c80eba6b1}', 'acme', 'acme');

prepare s43 (unknown, unknown, unknown, unknown) as
with moved as (select * from unnest(cast($1 as uuid[]), cast($2 as uuid[])) as ids (old_id, new_id))
delete from event
using moved
where account_id = $3 and id = old_id
	and exists (select from event as there where there.account_id = $4 and there.id = new_id);

execute s43('{46639352-538d-88d5-a74c-f8babb4f5ae2,872aa0d4-24c0-8239-afea-81b3639830bb}', '{4a4bc65a-9cb7-814f-88ee-57b2a336e0b4,46af1e0b-e4bf-883a-9356-438c80eba6b1}', 'acme', 'acme');

prepare s44 (unknown, unknown, unknown, unknown) as
with moved as (select * from unnest(cast($1 as uuid[]), cast($2 as uuid[])) as ids (old_id, new_id))
update event
set id = new_id, user_id = cast($3 as uuid)
from moved
where account_id = $4 and id = old_id;

execute s44('{46639352-538d-88d5-a74c-f8babb4f5ae2,872aa0d4-24c0-8239-afea-81b3639830bb}', '{4a4bc65a-9cb7-814f-88ee-57b2a336e0b4,46af1e0b-e4bf-883a-9356-438c80eba6b1}', '00000000-0000-4000-8000-000000000003', 'acme');

prepare s45 (unknown, unknown, unknown) as
update observation
set event_id = new_id
from unnest(cast($1 as uuid[]), cast($2 as uuid[])) as moved (old_id, new_id)
where account_id = $3 and event_id = old_id;

execute s45('{46639352-538d-88d5-a74c-f8babb4f5ae2,872aa0d4-24c0-8239-afea-81b3639830bb}', '{4a4bc65a-9cb7-814f-88ee-57b2a336e0b4,46af1e0b-e4bf-883a-9356-438c80eba6b1}', 'acme');
execute s33('{46af1e0b-e4bf-883a-9356-438c80eba6b1,4a4bc65a-9cb7-814f-88ee-57b2a336e0b4}', 'acme', 'acme', 'acme');
execute s34('{46af1e0b-e4bf-883a-9356-438c80eba6b1,4a4bc65a-9cb7-814f-88ee-57b2a336e0b4}', '{00000000-0000-4000-8000-000000000003,00000000-0000-4000-8000-000000000003}', '{security_domain,imp_travel}', '{"example.com 2026-11-27T14:00:00Z",2026-11-27T05:00:00Z}', '{"Suspicious Security Domain Visited","Impossible Travel"}', '{1,3}', '{2026-11-27T14:19:48Z,2026-11-27T05:19:46Z}', '{"{\"findings\" : 3, \"first\" : {\"timestamp\":\"2026-11-27T14:19:46Z\",\"host\":\"bad.example.com\",\"domain\":\"example.com\",\"category_ids\":[80],\"category_fields\":[\"QueryCategoryIDs\"]}, \"hosts\" : 1, \"newest\" : {\"timestamp\":\"2026-11-27T14:19:48Z\",\"host\":\"bad.example.com\",\"domain\":\"example.com\",\"category_ids\":[80],\"category_fields\":[\"QueryCategoryIDs\"]}}","{\"findings\" : 1, \"first\" : {\"from\":{\"timestamp\":\"2026-11-27T04:49:46Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r0\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-27T05:19:46Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":11635.712,\"seconds\":1800.0,\"speed_kmh\":23271.424}, \"newest\" : {\"from\":{\"timestamp\":\"2026-11-27T04:49:46Z\",\"address\":\"192.0.2.7\",\"ray_id\":\"r0\",\"place\":{\"latitude\":39.548,\"longitude\":-9.311,\"accuracy_km\":224.0,\"country\":\"PT\",\"source\":\"record_country\"}},\"to\":{\"timestamp\":\"2026-11-27T05:19:46Z\",\"address\":\"203.0.113.8\",\"ray_id\":\"r2\",\"place\":{\"latitude\":1.326,\"longitude\":103.848,\"accuracy_km\":12.0,\"country\":\"SG\",\"source\":\"record_country\"}},\"distance_km\":11635.712,\"seconds\":1800.0,\"speed_kmh\":23271.424}}"}', 'acme', 'acme');

prepare s46 (unknown, unknown) as
select distinct event_id
from observation
where account_id = $1 and event_id = any (cast($2 as uuid[]));

execute s46('acme', '{46af1e0b-e4bf-883a-9356-438c80eba6b1,4a4bc65a-9cb7-814f-88ee-57b2a336e0b4}');

prepare s47 (unknown, unknown, unknown) as
select max(e1_0.risk_level),count(*),max(e1_0.occurred_at) from event e1_0 where e1_0.account_id=$1 and e1_0.user_id=$2 and e1_0.occurred_at>$3;

execute s47('acme', '00000000-0000-4000-8000-000000000003', '1969-12-31 23:59:59+00');

prepare s48 (unknown, unknown, unknown, unknown) as
select behavior, date_trunc('hour', occurred_at, 'UTC') as start
from unnest(cast($1 as text[]), cast($2 as integer[])) as bounded (behavior, most)
	join observation using (behavior)
where account_id = $3 and user_id = $4 and not over_limit
group by behavior, start, most
having count(*) > most;

execute s48('{crowdstrike_medium,high_dlp,sentinel_one,imp_travel,security_domain,crowdstrike_low}', '{500,2000,500,60,500,500}', 'acme', '00000000-0000-4000-8000-000000000003');
execute s30('acme', '{00000000-0000-4000-8000-000000000003,00000000-0000-4000-8000-000000000003}', '{high_dlp,imp_travel}', '{-infinity,-infinity}', '{infinity,infinity}');

prepare s49 (unknown, unknown, unknown) as
update event set user_id = $1 where account_id = $2 and user_id = $3;

execute s49('00000000-0000-4000-8000-000000000003', 'acme', '23840201-22f8-8f13-b205-bdcc109e9f62');
execute s7('2026-11-28 00:19:49.025052+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', '7ed4afba-978d-4087-ab8d-f21db2e0aa84', '{acme,acme}', '{01a21f85-c0a1-70d4-8b2c-651922cfc064,01a21f85-c0a1-70d4-8b2c-651922cfc065}', '{user_created,user_merged}', '{00000000-0000-4000-8000-000000000003,23840201-22f8-8f13-b205-bdcc109e9f62}', '{"{email,event_count,last_event,name,risk_level}","{event_count,last_event,merged_into,risk_level}"}', '{NULL,NULL}', '{NULL,NULL}');
execute s24('{00000000-0000-4000-8000-000000000003,23840201-22f8-8f13-b205-bdcc109e9f62}', '{NULL,00000000-0000-4000-8000-000000000003}', '{cy@example.org,cy@example.org}', '{2026-11-28T00:19:48.800398Z,2026-11-27T14:19:48Z}', '{Cy,""}', '{2026-11-28T00:19:48.800398Z,1970-01-01T00:00:00Z}', '{3,NULL}', '{3,0}', '{2026-11-27T14:19:48Z,NULL}', '{NULL,NULL}', 'acme');
commit;
begin;
execute s22('acme', '{00000000-0000-4000-8000-000000000003}');
execute s28('acme', '{00000000-0000-4000-8000-000000000003}', '{security_domain}', '{4ec1ab2e-2ec7-8538-a5ac-61bd25eed0a5}', '{2026-11-27T14:19:55Z}', '{"{\"timestamp\":\"2026-11-27T14:19:55Z\",\"host\":\"bad.example.com\",\"domain\":\"example.com\",\"category_ids\":[80],\"category_fields\":[\"QueryCategoryIDs\"]}"}', '{39828122-68a1-8872-9dc3-3a7ff2d2bec5}', '{"example.com 2026-11-27T14:00:00Z"}', '{46af1e0b-e4bf-883a-9356-438c80eba6b1}');
execute s29('{00000000-0000-4000-8000-000000000003}', '{security_domain}', '{2026-11-27T14:00:00Z}', '{500}', 'acme', 'acme');
execute s33('{46af1e0b-e4bf-883a-9356-438c80eba6b1}', 'acme', 'acme', 'acme');
execute s34('{46af1e0b-e4bf-883a-9356-438c80eba6b1}', '{00000000-0000-4000-8000-000000000003}', '{security_domain}', '{"example.com 2026-11-27T14:00:00Z"}', '{"Suspicious Security Domain Visited"}', '{1}', '{2026-11-27T14:19:55Z}', '{"{\"findings\" : 4, \"first\" : {\"timestamp\":\"2026-11-27T14:19:46Z\",\"host\":\"bad.example.com\",\"domain\":\"example.com\",\"category_ids\":[80],\"category_fields\":[\"QueryCategoryIDs\"]}, \"hosts\" : 1, \"newest\" : {\"timestamp\":\"2026-11-27T14:19:55Z\",\"host\":\"bad.example.com\",\"domain\":\"example.com\",\"category_ids\":[80],\"category_fields\":[\"QueryCategoryIDs\"]}}"}', 'acme', 'acme');
execute s24('{00000000-0000-4000-8000-000000000003}', '{NULL}', '{cy@example.org}', '{2026-11-28T00:19:48.800398Z}', '{Cy}', '{2026-11-28T00:19:48.800398Z}', '{3}', '{3}', '{2026-11-27T14:19:55Z}', '{NULL}', 'acme');
commit;
execute s35('acme', 'gateway_dns', '{}', '{}', 'acme', 'gateway_dns', '0', '0', '2026-11-28 00:19:49.034655+00', '2026-11-27 14:19:55+00');

prepare s50 (unknown, unknown, unknown, unknown, unknown, unknown) as
select * from (select true) as head left join (select true as present, part.* from (select id, email, name, risk_level
from users
where account_id = $1 and merged_into is null and (email = $2 or id =
	(select user_id from user_alias where account_id = $3 and email = $4)) order by id limit $5 offset $6) as part) as part on true order by id;

execute s50('acme', 'dee@example.org', 'acme', 'dee@example.org', '1001', '0');
begin;

prepare s51 (unknown, unknown, unknown, unknown) as
select id, derived, merged_into, email, email_at, name, name_at, risk_level, event_count, last_event, last_reset,
	folded_level, folded_count, folded_last
from users
where account_id = $1 and id = coalesce(
	(select merged_into from users where account_id = $2 and id = $3), $4)
for no key update;

execute s51('acme', 'acme', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be');
execute s24('{c70daab3-a2db-8dfb-8b38-0171a21fe8be}', '{NULL}', '{dee@example.org}', '{2026-01-05T08:00:00Z}', '{""}', '{1970-01-01T00:00:00Z}', '{NULL}', '{0}', '{NULL}', '{2026-11-28T00:19:49.120750Z}', 'acme');
execute s7('2026-11-28 00:19:49.124016+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', 'ab28f751-15b6-4495-8413-794092cbd13e', '{acme}', '{01a21f85-c104-7041-8541-1c6ddf35847e}', '{user_reset}', '{c70daab3-a2db-8dfb-8b38-0171a21fe8be}', '{"{event_count,last_event,last_reset_time,risk_level}"}', '{NULL}', '{NULL}');
commit;
begin;
execute s51('acme', 'acme', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000002');
execute s24('{00000000-0000-4000-8000-000000000002}', '{NULL}', '{ben@example.org}', '{2026-11-28T00:19:47.148781Z}', '{Ben}', '{2026-11-28T00:19:47.148781Z}', '{NULL}', '{0}', '{NULL}', '{2026-11-28T00:19:49.135564Z}', 'acme');
execute s7('2026-11-28 00:19:49.141477+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', '0deb5e85-cf8b-4a70-9e8a-cb43497deeb2', '{acme}', '{01a21f85-c115-77a1-9250-594d24f62ffa}', '{user_reset}', '{00000000-0000-4000-8000-000000000002}', '{"{event_count,last_event,last_reset_time,risk_level}"}', '{NULL}', '{NULL}');
commit;
begin;
execute s19('acme', '{00000000-0000-4000-8000-000000000002}');
execute s23('acme', '{99d542a2-a863-8353-9283-d59dbc3bdb6e}', '{00000000-0000-4000-8000-000000000002}', '{imp_travel}', '{"Impossible Travel"}', '{3}', '{2026-11-28T00:21:46Z}', '{"{\"n\": 1}"}');
execute s24('{00000000-0000-4000-8000-000000000002}', '{NULL}', '{ben@example.org}', '{2026-11-28T00:19:47.148781Z}', '{Ben}', '{2026-11-28T00:19:47.148781Z}', '{3}', '{1}', '{2026-11-28T00:21:46Z}', '{2026-11-28T00:19:49.135564Z}', 'acme');
commit;

prepare s52 (unknown, unknown, unknown, unknown, unknown, unknown) as
select id, dataset, line, reason, received_at, bytes
from (
	select page.*, sum(octet_length(bytes)) over (order by id) - octet_length(bytes) as before
	from (
		select id, dataset, line, reason, received_at, bytes
		from rejected_line
		where account_id = $1 and id > $2 and replayable
			and (cast($3 as text) is null or dataset = $4)
		order by id
		limit $5) as page) as sized
where before < $6
order by id;

execute s52('acme', '00000000-0000-0000-0000-000000000000', 'gateway_http', 'gateway_http', '1000', '4194304');
execute s52('acme', '5e2e4bbc-0ea3-872c-a4f0-35c1b9f0feb4', 'gateway_http', 'gateway_http', '1000', '4194304');
begin;
execute s18('acme', '{fay@example.org}');
execute s19('acme', '{7cf43a35-542f-84bf-9b8a-5fefd52d3a65}');
execute s20('acme', '{fay@example.org}', '{7cf43a35-542f-84bf-9b8a-5fefd52d3a65}');
execute s21('acme', '{7cf43a35-542f-84bf-9b8a-5fefd52d3a65}', '{true}', '{fay@example.org}', '{2026-11-28T00:20:46Z}', '{""}', '{1970-01-01T00:00:00Z}');
execute s23('acme', '{35b7c12c-b348-8b93-8ba8-b7a1ad431616}', '{7cf43a35-542f-84bf-9b8a-5fefd52d3a65}', '{high_dlp}', '{"High Number of DLP Policies Triggered"}', '{2}', '{2026-11-28T00:20:46Z}', '{"{\"n\": 1}"}');
execute s24('{7cf43a35-542f-84bf-9b8a-5fefd52d3a65}', '{NULL}', '{fay@example.org}', '{2026-11-28T00:20:46Z}', '{""}', '{1970-01-01T00:00:00Z}', '{2}', '{1}', '{2026-11-28T00:20:46Z}', '{NULL}', 'acme');
commit;
execute s50('acme', 'fay@example.org', 'acme', 'fay@example.org', '1001', '0');
begin;
execute s51('acme', 'acme', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65');

prepare s53 (unknown, unknown) as
select id from users where account_id = $1 and merged_into = $2 order by id;

execute s53('acme', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65');

prepare s54 (unknown, unknown) as
select email from user_alias where account_id = $1 and user_id = $2 order by email;

execute s54('acme', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65');

prepare s55 (unknown, unknown, unknown) as
select email from users
where account_id = $1 and (id = $2 or merged_into = $3) and email <> '';

execute s55('acme', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65');

prepare s56 (unknown, unknown) as
insert into erasure (account_id, salt, erasures, newest)
values ($1, gen_random_uuid(), 1, $2)
on conflict (account_id) do update
set erasures = erasure.erasures + 1, newest = greatest(erasure.newest, excluded.newest)
returning salt;

execute s56('acme', '2026-11-28 00:20:46+00');

prepare s57 (unknown, unknown, unknown) as
insert into erased (account_id, hash, erased_at)
select $1, hash, $2
from unnest(cast($3 as uuid[])) as hash
on conflict (account_id, hash) do update
set erased_at = greatest(erased.erased_at, excluded.erased_at);

execute s57('acme', '2026-11-28 00:20:46+00', '{5339289e-88ad-8c61-bfef-e15a76be4642,35d2a2e0-9908-85ed-b7a0-5142c0059939}');
commit;

prepare s58 (unknown, unknown, unknown, unknown) as
select id, dataset, line, reason, received_at, bytes, replayable
from (
	select page.*, sum(coalesce(octet_length(bytes), 0)) over (order by id)
		- coalesce(octet_length(bytes), 0) as before
	from (
		select id, dataset, line, reason, received_at, bytes, replayable
		from rejected_line
		where account_id = $1 and id > $2
		order by id
		limit $3) as page) as sized
where before < $4
order by id;

execute s58('acme', '00000000-0000-0000-0000-000000000000', '500', '1048576');
execute s58('acme', 'e6f2b18b-b6b6-84f2-937a-753ac30e9bb3', '500', '1048576');
begin;
execute s56('acme', '2026-11-28 00:20:46+00');
execute s57('acme', '2026-11-28 00:20:46+00', '{5339289e-88ad-8c61-bfef-e15a76be4642,35d2a2e0-9908-85ed-b7a0-5142c0059939}');

prepare s59 (unknown, unknown) as
delete from observation where account_id = $1 and user_id = $2;

execute s59('acme', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65');

prepare s60 (unknown, unknown) as
delete from suppressed where account_id = $1 and user_id = $2;

execute s60('acme', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65');

prepare s61 (unknown, unknown) as
delete from event where account_id = $1 and user_id = $2;

execute s61('acme', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65');

prepare s62 (unknown, unknown) as
delete from user_alias where account_id = $1 and user_id = $2;

execute s62('acme', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65');

prepare s63 (unknown, unknown, unknown) as
delete from users where account_id = $1 and (id = $2 or merged_into = $3);

execute s63('acme', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65', '7cf43a35-542f-84bf-9b8a-5fefd52d3a65');
execute s7('2026-11-28 00:19:49.248885+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', 'd83ba99a-80c4-4547-8aad-fb71d8309cc4', '{acme}', '{01a21f85-c180-7e28-8d30-5bf912063e86}', '{user_erased}', '{7cf43a35-542f-84bf-9b8a-5fefd52d3a65}', '{"{}"}', '{NULL}', '{NULL}');
commit;
begin;
execute s10('globex', 'imp_travel', 'f', '3');
execute s11('globex', 'imp_travel');
execute s12('t', '1', 'globex', 'imp_travel');
execute s7('2026-11-28 00:19:49.255846+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', '42a2049a-71c0-4f36-893e-48682c2c484c', '{globex}', '{01a21f85-c187-7d89-9716-c8a93c7ea65f}', '{behavior_changed}', '{imp_travel}', '{NULL}', '{"{\"enabled\":false,\"risk_level\":\"high\"}"}', '{"{\"enabled\":true,\"risk_level\":\"low\"}"}');
execute s13('globex');
commit;
begin;
execute s17('globex');
execute s18('globex', '{ann@example.org}');
execute s19('globex', '{00000000-0000-4000-8000-000000000001}');
execute s20('globex', '{ann@example.org}', '{00000000-0000-4000-8000-000000000001}');
execute s21('globex', '{00000000-0000-4000-8000-000000000001}', '{false}', '{ann@example.org}', '{2026-01-02T08:00:00Z}', '{""}', '{1970-01-01T00:00:00Z}');
execute s23('globex', '{03137457-e4b5-8c4c-90e5-e752e6b6809c}', '{00000000-0000-4000-8000-000000000001}', '{imp_travel}', '{"Impossible Travel"}', '{1}', '{2026-01-02T08:00:00Z}', '{"{\"n\": 1}"}');
execute s24('{00000000-0000-4000-8000-000000000001}', '{NULL}', '{ann@example.org}', '{2026-01-02T08:00:00Z}', '{""}', '{1970-01-01T00:00:00Z}', '{1}', '{1}', '{2026-01-02T08:00:00Z}', '{NULL}', 'globex');
commit;
begin;
execute s6('72d266f216de5eb1f8583dd4047dd16f');
execute s7('2026-11-28 00:19:49.28277+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', '935a2500-00e9-4266-91cf-bb8e769d7298', '{acme,globex}', '{01a21f85-c1a2-7c51-8d28-f55560bc5640,01a21f85-c1a2-7c51-8d28-f55560bc5641}', '{token_made,token_made}', '{72d266f216de5eb1f8583dd4047dd16f,72d266f216de5eb1f8583dd4047dd16f}', '{NULL,NULL}', '{NULL,NULL}', '{"{\"accounts\":[\"acme\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"kept\",\"permissions\":[\"logs_write\"]}","{\"accounts\":[\"globex\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"kept\",\"permissions\":[\"logs_write\"]}"}');
execute s8('f', 'f', '2099-01-01 00:00:00+00', '\x86c78bc1146528c539befb44f22d22e6aaa357d39b7eb88aad72a417fcd7b896', '2026-11-28 00:19:49.276898+00', NULL, 'kept', '{logs_write}', '72d266f216de5eb1f8583dd4047dd16f');
execute s9('72d266f216de5eb1f8583dd4047dd16f', 'acme');
execute s9('72d266f216de5eb1f8583dd4047dd16f', 'globex');
commit;
begin;
execute s6('1e3dff668aada677302f6e03dbc5759f');
execute s7('2026-11-28 00:19:49.30358+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', '0fda9fbc-db52-40b9-950e-8291dbcfc53d', '{acme}', '{01a21f85-c1b7-7947-85a6-f461f9acc348}', '{token_made}', '{1e3dff668aada677302f6e03dbc5759f}', '{NULL}', '{NULL}', '{"{\"accounts\":[\"acme\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"deleted\",\"permissions\":[\"logs_write\"]}"}');
execute s8('f', 'f', '2099-01-01 00:00:00+00', '\x3ec74249d07af9724db9e88dccc6db02a87e6c86f522a36b083758e8dd1fd55d', '2026-11-28 00:19:49.300659+00', NULL, 'deleted', '{logs_write}', '1e3dff668aada677302f6e03dbc5759f');
execute s9('1e3dff668aada677302f6e03dbc5759f', 'acme');
commit;
begin;

prepare s64 (unknown) as
select t1_0.id,t1_0.disabled,t1_0.environment,t1_0.expires_on,t1_0.hash,t1_0.issued_on,t1_0.modified_on,t1_0.name,t1_0.permissions from token t1_0 where t1_0.id=$1 for no key update of t1_0;

execute s64('72d266f216de5eb1f8583dd4047dd16f');

prepare s65 (unknown) as
select a1_0.token_id,a1_0.account_id from token_account a1_0 where a1_0.token_id=$1;

execute s65('72d266f216de5eb1f8583dd4047dd16f');
execute s7('2026-11-28 00:19:49.372833+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', '23fb9379-2632-4c46-ba6b-6019a6e98018', '{acme,globex}', '{01a21f85-c1fc-7d53-8968-412dede5b088,01a21f85-c1fc-7d53-8968-412dede5b089}', '{token_rolled,token_rolled}', '{72d266f216de5eb1f8583dd4047dd16f,72d266f216de5eb1f8583dd4047dd16f}', '{"{value}","{value}"}', '{"{\"accounts\":[\"acme\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"kept\",\"permissions\":[\"logs_write\"]}","{\"accounts\":[\"globex\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"kept\",\"permissions\":[\"logs_write\"]}"}', '{"{\"accounts\":[\"acme\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"kept\",\"permissions\":[\"logs_write\"]}","{\"accounts\":[\"globex\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"kept\",\"permissions\":[\"logs_write\"]}"}');

prepare s66 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
update token set disabled=$1,environment=$2,expires_on=$3,hash=$4,issued_on=$5,modified_on=$6,name=$7,permissions=$8 where id=$9;

execute s66('f', 'f', '2099-01-01 00:00:00+00', '\x5a5e6d1198300f5403bad94465d38ee412fb35867688fc60dc5bb4cb70b8046d', '2026-11-28 00:19:49.276898+00', '2026-11-28 00:19:49.372392+00', 'kept', '{logs_write}', '72d266f216de5eb1f8583dd4047dd16f');
commit;
begin;
execute s64('72d266f216de5eb1f8583dd4047dd16f');
execute s7('2026-11-28 00:19:49.444775+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', '59c517a8-cefb-4f8c-8955-6748f0187224', '{acme,globex}', '{01a21f85-c244-7c66-812f-b120eee31dc9,01a21f85-c244-7c66-812f-b120eee31dca}', '{token_changed,token_changed}', '{72d266f216de5eb1f8583dd4047dd16f,72d266f216de5eb1f8583dd4047dd16f}', '{NULL,NULL}', '{"{\"accounts\":[\"acme\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"kept\",\"permissions\":[\"logs_write\"]}","{\"accounts\":[\"globex\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"kept\",\"permissions\":[\"logs_write\"]}"}', '{"{\"accounts\":[\"acme\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"renamed\",\"permissions\":[\"logs_write\"]}","{\"accounts\":[\"globex\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"renamed\",\"permissions\":[\"logs_write\"]}"}');
execute s66('f', 'f', '2099-01-01 00:00:00+00', '\x5a5e6d1198300f5403bad94465d38ee412fb35867688fc60dc5bb4cb70b8046d', '2026-11-28 00:19:49.276898+00', '2026-11-28 00:19:49.436551+00', 'renamed', '{logs_write}', '72d266f216de5eb1f8583dd4047dd16f');
commit;
begin;
execute s64('1e3dff668aada677302f6e03dbc5759f');
execute s65('1e3dff668aada677302f6e03dbc5759f');
execute s7('2026-11-28 00:19:49.508859+00', 'ZTRISK_ADMIN_TOKEN', '6df7d9f8bd2004bbec37cdaad548c43c', 'ad2ccf7c-210a-4362-a1ba-993cd789502a', '{acme}', '{01a21f85-c284-7dbe-8fb4-85e7566c9844}', '{token_deleted}', '{1e3dff668aada677302f6e03dbc5759f}', '{NULL}', '{"{\"accounts\":[\"acme\"],\"expires_on\":\"2099-01-01T00:00:00Z\",\"name\":\"deleted\",\"permissions\":[\"logs_write\"]}"}', '{NULL}');

prepare s67 (unknown) as
delete from token_account where token_id=$1;

execute s67('1e3dff668aada677302f6e03dbc5759f');

prepare s68 (unknown) as
delete from token where id=$1;

execute s68('1e3dff668aada677302f6e03dbc5759f');
commit;

prepare s69 (unknown, unknown, unknown) as
select * from (select true) as head left join (select true as present, part.* from (select id, email, name, risk_level, event_count, last_event
from users
where account_id = $1 and risk_level is not null order by risk_level desc, last_event desc, id limit $2 offset $3) as part) as part on true order by risk_level desc, last_event desc, id;

execute s69('acme', '1001', '0');

prepare s70 (unknown, unknown, unknown) as
select * from (select true) as head left join (select true as present, part.* from (select id, email, name, risk_level, event_count, last_event
from users
where account_id = $1 and risk_level is not null order by last_event, id desc limit $2 offset $3) as part) as part on true order by last_event, id desc;

execute s70('acme', '1001', '0');

prepare s71 (unknown, unknown, unknown, unknown) as
select (select count(*) from (select id, email, name, risk_level, event_count, last_event
from users
where account_id = $1 and risk_level is not null) as counted) as total, * from (select true) as head left join (select true as present, part.* from (select id, email, name, risk_level, event_count, last_event
from users
where account_id = $2 and risk_level is not null order by event_count desc, last_event desc, id limit $3 offset $4) as part) as part on true order by event_count desc, last_event desc, id;

execute s71('acme', 'acme', '2', '0');

prepare s72 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
select * from (select email as user_email, name as user_name, risk_level as user_risk_level, last_reset
from users
where account_id = $1 and id = coalesce((select merged_into from users where account_id = $2 and id = $3), $4)) as head left join (select true as present, part.*, sum(octet_length(cast(details as text))) over () as part_bytes from (select id, name, risk_level, occurred_at, details
from event
where account_id = $5 and user_id = coalesce((select merged_into from users where account_id = $6 and id = $7), $8) order by occurred_at desc, id limit $9 offset $10) as part) as part on coalesce(part_bytes, 0) <= 131072 order by occurred_at desc, id;

execute s72('acme', 'acme', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', 'acme', 'acme', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', '1001', '0');
execute s72('acme', 'acme', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000002', 'acme', 'acme', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000002', '1001', '0');
execute s72('acme', 'acme', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003', 'acme', 'acme', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003', '1001', '0');

prepare s73 (unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown, unknown) as
select * from (select email as user_email, name as user_name, risk_level as user_risk_level, last_reset
from users
where account_id = $1 and id = coalesce((select merged_into from users where account_id = $2 and id = $3), $4)) as head left join (select true as present, part.*, sum(octet_length(cast(details as text))) over () as part_bytes from (select id, name, risk_level, occurred_at, details
from event
where account_id = $5 and user_id = coalesce((select merged_into from users where account_id = $6 and id = $7), $8) order by risk_level desc, occurred_at desc, id limit $9 offset $10) as part) as part on coalesce(part_bytes, 0) <= 131072 order by risk_level desc, occurred_at desc, id;

execute s73('acme', 'acme', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003', 'acme', 'acme', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003', '1001', '0');
execute s72('acme', 'acme', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be', 'acme', 'acme', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be', 'c70daab3-a2db-8dfb-8b38-0171a21fe8be', '1001', '0');
execute s50('acme', 'cy@example.org', 'acme', 'cy@example.org', '1001', '0');
begin;

prepare s74 (unknown, unknown, unknown, unknown) as
select id, email, name, risk_level, event_count, folded_count, last_event, last_reset
from users
where account_id = $1 and id = coalesce(
	(select merged_into from users where account_id = $2 and id = $3), $4);

execute s74('acme', 'acme', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003');
execute s53('acme', '00000000-0000-4000-8000-000000000003');
execute s54('acme', '00000000-0000-4000-8000-000000000003');
execute s55('acme', '00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003');

prepare s75 (unknown, unknown) as
select behavior, event_id, evidence, facts, record, occurred_at
from observation
where account_id = $1 and user_id = $2 order by behavior, record;

execute s75('acme', '00000000-0000-4000-8000-000000000003');

prepare s76 (unknown, unknown) as
select behavior, evidence, first_evidence, occurred_at, user_id, bucket
from suppressed
where account_id = $1 and user_id = $2 order by behavior, bucket;

execute s76('acme', '00000000-0000-4000-8000-000000000003');

prepare s77 (unknown, unknown) as
select behavior, details, id, name, risk_level, stored_at, occurred_at
from event
where account_id = $1 and user_id = $2 order by occurred_at desc, id;

execute s77('acme', '00000000-0000-4000-8000-000000000003');

prepare s78 (unknown, unknown) as
select action, actor, after, before, fields, id, request_id, subject, changed_at, token_id
from audit_entry
where account_id = $1 and subject = any($2) order by changed_at desc, id desc;

execute s78('acme', '{00000000-0000-4000-8000-000000000003,23840201-22f8-8f13-b205-bdcc109e9f62}');

prepare s79 (unknown, unknown, unknown) as
select * from (select true) as head left join (select true as present, part.*, sum(octet_length(cast(evidence as text)) + octet_length(cast(first_evidence as text))) over () as part_bytes from (select behavior, evidence, first_evidence, occurred_at, user_id, bucket
from suppressed
where account_id = $1 order by occurred_at desc, user_id, bucket limit $2 offset $3) as part) as part on coalesce(part_bytes, 0) <= 131072 order by occurred_at desc, user_id, bucket;

execute s79('acme', '65', '0');

prepare s80 (unknown, unknown, unknown, unknown, unknown) as
select * from (select true) as head left join (select true as present, part.*, sum(octet_length(bytes)) over () as part_bytes from (select id, dataset, line, reason, received_at, bytes, replayable
from rejected_line
where account_id = $1 and (cast($2 as text) is null or dataset = $3) order by received_at desc, line desc, id limit $4 offset $5) as part) as part on coalesce(part_bytes, 0) <= 131072 order by received_at desc, line desc, id;

execute s80('acme', 'access_requests', 'access_requests', '3', '0');

prepare s81 (unknown) as
select dataset, deliveries, too_late, over_limit, last_batch, last_record
from feed
where account_id = $1;

execute s81('acme');

prepare s82 (unknown) as
select dataset, field, records from missing_field where account_id = $1;

execute s82('acme');

prepare s83 (unknown) as
select count(*)
from observation
where account_id = $1 and inexact and event_id is null;

execute s83('acme');

prepare s84 (unknown) as
select count(*)
from observation
where account_id = $1 and behavior = 'imp_travel' and facts ->> 'place' is null
	and not over_limit;

execute s84('acme');
execute s69('globex', '1001', '0');
execute s72('globex', 'globex', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', 'globex', 'globex', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001', '1001', '0');

prepare s85 (unknown, unknown, unknown, unknown, unknown, unknown) as
select * from (select true) as head left join (select true as present, part.*, sum(octet_length(cast(accounts as text))) over () as part_bytes from (select id, name, permissions, expires_on, issued_on, modified_on, disabled,
	array(select account_id from token_account where token_id = token.id) as accounts
from token
where id in (select token_id from token_account where account_id in ($1, '*'))
	and not permissions && cast($2 as text[])
	and ($3 or not exists (
		select from token_account where token_id = token.id and account_id <> all(cast($4 as text[])))) order by issued_on, id limit $5 offset $6) as part) as part on coalesce(part_bytes, 0) <= 131072 order by issued_on, id;

execute s85('acme', '{}', 't', '{*}', '1001', '0');

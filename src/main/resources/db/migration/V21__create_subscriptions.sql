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
	lease_until timestamptz,
	rests integer not null default 0,
	rest_until timestamptz,
	retry_at timestamptz,
	urgent boolean not null default false,
	failing_since timestamptz,
	last_success_at timestamptz,
	last_error text,
	created_at timestamptz not null,
	constraint subscription_pkey primary key (account_id, id)
);

comment on table subscription is 'Receivers of the changes of levels: what is sent to whom, and how far';
comment on column subscription.kind is 'okta, ssf or webhook';
comment on column subscription.owner is 'The token to which the subscription belongs, null for none';
comment on column subscription.reference_id is 'The name of an integration, null for another kind';
comment on column subscription.url is 'Where messages are sent, null if the receiver asks for them. Its path and query are secrets';
comment on column subscription.config is 'The settings of the kind, without secrets';
comment on column subscription.sealed is 'The secrets of the kind, encrypted; null if there are none';
comment on column subscription.status is 'enabled, paused or disabled';
comment on column subscription.reason is 'Why the server has disabled it, null for another reason';
comment on column subscription.position is 'The number of the last change before which every change was dealt with, or has a row of delivery';
comment on column subscription.lease is 'Differs after each pass of a sender and after each call that changes the subscription';
comment on column subscription.lease_until is 'Until then no other sender begins a pass; the end of the last pass';
comment on column subscription.rests is 'The number of rests since the last success';
comment on column subscription.rest_until is 'The end of the current rest, null if there is none';
comment on column subscription.retry_at is 'When the next waiting delivery is due, null if none waits';
comment on column subscription.urgent is 'Whether a message waits that is no change';
comment on column subscription.failing_since is 'The first failure since the last success, null if there was none';
comment on column subscription.last_error is 'The last failure as one word, null if there was none';
comment on index subscription_pkey is 'GET webhooks, GET signals. PUT webhooks/{id}, and each pass of a sender: one subscription';

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
	first_attempt_at timestamptz,
	last_attempt_at timestamptz,
	next_attempt_at timestamptz,
	settled_at timestamptz,
	http_status integer,
	error text,
	milliseconds integer,
	constraint delivery_pkey primary key (account_id, subscription_id, id),
	constraint delivery_subscription_fkey foreign key (account_id, subscription_id) references subscription (account_id, id) on delete cascade
);

create index delivery_seq_idx on delivery (account_id, subscription_id, seq);
create index delivery_waiting_idx on delivery (account_id, subscription_id, seq) where status = 'waiting';
create index delivery_user_idx on delivery (account_id, user_id);
create index delivery_settled_idx on delivery (account_id, settled_at) where settled_at is not null;

comment on table delivery is 'Messages that were attempted, and those that wait';
comment on column delivery.id is 'A hash of the subscription, the change and the event, so that every server and every attempt has the same';
comment on column delivery.seq is 'The number of the change, null for a message that is no change';
comment on column delivery.user_id is 'The user of the change, null for a message that is no change';
comment on column delivery.event is 'The type of the message';
comment on column delivery.control is 'The content of a message that is no change, null for a change';
comment on column delivery.status is 'waiting, delivered, dead, superseded or lost';
comment on column delivery.next_attempt_at is 'When a waiting one is due; null for at once, and for one that is settled';
comment on column delivery.settled_at is 'When it was delivered or given up, null while it waits';
comment on column delivery.error is 'The last failure as one word, null after a success';
comment on column delivery.milliseconds is 'The duration of the last attempt';
comment on index delivery_pkey is 'The end of each pass of a sender. POST webhooks/{id}/deliveries/{delivery_id}/redeliver: one delivery. Pruning: the next account';
comment on index delivery_seq_idx is 'GET webhooks/{id}/deliveries. Each pass of a sender: the deliveries after its position';
comment on index delivery_waiting_idx is 'Each pass of a sender: the deliveries that wait, in their order. GET signals: their number';
comment on index delivery_user_idx is 'GET users/{user_id}/export, PUT users, DELETE users/{user_id}: the deliveries of a user';
comment on index delivery_settled_idx is 'Pruning: the deliveries settled before a time';

grant update, delete on subscription, delivery to ztrisk_server;

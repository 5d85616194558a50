-- What was last heard of the datasets that an account is sent.
create table feed (
	account_id text not null,
	dataset text not null,
	deliveries bigint not null,
	too_late bigint not null,
	last_batch timestamptz not null,
	last_record timestamptz,
	constraint feed_pkey primary key (account_id, dataset)
);

comment on index feed_pkey is 'FeedStore.delivered: the upsert; FeedStore.of: GET feeds';
comment on column feed.last_record is 'The time of the newest record, null if none had one';

create index observation_without_place_idx on observation (account_id)
where behavior = 'imp_travel' and facts ->> 'place' is null;
comment on index observation_without_place_idx is 'ObservationStore.withoutPlace: GET feeds, logins that cannot be evaluated';

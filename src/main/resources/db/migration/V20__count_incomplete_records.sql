-- How many records came without a field that an enabled behaviour needs. A field has its row from the first such record on.
create table missing_field (
	account_id text not null,
	dataset text not null,
	field text not null,
	records bigint not null,
	constraint missing_field_pkey primary key (account_id, dataset, field)
);

comment on index missing_field_pkey is 'FeedStore.delivered: the upsert; FeedStore.missingFields: GET feeds';

grant update on missing_field to ztrisk_server;

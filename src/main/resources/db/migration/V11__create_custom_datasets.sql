create table custom_dataset (
	account_id text not null,
	name text not null,
	mapping text not null,
	revision integer not null,
	constraint custom_dataset_pkey primary key (account_id, name)
);

comment on table custom_dataset is 'The datasets that an account has made; the predefined ones are files of the server';
comment on column custom_dataset.mapping is 'The body of PUT datasets, which is JSON, without blanks';
comment on column custom_dataset.revision is 'How often the mapping was stored with a change, from 1';
comment on index custom_dataset_pkey is 'POST logs: the mapping of a dataset. GET datasets. GET accounts: the next account';

grant update, delete on custom_dataset to ztrisk_server;
grant delete on missing_field to ztrisk_server;

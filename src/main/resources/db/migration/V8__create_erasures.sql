create table erasure (
	account_id text not null,
	salt uuid not null,
	erasures bigint not null,
	newest timestamptz not null,
	constraint erasure_pkey primary key (account_id)
);

create index erasure_by_time_idx on erasure (account_id, newest);

comment on table erasure is 'The accounts in which users were erased, as long as records from before can come';
comment on column erasure.salt is 'The salt of the hashes of the account';
comment on column erasure.erasures is 'The number of erasures: a batch compares it to see whether a user was erased meanwhile';
comment on column erasure.newest is 'The time of the newest erasure';
comment on index erasure_pkey is 'POST events, POST logs, PUT users: whether a user was erased. DELETE users/{user_id}';
comment on index erasure_by_time_idx is 'Pruning: the accounts whose erasures are too old to matter';

create table erased (
	account_id text not null,
	hash uuid not null,
	erased_at timestamptz not null,
	constraint erased_pkey primary key (account_id, hash)
);

create index erased_by_time_idx on erased (account_id, erased_at);

comment on table erased is 'The ids and e-mails of erased users, as salted hashes: records from before the erasure are ignored';
comment on column erased.hash is 'A hash of the salt of the account and an id or an e-mail';
comment on index erased_pkey is 'POST events, POST logs, PUT users: when ids and e-mails were erased';
comment on index erased_by_time_idx is 'Pruning: the erasures that are too old to matter';

grant update, delete on erasure, erased to ztrisk_server;

create table erasure (
	account_id text not null,
	salt uuid not null,
	erasures bigint not null,
	newest timestamptz not null,
	constraint erasure_pkey primary key (account_id)
);

create index erasure_by_time_idx on erasure (account_id, newest);

comment on table erasure is 'The accounts in which users were erased. A row is kept as long as records from before the erasure can arrive';
comment on column erasure.salt is 'The salt of the hashes of the account';
comment on column erasure.erasures is 'The number of erasures. A batch compares it to notice an erasure that happens meanwhile';
comment on column erasure.newest is 'The time of the newest erasure';
comment on index erasure_pkey is 'POST events, POST logs, PUT users: whether the account has erasures. DELETE users/{user_id}';
comment on index erasure_by_time_idx is 'Pruning: the accounts whose erasures are older than a time';

create table erased (
	account_id text not null,
	hash uuid not null,
	erased_at timestamptz not null,
	constraint erased_pkey primary key (account_id, hash)
);

create index erased_by_time_idx on erased (account_id, erased_at);

comment on table erased is 'The ids and e-mails of erased users, as salted hashes. Records with them from before the erasure are ignored';
comment on column erased.hash is 'The hash of the salt of the account together with an id or an e-mail';
comment on index erased_pkey is 'POST events, POST logs, PUT users: when ids and e-mails were erased';
comment on index erased_by_time_idx is 'Pruning: the hashes older than a time';

grant update, delete on erasure, erased to ztrisk_server;

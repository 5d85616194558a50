-- Who was erased, told by salted hashes alone, as long as records of before may come.
create table erasure (
	account_id text not null,
	salt uuid not null,
	erasures bigint not null,
	newest timestamptz not null,
	constraint erasure_pkey primary key (account_id)
);

comment on index erasure_pkey is 'ErasureStore.ledger: whether anyone was erased, asked by every batch; and the upsert';
comment on column erasure.erasures is 'How many there were: a batch sees whether there was one while it was stored';

create index erasure_by_time_idx on erasure (account_id, newest);
comment on index erasure_by_time_idx is 'OldRows: accounts without erasures that still matter';

create table erased (
	account_id text not null,
	hash uuid not null,
	erased_at timestamptz not null,
	constraint erased_pkey primary key (account_id, hash)
);

comment on index erased_pkey is 'ErasureStore.erased: since when an id or e-mail is nobody''s';
comment on column erased.hash is 'Of the account''s salt and an id or an e-mail';

create index erased_by_time_idx on erased (account_id, erased_at);
comment on index erased_by_time_idx is 'OldRows: those that do not matter any more';

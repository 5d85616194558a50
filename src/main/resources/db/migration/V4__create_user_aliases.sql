-- Every e-mail ever seen, and the user that had it first.
create table user_alias (
	account_id text not null,
	email text not null,
	user_id uuid not null,
	constraint user_alias_pkey primary key (account_id, email),
	constraint user_alias_user_fkey foreign key (account_id, user_id) references users (account_id, id)
		deferrable initially deferred
);

comment on index user_alias_pkey is 'UserRepository.claim, owners: whose an e-mail is';

create index user_alias_user_idx on user_alias (account_id, user_id);
comment on index user_alias_user_idx is 'UserRepository.moveAliases: the aliases of a user that is merged into another';

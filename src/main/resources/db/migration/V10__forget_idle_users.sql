create index users_idle_idx on users (account_id, id)
	where derived and merged_into is null and risk_level is null and last_reset is null;

comment on index users_idle_idx is 'Pruning: the users of an account that are known by an alias only and have no score and no reset, in id order';
comment on column users.derived is 'Whether the id is a hash of an alias, because no id was sent';
comment on column users.merged_into is 'The user that this user was merged into, null if it was not merged. Its aliases, events and observations then belong to that user';
comment on column users.email_at is 'The time of the record that the e-mail comes from; a newer record replaces it. As long as a derived user has no e-mail, the time of its newest record';
comment on table user_alias is 'Every e-mail and every foreign id that was seen, with its user: the first user that had it';
comment on column user_alias.email is 'An e-mail, or a foreign id: the namespace and the values, each value after a tab. No e-mail has a tab';
comment on index user_alias_pkey is 'POST events, POST logs, PUT users: the users of e-mails and foreign ids';
comment on index user_alias_user_idx is 'PUT users, POST events, POST logs: the aliases of a user that is merged into another. Pruning: the aliases of users to forget';
comment on table erased is 'The ids, e-mails and foreign ids of erased users, as salted hashes. Records with them from before the erasure are ignored';
comment on column erased.hash is 'The hash of the salt of the account together with an id, an e-mail, a foreign id, or the last value of a foreign id in lower case';
comment on index erased_pkey is 'POST events, POST logs, PUT users: when ids, e-mails and foreign ids were erased';

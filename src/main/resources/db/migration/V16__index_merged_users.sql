create index users_merged_idx on users (account_id, merged_into) where merged_into is not null;
comment on index users_merged_idx is 'PersonFinder: whom a user has become one with';

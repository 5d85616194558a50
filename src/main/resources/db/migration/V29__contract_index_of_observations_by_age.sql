-- A server of the version before prunes more slowly until it is replaced: it finds no observations by age

drop index observation_by_age_idx;
create index observation_by_age_idx on observation ((account_id || ''), occurred_at);

comment on index observation_by_age_idx is 'Pruning: the observations older than a time. Not by the column of the account alone: PostgreSQL takes an account without statistics for empty, and would read the observations of a user by this index';

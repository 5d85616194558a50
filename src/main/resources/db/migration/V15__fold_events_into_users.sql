-- The part of a score that is of events kept no more.
alter table users
	add folded_level smallint,
	add folded_count bigint not null default 0,
	add folded_last timestamptz,
	add constraint users_folded_check check ((folded_level is null) = (folded_last is null) and (folded_level is null) = (folded_count = 0));

comment on column users.folded_level is 'The level of the events after the last reset that are kept no more, null if there are none';
comment on index event_by_time_idx is 'ScoreReader: GET {user_id}, order_by=timestamp; EventRepository.score, move; EventPruning: a user''s oldest events';
comment on index users_pkey is 'UserRepository.known, create, lock, save: users by id; EventPruning: all users, some at a time';
comment on index observation_by_age_idx is 'OldRows: what is older than detection state is kept';
comment on index suppressed_by_time_idx is 'SuppressedReader: GET suppressed; OldRows: what is older than detection state is kept';
comment on index rejected_line_by_time_idx is 'RejectedLineReader: GET logs/rejected; RejectedLineStore.prune: the newest are kept; OldRows: what is older than lines are kept';

-- One row for what would be one event: its newest evidence is there already, its first comes with it. Rows of the version before
-- have one evidence, which is both.
alter table suppressed
	add first_at timestamptz,
	add first_evidence json;

comment on column suppressed.first_at is 'The time of the first finding, null in rows of an older version: they have one finding';
comment on column suppressed.record is 'Made of the bucket; in rows of an older version the later login';
comment on column suppressed.other is 'The same as record; in rows of an older version the earlier login';
comment on index suppressed_pkey is 'SuppressedStore.add, move, delete: one row for what would be one event';

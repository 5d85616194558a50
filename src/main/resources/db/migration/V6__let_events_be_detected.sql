alter table event add bucket text, add stored_at timestamptz not null default now();

comment on column event.bucket is 'What makes the findings of a user and a behaviour one event; null for a reported event';
comment on column event.stored_at is 'When the event was first stored';

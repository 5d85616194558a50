alter table custom_dataset add column id uuid not null default gen_random_uuid();

comment on column custom_dataset.id is 'A dataset that is made again under the same name gets a new id';

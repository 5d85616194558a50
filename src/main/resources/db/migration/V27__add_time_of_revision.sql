alter table behavior_setting add column revised_at timestamptz;

comment on column behavior_setting.revised_at is 'When the rule was changed last; null if never since this column exists';

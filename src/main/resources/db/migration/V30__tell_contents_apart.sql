-- Of two records with one id and one time, the one with the smaller content counts.
alter table observation add content uuid;

comment on column observation.content is 'Made of the fields of the record; null in rows of an older version, whose records stand';

alter table rejected_line add column element boolean not null default false;

update rejected_line
set element = true
where reason ~ '^element [0-9]+: ';

comment on column rejected_line.element is 'Whether it was a record in an object around it. A replay searches all other lines for records in them';
comment on column rejected_line.id is 'A hash of the dataset, the whole line, and whether it was a record in an object, so that each is kept once';

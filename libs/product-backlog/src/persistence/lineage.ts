/** SQL for the ids of an item and of all that it was split from, one after the other: what is theirs is its own (P11). */
export const lineage = (item: string): string => `
  with recursive line (id) as (
    select ${item}::uuid
    union select (i.marks ->> 'splitFrom')::uuid from line join product_backlog.item i on i.id = line.id
    where i.marks -> 'splitFrom' is not null)
  select id from line`;

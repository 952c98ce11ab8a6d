import { EntitySchema } from 'typeorm';
import type { RequestComment, RequestForm } from '../../contract/index.js';
import { PRODUCT_SCHEMA, json, key, moment, optional, text, uuid, type OfTeam } from '../columns.js';

const bytes = (name: string) => ({ name, type: 'bytea' as const });

/** The public form of a backlog that is in force, if one is. */
export const RequestFormTable = new EntitySchema<RequestForm & OfTeam & { tokenHash: Buffer }>({
  name: 'RequestForm',
  schema: PRODUCT_SCHEMA,
  tableName: 'request_form',
  columns: {
    teamId: key(uuid('team_id')),
    tokenHash: bytes('token_hash'),
    hint: text('hint'),
    madeBy: json('made_by'),
    madeAt: moment('made_at'),
  },
  indices: [{ name: 'request_form_token', columns: ['tokenHash'], unique: true }],
});

/** The private link of a request: no hash once it was revoked. */
export const FollowLinkTable = new EntitySchema<
  OfTeam & { requestId: string; tokenHash: Buffer | null; openedAt: string | null }
>({
  name: 'FollowLink',
  schema: PRODUCT_SCHEMA,
  tableName: 'follow_link',
  columns: {
    requestId: key(uuid('request_id')),
    teamId: uuid('team_id'),
    tokenHash: optional(bytes('token_hash')),
    openedAt: optional(moment('opened_at')),
  },
  indices: [{ name: 'follow_link_token', columns: ['tokenHash'], unique: true }],
});

export const RequestCommentTable = new EntitySchema<RequestComment & OfTeam>({
  name: 'RequestComment',
  schema: PRODUCT_SCHEMA,
  tableName: 'request_comment',
  columns: {
    id: key(uuid('id')),
    teamId: uuid('team_id'),
    requestId: uuid('request_id'),
    text: text('text'),
    public: { name: 'public', type: 'boolean' },
    by: json('by'),
    at: moment('at'),
  },
  indices: [{ name: 'request_comment_request', columns: ['requestId', 'id'] }],
});

export const askingTables = [RequestFormTable, FollowLinkTable, RequestCommentTable];

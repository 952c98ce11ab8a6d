import { EntitySchema } from 'typeorm';
import type { Evidence, StakeholderLink, VerdictGiven } from '../../contract/index.js';

export interface OfItem {
  teamId: string;
  itemId: string;
}

export const EvidenceTable = new EntitySchema<Evidence & OfItem>({
  name: 'Evidence',
  schema: 'product_backlog',
  tableName: 'evidence',
  columns: {
    id: { name: 'id', type: 'uuid', primary: true },
    teamId: { name: 'team_id', type: 'uuid' },
    itemId: { name: 'item_id', type: 'uuid' },
    number: { name: 'number', type: 'jsonb', nullable: true },
    link: { name: 'link', type: 'text', nullable: true },
    note: { name: 'note', type: 'text' },
    by: { name: 'by', type: 'jsonb' },
    at: { name: 'at', type: 'timestamptz' },
  },
  indices: [{ name: 'evidence_of_item', columns: ['itemId', 'id'] }],
});

/** The verdict that stands of an item; its board card says only which it is. */
export const VerdictTable = new EntitySchema<VerdictGiven & OfItem>({
  name: 'Verdict',
  schema: 'product_backlog',
  tableName: 'verdict',
  columns: {
    itemId: { name: 'item_id', type: 'uuid', primary: true },
    teamId: { name: 'team_id', type: 'uuid' },
    verdict: { name: 'verdict', type: 'text' },
    reason: { name: 'reason', type: 'text' },
    by: { name: 'by', type: 'jsonb' },
    at: { name: 'at', type: 'timestamptz' },
  },
});

export const StakeholderLinkTable = new EntitySchema<StakeholderLink & { teamId: string; tokenHash: Buffer }>({
  name: 'StakeholderLink',
  schema: 'product_backlog',
  tableName: 'stakeholder_link',
  columns: {
    teamId: { name: 'team_id', type: 'uuid', primary: true },
    tokenHash: { name: 'token_hash', type: 'bytea' },
    hint: { name: 'hint', type: 'text' },
    madeBy: { name: 'made_by', type: 'jsonb' },
    madeAt: { name: 'made_at', type: 'timestamptz' },
  },
  indices: [{ name: 'stakeholder_link_token', columns: ['tokenHash'], unique: true }],
});

export const evidenceEntities = [EvidenceTable, VerdictTable, StakeholderLinkTable];

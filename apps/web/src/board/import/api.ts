import { useQuery } from '@tanstack/react-query';
import { command, read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { words } from './words.js';

export type Target = keyof typeof words.targets;
export type Field = keyof typeof words.fields;

/** A file as it is sent, with what is to be read otherwise than it looks. */
export interface ImportFile {
  name: string;
  text: string;
  mapping?: Record<string, Field | null>;
  choices?: Record<string, Target>;
}

export interface Loss {
  what: string;
  why: string;
  count: number;
}

export interface Group {
  id: string;
  name: string;
  target: Target;
  why: string;
  count: number;
}

export interface PreviewRow {
  key: string;
  title: string;
  type: string;
  target: Target;
  known: boolean;
}

export interface Preview {
  format: keyof typeof words.formats;
  columns: { name: string; field: Field | null }[];
  groups: Group[];
  rows: PreviewRow[];
  losses: Loss[];
  whole: { items: number; requests: number; goals: number } | null;
}

export interface Run {
  id: string;
  at: string;
  body: {
    file: string;
    by: { id: string; name: string };
    state: 'running' | 'finished' | 'failed';
    total: number;
    gone: number;
    inbox: number;
    order: number;
    tickets: number;
    known: number;
    skipped: number;
    losses: Loss[];
  };
}

const ofTeam = (slug: string, rest: string) => `/api/teams/${slug}/${rest}`;

export const previewFile = (slug: string, file: ImportFile) => command<Preview>(ofTeam(slug, 'import/preview'), file);
export const runImport = (slug: string, file: ImportFile) => command<Run>(ofTeam(slug, 'import'), file);
export const exportAddress = (slug: string, format: 'json' | 'csv') =>
  ofTeam(slug, `product-backlog/export?format=${format}`);

/** The imports of the team, the last first; asked again and again while one runs. */
export function useRuns(running: boolean) {
  const { teamSlug } = useMe();
  return useQuery({
    queryKey: ['imports', teamSlug],
    queryFn: async ({ signal }) => (await read<{ imports: Run[] }>(ofTeam(teamSlug, 'imports'), signal)).imports,
    refetchInterval: running ? 500 : false,
    enabled: teamSlug !== '',
  });
}

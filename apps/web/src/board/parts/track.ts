import type { ComponentType, ReactNode } from 'react';
import type { Refused } from '../../http/refused.js';

export type TrackName = 'product' | 'service';

/** A column as every track shows it. */
export interface ColumnFace {
  readonly id: string;
  readonly name: string;
  readonly policy: string;
  readonly limit: { readonly count: number; readonly mode: string } | null;
  readonly breaches: readonly { readonly by: { readonly name: string } }[];
}

/** What the board must know of any card. */
export interface CardFacts {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly column: string;
  readonly blocked: boolean;
  readonly assignees: readonly string[];
  readonly severity: number | null;
}

export interface Filter {
  readonly text: string;
  readonly mine: boolean;
  readonly unassigned: boolean;
  readonly blocked: boolean;
  readonly sev1: boolean;
  /** Single tickets are folded away behind the groups of a storm: on a phone, where nothing else is asked for. */
  readonly groups: boolean;
}

/** A place beside another card. */
export type Beside = { before: string } | { after: string };

/** Where the virtual list has put a card. */
export interface Frame {
  readonly id: string;
  readonly track: TrackDefinition;
  readonly columnId: string;
  /** From 0. */
  readonly at: number;
  readonly of: number;
  /** Distance from the top of the list, in px. */
  readonly start: number;
  readonly tabStop: boolean;
}

export interface Asked {
  readonly title: string;
  /** Of the line to write; without it only yes or no is asked, and yes is an empty line. */
  readonly label?: string;
  readonly about?: string;
  readonly submit: string;
}

/** Asks the person for one line; null when they think better of it. */
export type AskLine = (asked: Asked) => Promise<string | null>;

/** Something one can do with a card, by key and by menu. */
export interface CardAction {
  readonly id: string;
  readonly keys: string;
  /** What the help sheet says. */
  readonly words: string;
  /** What the menu says for this card, `null` when it is not for it; `why`: it is for it, but not now. */
  offer(id: string): { label: string; why?: string | undefined } | null;
  run(id: string, ask: AskLine): Promise<unknown> | void;
  /** What its button on the cards of a phone says; without, it has none. */
  short?(id: string): string;
}

/** One of the two tracks, as the board and its parts see it. */
export interface TrackDefinition {
  readonly name: TrackName;
  /** `decided`: people order it; `calculated`: nobody does. */
  readonly law: 'decided' | 'calculated';
  readonly title: string;
  /** One sentence: who or what orders this track. */
  readonly lawInWords: string;
  readonly columnIds: readonly string[];
  /** Where finished cards are; collapsed to a rail. */
  readonly endColumn: string;
  readonly Card: ComponentType<Frame>;
  readonly actions: readonly CardAction[];
  useColumns(): readonly ColumnFace[];
  useIds(columnId: string): readonly string[];
  /** How many of them count against no limit of the column; none without it. */
  useOutside?(columnId: string): number;
  subscribe(key: string, tell: () => void): () => void;
  card(id: string): CardFacts | null;
  cards(): Iterable<CardFacts>;
  ids(columnId: string): readonly string[];
  matches(id: string, filter: Filter, me: string): boolean;
  /** Enters a held column at once. */
  urgent(id: string): boolean;
  /** Where the card would stand in that column: shown while dragging and in the move menu. */
  landing(id: string, columnId: string): string;
  /** Asked before a move, where the column wants to know something. */
  question(id: string, columnId: string): { title: string; label: string; submit: string } | null;
  move(id: string, columnId: string, reason?: string): Promise<unknown>;
  /** Puts a card beside another one; in a calculated track, the reason why not. */
  rank: ((id: string, beside: Beside) => Promise<unknown>) | null;
  /** Whether a ranking decides, proposes, or is not for this person; and the sentence that says so. */
  ranking(): { means: 'decides' | 'proposes' | 'nothing'; words: string };
  emptyColumn(columnId: string): ReactNode;
  /** Said where this person sees no columns at all. */
  nothingHere(): string;
  /** Loaded when they are wanted. */
  readonly Panel: ComponentType<PanelProps>;
  readonly Why: ComponentType<WhyProps>;
  readonly Refusal: ComponentType<RefusalProps>;
  readonly ColumnDialog: ComponentType<ColumnDialogProps>;
  readonly CreateDialog: ComponentType<{ open: boolean; onClose: () => void }>;
}

export interface PanelProps {
  cardId: string;
  onClose: () => void;
}

export interface ColumnDialogProps {
  columnId: string;
  onClose: () => void;
}

export interface WhyProps {
  cardId: string;
  anchor: Element | null;
  onClose: () => void;
  onOpenCard: (id: string) => void;
}

export interface RefusalProps {
  refused: Refused;
  cardId: string;
  retry: (reason?: string) => Promise<unknown>;
  onClose: () => void;
  anchor: Element | null;
  onOpenCard: (id: string) => void;
}

export const placeKey = (track: TrackName, columnId: string): string => `${track}/${columnId}`;

/** Whether its cards have buttons on a phone. */
export const hasButtons = (track: TrackDefinition): boolean => track.actions.some(({ short }) => short);
